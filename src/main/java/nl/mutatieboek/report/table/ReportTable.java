package nl.mutatieboek.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    /** A heading above neighbouring columns; without text above columns that stand alone. */
    public record ReportColumnGroup(@Nullable String heading, int columns) {}

    /** The headings above the columns, from left to right; none if every column stands alone. */
    public List<ReportColumnGroup> columnGroups() {
        List<ReportColumnGroup> groups = new ArrayList<>();
        for (ReportColumn column : columns) {
            if (!groups.isEmpty() && Objects.equals(groups.getLast().heading(), column.group())) {
                groups.add(new ReportColumnGroup(
                        column.group(), groups.removeLast().columns() + 1));
            } else {
                groups.add(new ReportColumnGroup(column.group(), 1));
            }
        }
        return groups.stream().allMatch(group -> group.heading() == null) ? List.of() : groups;
    }
}
