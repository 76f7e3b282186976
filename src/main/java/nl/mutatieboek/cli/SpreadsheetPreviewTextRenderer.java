package nl.mutatieboek.cli;

import java.io.PrintWriter;
import nl.mutatieboek.importing.format.SpreadsheetParseResult.SpreadsheetBalance;
import nl.mutatieboek.importing.reconciliation.SpreadsheetParseResponse;
import nl.mutatieboek.importing.reconciliation.SpreadsheetParseResponse.ColumnMappingResponse;

/** Prints how a spreadsheet was interpreted, for the terminal. */
record SpreadsheetPreviewTextRenderer(PrintWriter out) {
    void print(String file, SpreadsheetParseResponse sheet) {
        out.printf(
                "%s: %s in %s%s%n",
                file,
                CountFormatter.format(sheet.balances(), "balance"),
                CountFormatter.format(sheet.rows(), "row"),
                sheet.headerRow() == null ? "" : ", below the header in row " + sheet.headerRow());
        sheet.problems().forEach(found -> out.println(RowFindingFormatter.format(found)));
        TextTable columns = new TextTable("column", "read as", "flow", "year", "unit");
        for (ColumnMappingResponse taken : sheet.columns()) {
            columns.addRow(taken.column(), taken.as(), taken.flow(), taken.year(), taken.unit());
        }
        sheet.columnsNotRead().forEach(column -> columns.addRow(column, "not read", "", "", ""));
        columns.print(out);
        if (sheet.roundedThousands() > 1) {
            out.printf("rounded to %,d thousand%n", sheet.roundedThousands());
        }
        if (!sheet.first().isEmpty()) {
            out.println();
            TextTable first = new TextTable("row", "item", "flow", "year", "moment", "thousands");
            for (SpreadsheetBalance balance : sheet.first()) {
                first.addRow(
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
