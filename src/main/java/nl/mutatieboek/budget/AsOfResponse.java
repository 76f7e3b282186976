package nl.mutatieboek.budget;

import org.jspecify.annotations.Nullable;

/**
 * The time axes of a response; absent axes are null.
 *
 * @param ledgerNumber the number up to which the response is complete
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
