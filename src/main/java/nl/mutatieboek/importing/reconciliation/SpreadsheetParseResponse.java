package nl.mutatieboek.importing.reconciliation;

import java.util.List;
import java.util.Locale;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.importing.ImportResultResponse;
import nl.mutatieboek.importing.ImportResultResponse.RowFindingResponse;
import nl.mutatieboek.importing.format.SpreadsheetParseResult;
import nl.mutatieboek.platform.format.MessageRenderer;
import org.jspecify.annotations.Nullable;

/**
 * How somebody's sheet was understood.
 *
 * @param headerRow the row whose cells name the columns, as a spreadsheet numbers it; null where there is none
 * @param columns which column was taken as what, in the order of the file
 * @param columnsNotRead the others
 * @param rows how many rows stand below the header
 * @param balances how many balances they state
 * @param roundedThousands to what it rounds, in whole thousands of euros: to the last digit that any of its amounts has; 1 where it
 *     does not
 * @param first the first of those, as they were understood
 * @param problems why it cannot be understood, the first thousand
 * @param problemCount how many problems there are
 */
public record SpreadsheetParseResponse(
        @Nullable Long headerRow,
        List<ColumnMappingResponse> columns,
        List<String> columnsNotRead,
        long rows,
        long balances,
        long roundedThousands,
        List<SpreadsheetBalanceResponse> first,
        List<RowFindingResponse> problems,
        long problemCount) {
    private static final int SOME = 5;

    public SpreadsheetParseResponse {
        columns = List.copyOf(columns);
        columnsNotRead = List.copyOf(columnsNotRead);
        first = List.copyOf(first);
        problems = List.copyOf(problems);
    }

    /**
     * A column and what it was taken as.
     *
     * @param column its name in the file
     * @param as item, chapter, article, article_part, instrument, flow, year, moment, budget_year or amount
     * @param flow that its name says, of an amount
     * @param year that its name says, of an amount
     * @param unit of an amount: euros, thousands, millions or billions
     */
    public record ColumnMappingResponse(
            String column,
            String as,
            @Nullable Flow flow,
            @Nullable Integer year,
            @Nullable String unit) {}

    /** A balance of the sheet, in whole thousands of euros. */
    public record SpreadsheetBalanceResponse(
            long row,
            String item,
            Flow flow,
            int year,
            @Nullable String moment,
            long thousands) {}

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
                sheet.balances().stream()
                        .limit(SOME)
                        .map(SpreadsheetParseResponse::balance)
                        .toList(),
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
                taken.year() == null ? null : taken.year().value(),
                taken.unit() == null ? null : taken.unit().toString());
    }

    private static SpreadsheetBalanceResponse balance(SpreadsheetParseResult.SpreadsheetBalance balance) {
        return new SpreadsheetBalanceResponse(
                balance.row(),
                balance.item().toString(),
                balance.flow(),
                balance.year().value(),
                balance.moment() == null ? null : balance.moment().toString(),
                balance.thousands().value());
    }
}
