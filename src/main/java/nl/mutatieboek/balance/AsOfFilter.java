package nl.mutatieboek.balance;

import java.time.LocalDate;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.domain.value.Moment;
import org.jspecify.annotations.Nullable;

/** A point in time as numbers, and a mark if one is asked for, to compare postings with. */
final class AsOfFilter {
    private final ResolvedAsOf asOf;
    private final MomentOrder order;
    private final int lastDay;
    private final int lastMomentRank;
    private final @Nullable MarkSelection mark;

    /** @param mark selects lines; null for all */
    AsOfFilter(ResolvedAsOf asOf, MomentOrder order, @Nullable MarkSelection mark) {
        this.mark = mark;
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
        this.mark = whole.mark;
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

    MomentOrder order() {
        return order;
    }

    /** Rank of a moment, by its number in the postings. */
    int momentRank(int moment) {
        return order.ranks()[moment];
    }

    /** Rank of the last moment that counts. */
    int lastMomentRank() {
        return lastMomentRank;
    }

    /** Whether it selects lines by a mark. */
    boolean hasMark() {
        return mark != null;
    }

    /** Whether it selects a line of an account by its marks. */
    boolean selects(BudgetAccount account, BudgetMarks stated) {
        return mark == null || mark.matches(stated.orElse(defaultMarks(account)), account.flow());
    }

    /** Default marks of the lines of an account, as known at the point in time. */
    BudgetMarks defaultMarks(BudgetAccount account) {
        return asOf.structure().defaultMarks(account.item(), account.year()).of(account.flow());
    }

    /** The moment of a rank. */
    Moment moment(int rank) {
        return order.sorted().get(rank);
    }
}
