package nl.mutatieboek.report.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.mutatieboek.report.format.SheetCell.SheetCellStyle;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;
import org.jspecify.annotations.Nullable;

/**
 * Creates the {@link ReportSheet} lines of a table. Footnote numbers have a column of their own at the end, so that
 * figures stay numbers.
 */
final class TableSheetFactory {
    private static final int NARROW = 14;

    private final ReportDocument report;
    private final ReportTable table;
    private final ReportLinkResolver links;
    private final ReportFileLabels labels;
    private final boolean hasFootnotes;

    TableSheetFactory(ReportDocument report, ReportTable table, ReportLinkResolver links, ReportFileLabels labels) {
        this.report = report;
        this.table = table;
        this.links = links;
        this.labels = labels;
        this.hasFootnotes = table.rows().stream()
                .anyMatch(row -> !row.notes().isEmpty()
                        || row.cells().stream().anyMatch(cell -> !cell.notes().isEmpty()));
    }

    ReportSheet createSheet(String name) {
        List<List<SheetCell>> lines = ReportSheet.titleLines(report);
        lines.add(List.of(SheetCell.text(table.title(), SheetCellStyle.STRONG)));
        lines.add(headings());
        int head = lines.size();
        table.rows().forEach(row -> lines.add(line(row)));
        List<Integer> widths =
                new ArrayList<>(ColumnWidthCalculator.compute(table, labels.unknown(), report.language()));
        widths.add(NARROW);
        return new ReportSheet(name, head, widths, lines);
    }

    private List<SheetCell> headings() {
        List<SheetCell> headings = new ArrayList<>();
        headings.add(SheetCell.text(table.stub(), SheetCellStyle.heading(false)));
        table.columns()
                .forEach(column ->
                        headings.add(SheetCell.text(column.fullHeading(), SheetCellStyle.heading(column.isFigure()))));
        if (hasFootnotes) {
            headings.add(SheetCell.text(labels.footnotes(), new SheetCellStyle(true, false, false, true, 1)));
        }
        return headings;
    }

    private List<SheetCell> line(ReportRow row) {
        boolean strong = switch (row.kind()) {
            case GROUP, SUBTOTAL, TOTAL -> true;
            case LINE, PART, REMAINDER -> false;
        };
        List<SheetCell> line = new ArrayList<>();
        line.add(SheetCell.text(row.heading(), new SheetCellStyle(strong, false, false, true, row.level())));
        for (int i = 0; i < row.cells().size(); i++) {
            line.add(createCell(row.cells().get(i), table.columns().get(i), strong));
        }
        String notes = notes(row);
        if (!notes.isEmpty()) {
            line.add(SheetCell.text(notes, new SheetCellStyle(false, false, false, true, 1)));
        }
        return line;
    }

    private SheetCell createCell(ReportCell cell, ReportColumn column, boolean strong) {
        String href = cell.link() == null ? null : links.of(cell.link());
        SheetCellStyle cellStyle = new SheetCellStyle(strong, false, column.isFigure(), !column.isFigure(), 0);
        return switch (cell) {
            case ReportCell.Amount amount -> SheetCell.amount(amount.thousands().value(), cellStyle, href);
            case ReportCell.Share share ->
                new SheetCell(SheetCell.SheetCellType.SHARE, share.tenths(), "", cellStyle, href);
            case ReportCell.Text text -> SheetCell.text(text.text(), cellStyle).withLink(href);
            case ReportCell.Unknown nothing ->
                SheetCell.text(labels.unknown(), new SheetCellStyle(false, true, column.isFigure(), false, 0))
                        .withLink(href);
            case ReportCell.Empty nothing -> SheetCell.NOTHING;
        };
    }

    /** The footnotes of the row and of each cell, the latter after the heading of their column. */
    private String notes(ReportRow row) {
        List<String> parts = new ArrayList<>();
        add(parts, null, row.notes());
        for (int i = 0; i < row.cells().size(); i++) {
            add(parts, table.columns().get(i).fullHeading(), row.cells().get(i).notes());
        }
        return String.join("; ", parts);
    }

    private static void add(List<String> parts, @Nullable String heading, List<Integer> notes) {
        if (!notes.isEmpty()) {
            String numbers = notes.stream().map(String::valueOf).collect(Collectors.joining(", "));
            parts.add(heading == null ? numbers : heading + ": " + numbers);
        }
    }
}
