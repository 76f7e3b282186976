package nl.mutatieboek.report.question;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.Thousands;
import nl.mutatieboek.structure.Point;
import nl.mutatieboek.structure.Structure.KnownMoment;
import org.jspecify.annotations.Nullable;

/** Moments along their line, as far as a point presents them; and sums of what may not be known. */
final class Reading {
    private Reading() {}

    /** The moments that are presented, the earliest first. */
    static Stream<Moment> presented(Point point) {
        return point.outline().moments().stream().map(KnownMoment::moment).filter(point::presents);
    }

    /** The last of those that are presented. */
    static Optional<Moment> last(Point point, Predicate<Moment> of) {
        return presented(point).filter(of).reduce((earlier, later) -> later);
    }

    /** The last that is presented before another. */
    static Optional<Moment> before(Moment moment, Point point) {
        Comparator<Moment> line = point.line();
        return last(point, one -> line.compare(one, moment) < 0);
    }

    /** Nothing known and something known are something known; nothing known twice is nothing known, and not zero. */
    static @Nullable Thousands plus(@Nullable Thousands one, @Nullable Thousands other) {
        return one == null ? other : other == null ? one : one.plus(other);
    }
}
