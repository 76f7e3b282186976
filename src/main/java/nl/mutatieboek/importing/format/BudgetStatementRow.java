package nl.mutatieboek.importing.format;

import java.util.Map;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;

/**
 * A row of the published budget statements: the balances of an article at each moment of its budget year.
 *
 * @param row row number as in a spreadsheet
 * @param year budget year
 * @param chapterName name as printed that year; names of chapters and articles change over the years
 * @param articleCode such as {@code 37}; its meaning can change from year to year
 * @param articleName name as printed that year
 * @param balances by moment of the year: OWB, VB, O1, O2 and SW; an unpublished balance is absent, which is not zero
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
