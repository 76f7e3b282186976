package nl.mutatieboek.report.table;

import java.util.List;

/**
 * A table.
 *
 * @param name language-independent name within its report
 * @param stub heading of the column of row headings
 */
public record ReportTable(String name, String title, String stub, List<ReportColumn> columns, List<ReportRow> rows) {
    public ReportTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (ReportRow row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException(
                        "A row of " + row.cells().size() + " cells under " + columns.size() + " columns: " + row);
            }
        }
    }
}
