package nl.mutatieboek.report.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.mutatieboek.platform.format.TextTruncator;
import nl.mutatieboek.report.format.SheetCell.SheetCellStyle;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportFootnote;
import nl.mutatieboek.report.table.ReportTable;

/**
 * A sheet of a spreadsheet, independent of the file format.
 *
 * @param frozenLines number of frozen lines; the last of them has the column headings
 * @param widths column widths in characters
 */
record ReportSheet(String name, int frozenLines, List<Integer> widths, List<List<SheetCell>> lines) {
    private static final int LONGEST_NAME = 31;
    private static final int WIDE = 100;
    private static final int NARROW = 14;

    ReportSheet {
        widths = List.copyOf(widths);
        lines = List.copyOf(lines);
    }

    /** One sheet per table and one for the footnotes; a single sheet with a message if there are no tables. */
    static List<ReportSheet> sheetsOf(ReportDocument report, ReportLinkResolver links, ReportFileLabels labels) {
        List<ReportSheet> sheets = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ReportTable table : report.tables()) {
            sheets.add(new TableSheetFactory(report, table, links, labels).createSheet(name(table.title(), names)));
        }
        if (sheets.isEmpty()) {
            List<List<SheetCell>> lines = titleLines(report);
            lines.add(List.of(SheetCell.text(labels.empty(), SheetCellStyle.PLAIN)));
            sheets.add(new ReportSheet(name(report.title(), names), 0, List.of(WIDE), lines));
        }
        if (!report.notes().isEmpty()) {
            sheets.add(notes(report, links, labels, name(labels.footnotes(), names)));
        }
        return sheets;
    }

    /** The lines above every table. */
    static List<List<SheetCell>> titleLines(ReportDocument report) {
        List<List<SheetCell>> lines = new ArrayList<>();
        lines.add(List.of(SheetCell.text(report.title(), SheetCellStyle.STRONG)));
        lines.add(List.of(SheetCell.text(report.unit(), SheetCellStyle.PLAIN)));
        lines.add(List.of(SheetCell.text(report.scope(), SheetCellStyle.PLAIN)));
        return lines;
    }

    private static ReportSheet notes(
            ReportDocument report, ReportLinkResolver links, ReportFileLabels labels, String name) {
        List<List<SheetCell>> lines = new ArrayList<>();
        lines.add(List.of(SheetCell.text(report.title(), SheetCellStyle.STRONG)));
        lines.add(List.of(
                SheetCell.text(labels.footnote(), SheetCellStyle.heading(false)),
                SheetCell.text(labels.kind(), SheetCellStyle.heading(false)),
                SheetCell.text(labels.text(), SheetCellStyle.heading(false)),
                SheetCell.text(labels.where(), SheetCellStyle.heading(false))));
        int head = lines.size();
        for (ReportFootnote note : report.notes()) {
            String explained = note.link() == null ? null : links.of(note.link());
            lines.add(List.of(
                    SheetCell.text(Integer.toString(note.number()), SheetCellStyle.PLAIN),
                    SheetCell.text(labels.kinds().getOrDefault(note.kind(), ""), SheetCellStyle.PLAIN),
                    SheetCell.text(note.text(), SheetCellStyle.WRAPPED).withLink(explained),
                    note.url() == null
                            ? SheetCell.NOTHING
                            : SheetCell.text(note.url(), SheetCellStyle.PLAIN).withLink(note.url())));
        }
        return new ReportSheet(name, head, List.of(NARROW, NARROW, WIDE, NARROW), lines);
    }

    /** A sheet name that every program accepts, unique regardless of case. */
    private static String name(String title, Set<String> taken) {
        String plain = title.replaceAll("[^\\p{L}\\p{N} .,()&+-]", "-").strip();
        for (int number = 1; ; number++) {
            String after = number == 1 ? "" : " " + number;
            String name =
                    TextTruncator.truncate(plain, LONGEST_NAME - after.length()).strip() + after;
            if (taken.add(name.toLowerCase(Locale.ROOT))) {
                return name.isEmpty() ? "-" : name;
            }
        }
    }
}
