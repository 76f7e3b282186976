package nl.mutatieboek.balance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.structure.Point;
import org.jspecify.annotations.Nullable;

/** A point on the three axes as lines are compared with it: numbers only. */
final class Cut {
    private final Point point;
    private final List<Moment> sorted;
    private final int[] ranks;
    private final int lastDay;
    private final int lastRank;

    /** @param moments the moments of the lines, by the number that a line has of its moment */
    Cut(Point point, List<Moment> moments) {
        this.point = point;
        this.sorted = new ArrayList<>(moments);
        sorted.sort(point.line());
        this.ranks = moments.stream().mapToInt(sorted::indexOf).toArray();
        LocalDate effectiveOn = point.axes().effectiveOn();
        this.lastDay = effectiveOn == null ? Integer.MAX_VALUE : Math.toIntExact(effectiveOn.toEpochDay());
        this.lastRank = lastRank(point.axes().moment());
    }

    private Cut(Cut whole, int lastRank) {
        this.point = whole.point;
        this.sorted = whole.sorted;
        this.ranks = whole.ranks;
        this.lastDay = whole.lastDay;
        this.lastRank = lastRank;
    }

    private int lastRank(@Nullable Moment moment) {
        return moment == null
                ? sorted.size()
                : Math.toIntExact(sorted.stream()
                                .filter(one -> point.line().compare(one, moment) <= 0)
                                .count())
                        - 1;
    }

    /** The same, up to a moment. */
    Cut upTo(Moment moment) {
        return new Cut(this, Math.min(lastRank, lastRank(moment)));
    }

    /** The ledger number up to which entries count. */
    long upTo() {
        return point.ledgerNumber();
    }

    /** The last effective day, as an epoch day. */
    int lastDay() {
        return lastDay;
    }

    /** The place of a moment on the line, by the number that a line has of it. */
    int rank(int moment) {
        return ranks[moment];
    }

    /** The place of the last moment that is presented. */
    int lastRank() {
        return lastRank;
    }

    /** The moment with that place. */
    Moment moment(int rank) {
        return sorted.get(rank);
    }
}
