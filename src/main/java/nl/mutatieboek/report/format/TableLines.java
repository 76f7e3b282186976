package nl.mutatieboek.report.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.mutatieboek.report.format.Spot.Look;
import nl.mutatieboek.report.table.Cell;
import nl.mutatieboek.report.table.Column;
import nl.mutatieboek.report.table.Row;
import nl.mutatieboek.report.table.Table;
import nl.mutatieboek.report.table.Tables;
import org.jspecify.annotations.Nullable;

/** A table as the lines of a {@link Sheet}, with the numbers of its footnotes in a last column of their own: a figure stays a number. */
final class TableLines {
    private static final int NARROW = 14;

    private final Tables tables;
    private final Table table;
    private final Addresses addresses;
    private final Legend legend;
    private final boolean noted;

    TableLines(Tables tables, Table table, Addresses addresses, Legend legend) {
        this.tables = tables;
        this.table = table;
        this.addresses = addresses;
        this.legend = legend;
        this.noted = table.rows().stream()
                .anyMatch(row -> !row.notes().isEmpty()
                        || row.cells().stream().anyMatch(cell -> !cell.notes().isEmpty()));
    }

    Sheet sheet(String name) {
        List<List<Spot>> lines = Sheet.above(tables);
        lines.add(List.of(Spot.text(table.title(), Look.STRONG)));
        lines.add(headings());
        int head = lines.size();
        table.rows().forEach(row -> lines.add(line(row)));
        List<Integer> widths = new ArrayList<>(Widths.of(table, legend.unknown(), tables.language()));
        widths.add(NARROW);
        return new Sheet(name, head, widths, lines);
    }

    private List<Spot> headings() {
        List<Spot> headings = new ArrayList<>();
        headings.add(Spot.text(table.stub(), Look.heading(false)));
        table.columns().forEach(column -> headings.add(Spot.text(column.heading(), Look.heading(column.isFigure()))));
        if (noted) {
            headings.add(Spot.text(legend.footnotes(), new Look(true, false, false, true, 1)));
        }
        return headings;
    }

    private List<Spot> line(Row row) {
        boolean strong = switch (row.kind()) {
            case GROUP, SUBTOTAL, TOTAL -> true;
            case LINE, PART, REMAINDER -> false;
        };
        List<Spot> line = new ArrayList<>();
        line.add(Spot.text(row.heading(), new Look(strong, false, false, true, row.level())));
        for (int i = 0; i < row.cells().size(); i++) {
            line.add(spot(row.cells().get(i), table.columns().get(i), strong));
        }
        String notes = notes(row);
        if (!notes.isEmpty()) {
            line.add(Spot.text(notes, new Look(false, false, false, true, 1)));
        }
        return line;
    }

    private Spot spot(Cell cell, Column column, boolean strong) {
        String href = cell.link() == null ? null : addresses.of(cell.link());
        Look look = new Look(strong, false, column.isFigure(), !column.isFigure(), 0);
        return switch (cell) {
            case Cell.Amount amount -> Spot.amount(amount.thousands().value(), look, href);
            case Cell.Share share -> new Spot(Spot.Holds.SHARE, share.tenths(), "", look, href);
            case Cell.Text text -> Spot.text(text.text(), look).at(href);
            case Cell.Unknown nothing ->
                Spot.text(legend.unknown(), new Look(false, true, column.isFigure(), false, 0))
                        .at(href);
            case Cell.Empty nothing -> Spot.NOTHING;
        };
    }

    /** Those of the row, and those of each of its cells after what stands above that. */
    private String notes(Row row) {
        List<String> told = new ArrayList<>();
        add(told, null, row.notes());
        for (int i = 0; i < row.cells().size(); i++) {
            add(told, table.columns().get(i).heading(), row.cells().get(i).notes());
        }
        return String.join("; ", told);
    }

    private static void add(List<String> told, @Nullable String of, List<Integer> notes) {
        if (!notes.isEmpty()) {
            String numbers = notes.stream().map(String::valueOf).collect(Collectors.joining(", "));
            told.add(of == null ? numbers : of + ": " + numbers);
        }
    }
}
