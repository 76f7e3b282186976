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
 * A sheet of balances, and how it was understood.
 *
 * @param parseResult what was found in it as a whole
 * @param headerRow the row whose cells were taken as the names of the columns, as a spreadsheet numbers it; 0 where there is none
 * @param columnMappings which column was taken as what, in their order
 * @param balances what it states; nothing that a flaw stands in the way of
 * @param precision to what it rounds: to the last digit that any of its amounts has, in millions or billions; else exact
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
     * A column and what it was taken as.
     *
     * @param column its name in the file
     * @param flow that the name says, of an amount
     * @param year that the name says, of an amount
     * @param unit of an amount
     */
    public record ColumnMapping(
            String column,
            ColumnRole role,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            @Nullable AmountUnit unit) {}

    /**
     * A balance that the sheet states.
     *
     * @param moment null where it says none
     */
    public record SpreadsheetBalance(
            long row,
            ItemPath item,
            Flow flow,
            BudgetYear year,
            @Nullable Moment moment,
            Thousands thousands) {}
}
