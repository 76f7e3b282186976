package nl.mutatieboek.importing.reconciliation;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.importing.format.SpreadsheetOptions;
import nl.mutatieboek.importing.table.AmountUnit;
import nl.mutatieboek.platform.http.DomainTermValidator;
import nl.mutatieboek.platform.http.KnownAtValidator;
import org.jspecify.annotations.Nullable;

/**
 * What somebody fills in on the page; what is left blank is not said.
 *
 * @param format begrotingsstaten, balances or sheet
 * @param preview whether only to tell how a sheet is understood
 * @param all whether what is equal is told as well
 * @param columns of a sheet: {@code article=Nr; amount=Raming}
 */
record ReconciliationForm(
        @Nullable String format,
        @Nullable Boolean preview,
        @Nullable Boolean all,
        @Nullable String chapter,
        @Nullable String flow,
        @Nullable String year,
        @Nullable String unit,
        @Nullable String sheet,
        @Nullable String columns,
        @Nullable String moment,
        @Nullable String effectiveOn,
        @Nullable String knownAt) {
    static final ReconciliationForm BLANK =
            new ReconciliationForm(null, null, null, null, null, null, null, null, null, null, null, null);

    AsOfQuery asOfQuery() {
        return new AsOfQuery(
                said(effectiveOn, DomainTermValidator::parseDate),
                said(knownAt, KnownAtValidator::require),
                said(moment, Moment::parse));
    }

    SpreadsheetOptions spreadsheetOptions() {
        String named = said(columns, text -> text);
        return new SpreadsheetOptions(
                SpreadsheetOptions.parseColumns(named == null ? List.of() : Arrays.asList(named.split(";"))),
                said(chapter, ChapterCode::new),
                said(flow, Flow::parse),
                said(year, BudgetYear::parse),
                said(moment, Moment::parse) != null,
                said(unit, AmountUnit::parse));
    }

    @Nullable
    String sheetName() {
        return said(sheet, text -> text);
    }

    private static <T> @Nullable T said(@Nullable String text, Function<String, T> word) {
        return text == null || text.isBlank() ? null : word.apply(text.strip());
    }
}
