package nl.mutatieboek.oversight.authorisation;

import java.util.List;
import nl.mutatieboek.budget.StructureQueries.KnownBill;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import org.jspecify.annotations.Nullable;

/**
 * What was presented and what is authorised of a chapter in a budget year. An act authorises its own year only.
 *
 * @param act the last one, which changes what the others before it authorised; null while there is none
 * @param authorisedIn the moment up to which is authorised: of the budget act that of the adopted budget, if the book knows it
 * @param rows by article and flow
 */
public record ChapterAuthorisation(
        ChapterCode chapter,
        BudgetYear year,
        @Nullable KnownBill act,
        @Nullable Moment authorisedIn,
        List<ArticleAuthorisation> rows) {
    public ChapterAuthorisation {
        rows = List.copyOf(rows);
    }
}
