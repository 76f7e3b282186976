package nl.mutatieboek.balance;

import nl.mutatieboek.api.SourceRequest;
import nl.mutatieboek.api.ValidatedRequest;
import nl.mutatieboek.budget.PublishedBalance;
import nl.mutatieboek.budget.term.Basis;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.Precision;
import nl.mutatieboek.budget.term.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Records a balance that a document states.
 *
 * @param precisionThousands exact by default
 * @param basis how it is known, where it was not read in the document itself
 * @param note what a reader of it must know
 */
record PublishedBalanceRequest(
        ItemPath item,
        Flow flow,
        BudgetYear year,
        Moment moment,
        Thousands thousands,
        @Nullable Precision precisionThousands,
        SourceRequest source,
        @Nullable Basis basis,
        @Nullable String note)
        implements ValidatedRequest {
    PublishedBalance published() {
        return new PublishedBalance(
                item,
                flow,
                year,
                moment,
                thousands,
                precisionThousands == null ? Precision.EXACT : precisionThousands,
                source.source(),
                basis,
                note);
    }
}
