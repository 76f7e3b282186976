package nl.mutatieboek.structure;

import org.jspecify.annotations.Nullable;

/**
 * The axes on which an answer was given, those left out as null.
 *
 * @param ledgerNumber the number up to which it is complete
 */
public record AxesShown(
        @Nullable String effectiveOn,
        @Nullable String knownAt,
        @Nullable String moment,
        long ledgerNumber) {
    public static AxesShown of(Point point) {
        Axes axes = point.axes();
        return new AxesShown(
                axes.effectiveOn() == null ? null : axes.effectiveOn().toString(),
                axes.knownAt(),
                axes.moment() == null ? null : axes.moment().toString(),
                point.ledgerNumber());
    }
}
