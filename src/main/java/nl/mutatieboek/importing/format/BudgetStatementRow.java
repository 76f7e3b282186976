package nl.mutatieboek.importing.format;

import java.util.Map;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;

/**
 * One line of the budget statements that Rijksfinanciën publishes: what an article had at each moment of its year.
 *
 * @param row in the file, as a spreadsheet numbers it
 * @param year the budget year
 * @param chapterName as printed that year; it changes over the years, and so do the articles
 * @param articleCode such as {@code 37}; another year can mean another article by it
 * @param articleName as printed that year
 * @param balances by moment of the year: OWB, VB, O1, O2 and SW; what is not published is absent, which is not zero
 */
public record BudgetStatementRow(
        long row,
        BudgetYear year,
        Flow flow,
        ChapterCode chapter,
        String chapterName,
        String articleCode,
        String articleName,
        Map<Moment, Thousands> balances) {
    public BudgetStatementRow {
        balances = Map.copyOf(balances);
    }
}
