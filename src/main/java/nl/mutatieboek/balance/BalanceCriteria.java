package nl.mutatieboek.balance;

import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MarkSelection;
import org.jspecify.annotations.Nullable;

/**
 * Criteria of balances.
 *
 * @param item chapter or item; null for all chapters
 * @param flow null for every flow with a balance
 * @param year null for every budget year with a balance
 * @param depth number of levels below with their own rows, 0 to 8
 * @param lineage whether predecessors of the item are included
 * @param mark only what lines with this mark amount to; null for all
 */
public record BalanceCriteria(
        @Nullable ItemPath item,
        @Nullable Flow flow,
        @Nullable BudgetYear year,
        int depth,
        boolean lineage,
        @Nullable MarkSelection mark) {
    /** Items have at most eight levels below the chapter. */
    public static final int MAX_DEPTH = 8;

    /** All balances of all items. */
    public static final BalanceCriteria EVERYTHING = new BalanceCriteria(null, null, null, MAX_DEPTH);

    /** Criteria without predecessors. */
    public BalanceCriteria(@Nullable ItemPath item, @Nullable Flow flow, @Nullable BudgetYear year, int depth) {
        this(item, flow, year, depth, false, null);
    }

    public BalanceCriteria {
        if (depth < 0 || depth > MAX_DEPTH) {
            throw new IllegalArgumentException("Items have at most eight levels");
        }
    }
}
