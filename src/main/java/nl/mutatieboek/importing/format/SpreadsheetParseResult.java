package nl.mutatieboek.importing.format;

import java.util.List;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.table.AmountUnit;
import org.jspecify.annotations.Nullable;

/**
 * Balances parsed from a sheet, and how its columns were mapped.
 *
 * @param parseResult rows, flaws and skipped totals
 * @param headerRow row taken as the header, as a spreadsheet numbers it; 0 if there is none
 * @param columnMappings columns and their roles, in order
 * @param balances valid balances
 * @param precision precision to which the sheet rounds: the last non-zero digit of its amounts in millions or billions;
 *     otherwise exact
 */
public record SpreadsheetParseResult(
        FileParseSummary parseResult,
        long headerRow,
        List<ColumnMapping> columnMappings,
        List<SpreadsheetBalance> balances,
        Precision precision) {
    public SpreadsheetParseResult {
        columnMappings = List.copyOf(columnMappings);
        balances = List.copyOf(balances);
    }

    /**
     * A column and its role.
     *
     * @param column name in the file
     * @param flow flow in the name of an amount column
     * @param year year in the name of an amount column
     * @param unit unit of an amount column
     */
    public record ColumnMapping(
            String column,
            ColumnRole role,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            @Nullable AmountUnit unit) {}

    /**
     * A balance in the sheet.
     *
     * @param moment null if the row names none
     */
    public record SpreadsheetBalance(
            long row,
            ItemPath item,
            Flow flow,
            BudgetYear year,
            @Nullable Moment moment,
            Thousands thousands) {}
}
