package nl.mutatieboek.budget;

import org.jspecify.annotations.Nullable;

/**
 * The axes on which an answer was given, those left out as null.
 *
 * @param ledgerNumber the number up to which it is complete
 */
public record AsOfResponse(
        @Nullable String effectiveOn,
        @Nullable String knownAt,
        @Nullable String moment,
        long ledgerNumber) {
    public static AsOfResponse of(ResolvedAsOf point) {
        AsOfQuery axes = point.axes();
        return new AsOfResponse(
                axes.effectiveOn() == null ? null : axes.effectiveOn().toString(),
                axes.knownAt(),
                axes.moment() == null ? null : axes.moment().toString(),
                point.ledgerNumber());
    }
}
