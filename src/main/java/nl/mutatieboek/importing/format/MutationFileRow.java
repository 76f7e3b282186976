package nl.mutatieboek.importing.format;

import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.StatedMarks;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** A row of a mutation: the amount for one item, flow and year. */
record MutationFileRow(
        long row,
        ItemPath item,
        Flow flow,
        BudgetYear year,
        Thousands amount,
        Basis basis,
        @Nullable String note,
        @Nullable Thousands suggested,
        @Nullable StatedMarks marks) {
    /** Its account; a mutation states each account once. */
    BudgetAccount account() {
        return new BudgetAccount(item, flow, year);
    }
}
