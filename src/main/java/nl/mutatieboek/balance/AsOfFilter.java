package nl.mutatieboek.balance;

import java.time.LocalDate;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Moment;
import org.jspecify.annotations.Nullable;

/** A point in time as numbers, to compare postings with. */
final class AsOfFilter {
    private final ResolvedAsOf asOf;
    private final MomentOrder order;
    private final int lastDay;
    private final int lastMomentRank;

    AsOfFilter(ResolvedAsOf asOf, MomentOrder order) {
        this.asOf = asOf;
        this.order = order;
        LocalDate effectiveOn = asOf.axes().effectiveOn();
        this.lastDay = effectiveOn == null ? Integer.MAX_VALUE : Math.toIntExact(effectiveOn.toEpochDay());
        this.lastMomentRank = lastMomentRank(asOf.axes().moment());
    }

    private AsOfFilter(AsOfFilter whole, int lastRank) {
        this.asOf = whole.asOf;
        this.order = whole.order;
        this.lastDay = whole.lastDay;
        this.lastMomentRank = lastRank;
    }

    private int lastMomentRank(@Nullable Moment moment) {
        return moment == null
                ? order.sorted().size()
                : Math.toIntExact(order.sorted().stream()
                                .filter(other -> asOf.momentOrder().compare(other, moment) <= 0)
                                .count())
                        - 1;
    }

    /** The filter limited to moments up to this one. */
    AsOfFilter limitedTo(Moment moment) {
        return new AsOfFilter(this, Math.min(lastMomentRank, lastMomentRank(moment)));
    }

    /** The filter limited to moments before this one. */
    AsOfFilter limitedBefore(Moment moment) {
        return new AsOfFilter(
                this,
                Math.min(
                        lastMomentRank, lastMomentRank(moment) - (order.sorted().contains(moment) ? 1 : 0)));
    }

    /** Last ledger number that counts. */
    long lastLedgerNumber() {
        return asOf.ledgerNumber();
    }

    /** Last effective day that counts, as an epoch day. */
    int lastDay() {
        return lastDay;
    }

    /** Rank of a moment, by its number in the postings. */
    int momentRank(int moment) {
        return order.ranks()[moment];
    }

    /** Rank of the last moment that counts. */
    int lastMomentRank() {
        return lastMomentRank;
    }

    /** The moment of a rank. */
    Moment moment(int rank) {
        return order.sorted().get(rank);
    }
}
