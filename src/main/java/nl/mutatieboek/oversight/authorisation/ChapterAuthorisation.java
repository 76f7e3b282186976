package nl.mutatieboek.oversight.authorisation;

import java.util.List;
import nl.mutatieboek.budget.StructureQueries.KnownBill;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Presented and authorised amounts of a chapter in a budget year. An act authorises its own year only.
 *
 * @param act the last act, which amends the earlier ones; null if there is none
 * @param authorisedIn the last authorised moment: for the budget act that of the adopted budget, if it is known
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
