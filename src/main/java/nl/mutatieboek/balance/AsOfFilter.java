package nl.mutatieboek.balance;

import java.time.LocalDate;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Moment;
import org.jspecify.annotations.Nullable;

/** A point on the three axes as lines are compared with it: numbers only. */
final class AsOfFilter {
    private final ResolvedAsOf point;
    private final MomentOrder order;
    private final int lastDay;
    private final int lastMomentRank;

    AsOfFilter(ResolvedAsOf point, MomentOrder order) {
        this.point = point;
        this.order = order;
        LocalDate effectiveOn = point.axes().effectiveOn();
        this.lastDay = effectiveOn == null ? Integer.MAX_VALUE : Math.toIntExact(effectiveOn.toEpochDay());
        this.lastMomentRank = lastMomentRank(point.axes().moment());
    }

    private AsOfFilter(AsOfFilter whole, int lastRank) {
        this.point = whole.point;
        this.order = whole.order;
        this.lastDay = whole.lastDay;
        this.lastMomentRank = lastRank;
    }

    private int lastMomentRank(@Nullable Moment moment) {
        return moment == null
                ? order.sorted().size()
                : Math.toIntExact(order.sorted().stream()
                                .filter(one -> point.momentOrder().compare(one, moment) <= 0)
                                .count())
                        - 1;
    }

    /** The same, up to a moment. */
    AsOfFilter limitedTo(Moment moment) {
        return new AsOfFilter(this, Math.min(lastMomentRank, lastMomentRank(moment)));
    }

    /** The same, without a moment and all after it. */
    AsOfFilter limitedBefore(Moment moment) {
        return new AsOfFilter(
                this,
                Math.min(
                        lastMomentRank, lastMomentRank(moment) - (order.sorted().contains(moment) ? 1 : 0)));
    }

    /** The ledger number up to which entries count. */
    long lastLedgerNumber() {
        return point.ledgerNumber();
    }

    /** The last effective day, as an epoch day. */
    int lastDay() {
        return lastDay;
    }

    /** The place of a moment on the line, by the number that a line has of it. */
    int momentRank(int moment) {
        return order.ranks()[moment];
    }

    /** The place of the last moment that is presented. */
    int lastMomentRank() {
        return lastMomentRank;
    }

    /** The moment with that place. */
    Moment moment(int rank) {
        return order.sorted().get(rank);
    }
}
