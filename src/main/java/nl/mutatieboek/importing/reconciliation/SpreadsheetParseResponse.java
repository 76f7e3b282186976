package nl.mutatieboek.importing.reconciliation;

import java.util.List;
import java.util.Locale;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.importing.ImportResultResponse;
import nl.mutatieboek.importing.ImportResultResponse.RowFindingResponse;
import nl.mutatieboek.importing.format.SpreadsheetParseResult;
import nl.mutatieboek.platform.format.MessageRenderer;
import org.jspecify.annotations.Nullable;

/**
 * How a sheet was parsed.
 *
 * @param headerRow row of the header, as a spreadsheet numbers it; null if there is none
 * @param columns columns and their roles, in the order of the file
 * @param columnsNotRead other columns
 * @param rows number of rows below the header
 * @param balances number of balances
 * @param roundedThousands precision in whole thousands of euros: the last non-zero digit of its amounts; 1 if exact
 * @param first the first balances, as parsed
 * @param problems reasons why it cannot be parsed, the first 1,000
 * @param problemCount number of problems
 */
public record SpreadsheetParseResponse(
        @Nullable Long headerRow,
        List<ColumnMappingResponse> columns,
        List<String> columnsNotRead,
        long rows,
        long balances,
        long roundedThousands,
        List<SpreadsheetParseResult.SpreadsheetBalance> first,
        List<RowFindingResponse> problems,
        long problemCount) {
    private static final int MAX_PREVIEWED = 5;

    /**
     * A column and its role.
     *
     * @param column name in the file
     * @param as item, chapter, article, article_part, instrument, flow, year, moment, budget_year or amount
     * @param flow flow in the name of an amount column
     * @param year year in the name of an amount column
     * @param unit unit of an amount column: euros, thousands, millions or billions
     */
    public record ColumnMappingResponse(
            String column,
            String as,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            @Nullable String unit) {}

    public static SpreadsheetParseResponse of(
            SpreadsheetParseResult sheet, MessageRenderer sentences, Locale language) {
        return new SpreadsheetParseResponse(
                sheet.headerRow() == 0 ? null : sheet.headerRow(),
                sheet.columnMappings().stream()
                        .map(SpreadsheetParseResponse::taken)
                        .toList(),
                sheet.parseResult().unknownColumns(),
                sheet.parseResult().rows(),
                sheet.balances().size(),
                sheet.precision().thousands(),
                sheet.balances().stream().limit(MAX_PREVIEWED).toList(),
                sheet.parseResult().flaws().stream()
                        .map(flaw -> ImportResultResponse.found(flaw, sentences, language))
                        .toList(),
                sheet.parseResult().flawCount());
    }

    private static ColumnMappingResponse taken(SpreadsheetParseResult.ColumnMapping taken) {
        return new ColumnMappingResponse(
                taken.column(),
                taken.role().toString(),
                taken.flow(),
                taken.year(),
                taken.unit() == null ? null : taken.unit().toString());
    }
}
