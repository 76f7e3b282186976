package nl.mutatieboek.report.table;

import java.util.List;

/**
 * A table.
 *
 * @param name its name for programs, within its report
 * @param title what stands above it
 * @param stub what stands above the headings of the rows
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
