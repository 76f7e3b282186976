package nl.mutatieboek.importing.reconciliation;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.KnownAtValidator;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.importing.format.SpreadsheetOptions;
import nl.mutatieboek.importing.table.AmountUnit;
import nl.mutatieboek.platform.format.DateParser;
import org.jspecify.annotations.Nullable;

/**
 * Form of the page; blank fields count as absent.
 *
 * @param format begrotingsstaten, balances, delivery or sheet
 * @param preview whether only to show how a sheet is parsed
 * @param all whether equal balances are listed too
 * @param columns columns of a sheet: {@code article=Nr; amount=Raming}
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

    AsOfQuery asOfQuery(Instant now) {
        return new AsOfQuery(
                parse(effectiveOn, Proposal::parseDate),
                parse(knownAt, text -> KnownAtValidator.require(DateParser.toUtcInstant(text, now))),
                parse(moment, Moment::parse));
    }

    SpreadsheetOptions spreadsheetOptions() {
        String named = parse(columns, text -> text);
        return new SpreadsheetOptions(
                SpreadsheetOptions.parseColumns(named == null ? List.of() : Arrays.asList(named.split(";"))),
                parse(chapter, ChapterCode::new),
                parse(flow, Flow::parse),
                parse(year, BudgetYear::parse),
                parse(moment, Moment::parse) != null,
                parse(unit, AmountUnit::parse));
    }

    @Nullable
    String sheetName() {
        return parse(sheet, text -> text);
    }

    private static <T> @Nullable T parse(@Nullable String text, Function<String, T> parser) {
        return text == null || text.isBlank() ? null : parser.apply(text.strip());
    }
}
