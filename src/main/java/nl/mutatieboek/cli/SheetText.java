package nl.mutatieboek.cli;

import java.io.PrintWriter;
import nl.mutatieboek.importing.reconciliation.SpreadsheetResponse;
import nl.mutatieboek.importing.reconciliation.SpreadsheetResponse.ColumnMappingResponse;
import nl.mutatieboek.importing.reconciliation.SpreadsheetResponse.SpreadsheetBalanceResponse;

/** How a sheet was understood, for people at a terminal. */
final class SheetText {
    private final PrintWriter out;

    SheetText(PrintWriter out) {
        this.out = out;
    }

    void print(String file, SpreadsheetResponse sheet) {
        out.printf(
                "%s: %s in %s%s%n",
                file,
                Count.of(sheet.balances(), "balance"),
                Count.of(sheet.rows(), "row"),
                sheet.headerRow() == null ? "" : ", below the header in row " + sheet.headerRow());
        sheet.problems().forEach(found -> out.println(FoundText.line(found)));
        Table columns = new Table("column", "taken as", "flow", "year", "unit");
        for (ColumnMappingResponse taken : sheet.columns()) {
            columns.row(taken.column(), taken.as(), taken.flow(), taken.year(), taken.unit());
        }
        sheet.columnsNotRead().forEach(column -> columns.row(column, "not read", "", "", ""));
        columns.print(out);
        if (sheet.roundedThousands() > 1) {
            out.printf("rounded to %,d thousand%n", sheet.roundedThousands());
        }
        if (!sheet.first().isEmpty()) {
            out.println();
            Table first = new Table("row", "item", "flow", "year", "moment", "thousands");
            for (SpreadsheetBalanceResponse balance : sheet.first()) {
                first.row(
                        balance.row(),
                        balance.item(),
                        balance.flow(),
                        balance.year(),
                        balance.moment(),
                        balance.thousands());
            }
            first.print(out);
        }
    }
}
