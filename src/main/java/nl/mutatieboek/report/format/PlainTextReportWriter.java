package nl.mutatieboek.report.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportFootnote;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;

/** Writes a report as plain text for the terminal, with columns as wide as their content and the footnotes below. */
public final class PlainTextReportWriter {
    private static final String GAP = "  ";
    private static final int WIDE = 100;
    private static final int NARROW = 16;

    private final String unknown;
    private final String empty;

    /**
     * Writes in the language of the reports.
     *
     * @param unknown text for unknown values
     * @param empty text for a report without tables
     */
    public PlainTextReportWriter(String unknown, String empty) {
        this.unknown = unknown;
        this.empty = empty;
    }

    public String toText(ReportDocument report) {
        StringBuilder text = new StringBuilder();
        text.append(report.title()).append('\n');
        text.append(report.unit()).append('\n');
        text.append(report.scope()).append('\n');
        for (ReportTable table : report.tables()) {
            text.append('\n').append(table.title()).append('\n');
            table(report, table, text);
        }
        if (report.tables().isEmpty()) {
            text.append('\n').append(empty).append('\n');
        }
        if (!report.notes().isEmpty()) {
            text.append('\n');
            report.notes().forEach(note -> text.append(note(note)));
        }
        return text.toString();
    }

    private void table(ReportDocument report, ReportTable table, StringBuilder text) {
        List<List<String>> body = new ArrayList<>();
        for (ReportRow row : table.rows()) {
            List<String> line = new ArrayList<>();
            line.add(GAP.repeat(row.level()) + row.heading() + marks(row.notes()));
            row.cells()
                    .forEach(cell ->
                            line.add(CellTextFormatter.format(cell, unknown, report.language()) + marks(cell.notes())));
            body.add(line);
        }
        List<String> headings = new ArrayList<>(List.of(table.stub()));
        table.columns().forEach(column -> headings.add(column.fullHeading()));
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            int least = i == 0
                    ? headings.getFirst().length()
                    : Math.min(headings.get(i).length(), NARROW);
            widths.add(Math.max(width(body, i), Math.max(least, longestWord(headings.get(i)))));
        }
        List<List<String>> lines = new ArrayList<>(headingLines(headings, widths));
        lines.addAll(body);
        for (List<String> line : lines) {
            StringBuilder formatted = new StringBuilder(padRight(line.getFirst(), widths.getFirst()));
            for (int i = 0; i < table.columns().size(); i++) {
                ReportColumn column = table.columns().get(i);
                String cell = line.get(i + 1);
                int width = widths.get(i + 1);
                formatted.append(GAP).append(column.isFigure() ? padLeft(cell, width) : padRight(cell, width));
            }
            text.append(formatted.toString().stripTrailing()).append('\n');
        }
    }

    /** Headings wider than their column are split over several lines, aligned at the bottom. */
    private static List<List<String>> headingLines(List<String> headings, List<Integer> widths) {
        List<List<String>> wrapped = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            wrapped.add(wrap(headings.get(i), widths.get(i)));
        }
        int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
        List<List<String>> lines = new ArrayList<>();
        for (int line = 0; line < height; line++) {
            List<String> cells = new ArrayList<>();
            for (List<String> one : wrapped) {
                int at = line - (height - one.size());
                cells.add(at < 0 ? "" : one.get(at));
            }
            lines.add(cells);
        }
        return lines;
    }

    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int longestWord(String text) {
        return Arrays.stream(text.split(" ", -1)).mapToInt(String::length).max().orElse(0);
    }

    private static int width(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }

    private static String padRight(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }

    private static String padLeft(String cell, int width) {
        return " ".repeat(width - cell.length()) + cell;
    }

    private static String marks(List<Integer> notes) {
        return notes.isEmpty() ? "" : notes.stream().map(String::valueOf).collect(Collectors.joining(",", " [", "]"));
    }

    private static String note(ReportFootnote note) {
        String number = "[" + note.number() + "] ";
        String content = note.url() == null ? note.text() : note.text() + " " + note.url();
        String indent = "\n" + " ".repeat(number.length());
        return number + String.join(indent, wrap(content.strip().replaceAll("\\s+", " "), WIDE - number.length()))
                + "\n";
    }
}
