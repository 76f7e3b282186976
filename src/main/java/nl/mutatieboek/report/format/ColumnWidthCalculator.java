package nl.mutatieboek.report.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;

/** Computes the widths of table columns in characters. Long words may be hyphenated over several lines. */
final class ColumnWidthCalculator {
    private static final int WIDEST = 60;
    private static final int LEAST = 10;
    private static final int HEADING = 16;

    private ColumnWidthCalculator() {}

    /** The width of the column of row headings comes first. */
    static List<Integer> compute(ReportTable table, String unknown, Locale language) {
        List<Integer> widths = new ArrayList<>();
        widths.add(bounded(Math.max(
                longestWord(table.stub()),
                table.rows().stream()
                        .mapToInt(row -> 2 * row.level() + row.heading().length())
                        .max()
                        .orElse(0))));
        for (int i = 0; i < table.columns().size(); i++) {
            ReportColumn column = table.columns().get(i);
            int widest = Math.max(
                    longestWord(column.fullHeading()),
                    Math.min(column.fullHeading().length(), HEADING));
            for (ReportRow row : table.rows()) {
                widest = Math.max(
                        widest,
                        CellTextFormatter.format(row.cells().get(i), unknown, language)
                                .length());
            }
            widths.add(bounded(widest));
        }
        return widths;
    }

    private static int bounded(int width) {
        return Math.clamp(width, LEAST, WIDEST);
    }

    private static int longestWord(String text) {
        return Arrays.stream(text.split(" ", -1)).mapToInt(String::length).max().orElse(0);
    }
}
