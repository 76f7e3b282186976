package nl.mutatieboek.balance;

import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import org.jspecify.annotations.Nullable;

/**
 * Which balances are asked.
 *
 * @param item a chapter or an item; null means every chapter
 * @param flow null means every flow that has something
 * @param year null means every budget year that has something
 * @param depth how many levels below are asked as rows of their own, 0 to 8
 * @param lineage whether the item itself is counted together with what it was before
 */
public record BalanceCriteria(
        @Nullable ItemPath item,
        @Nullable Flow flow,
        @Nullable BudgetYear year,
        int depth,
        boolean lineage) {
    /** Items have at most eight levels below the chapter. */
    public static final int MAX_DEPTH = 8;

    /** The items as they are. */
    public BalanceCriteria(@Nullable ItemPath item, @Nullable Flow flow, @Nullable BudgetYear year, int depth) {
        this(item, flow, year, depth, false);
    }

    public BalanceCriteria {
        if (depth < 0 || depth > MAX_DEPTH) {
            throw new IllegalArgumentException("Items have at most eight levels");
        }
    }
}
