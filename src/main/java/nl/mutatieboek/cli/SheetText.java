package nl.mutatieboek.cli;

import java.io.PrintWriter;
import nl.mutatieboek.reconciliation.SheetShown;
import nl.mutatieboek.reconciliation.SheetShown.SheetBalanceShown;
import nl.mutatieboek.reconciliation.SheetShown.TakenShown;

/** How a sheet was understood, for people at a terminal. */
final class SheetText {
    private final PrintWriter out;

    SheetText(PrintWriter out) {
        this.out = out;
    }

    void print(String file, SheetShown sheet) {
        out.printf(
                "%s: %s in %s%s%n",
                file,
                Count.of(sheet.balances(), "balance"),
                Count.of(sheet.rows(), "row"),
                sheet.headerRow() == null ? "" : ", below the header in row " + sheet.headerRow());
        sheet.problems().forEach(found -> out.println(FoundText.line(found)));
        Table columns = new Table("column", "taken as", "flow", "year", "unit");
        for (TakenShown taken : sheet.columns()) {
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
            for (SheetBalanceShown balance : sheet.first()) {
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
