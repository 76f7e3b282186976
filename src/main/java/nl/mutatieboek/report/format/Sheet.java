package nl.mutatieboek.report.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.mutatieboek.report.format.Spot.Look;
import nl.mutatieboek.report.table.Note;
import nl.mutatieboek.report.table.Table;
import nl.mutatieboek.report.table.Tables;

/**
 * A sheet of a spreadsheet, whatever the program that opens it.
 *
 * @param head how many of its lines stay in sight; the last of them has the headings of the columns
 * @param widths of its columns, in characters
 */
record Sheet(String name, int head, List<Integer> widths, List<List<Spot>> lines) {
    private static final int LONGEST_NAME = 31;
    private static final int WIDE = 100;
    private static final int NARROW = 14;

    Sheet {
        widths = List.copyOf(widths);
        lines = List.copyOf(lines);
    }

    /** A sheet for each table, and one for the footnotes; a sheet that says so where there is no table. */
    static List<Sheet> of(Tables tables, Addresses addresses, Legend legend) {
        List<Sheet> sheets = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Table table : tables.tables()) {
            sheets.add(new TableLines(tables, table, addresses, legend).sheet(name(table.title(), names)));
        }
        if (sheets.isEmpty()) {
            List<List<Spot>> lines = above(tables);
            lines.add(List.of(Spot.text(legend.empty(), Look.PLAIN)));
            sheets.add(new Sheet(name(tables.title(), names), 0, List.of(WIDE), lines));
        }
        if (!tables.notes().isEmpty()) {
            sheets.add(notes(tables, addresses, legend, name(legend.footnotes(), names)));
        }
        return sheets;
    }

    /** What stands above every table. */
    static List<List<Spot>> above(Tables tables) {
        List<List<Spot>> lines = new ArrayList<>();
        lines.add(List.of(Spot.text(tables.title(), Look.STRONG)));
        lines.add(List.of(Spot.text(tables.unit(), Look.PLAIN)));
        lines.add(List.of(Spot.text(tables.scope(), Look.PLAIN)));
        return lines;
    }

    private static Sheet notes(Tables tables, Addresses addresses, Legend legend, String name) {
        List<List<Spot>> lines = new ArrayList<>();
        lines.add(List.of(Spot.text(tables.title(), Look.STRONG)));
        lines.add(List.of(
                Spot.text(legend.footnote(), Look.heading(false)),
                Spot.text(legend.kind(), Look.heading(false)),
                Spot.text(legend.text(), Look.heading(false)),
                Spot.text(legend.where(), Look.heading(false))));
        int head = lines.size();
        for (Note note : tables.notes()) {
            String explained = note.link() == null ? null : addresses.of(note.link());
            lines.add(List.of(
                    Spot.text(Integer.toString(note.number()), Look.PLAIN),
                    Spot.text(legend.kinds().getOrDefault(note.kind(), ""), Look.PLAIN),
                    Spot.text(note.text(), Look.WRAPPED).at(explained),
                    note.url() == null
                            ? Spot.NOTHING
                            : Spot.text(note.url(), Look.PLAIN).at(note.url())));
        }
        return new Sheet(name, head, List.of(NARROW, NARROW, WIDE, NARROW), lines);
    }

    /** A name that every program takes, and that no other sheet has, in capitals or not. */
    private static String name(String title, Set<String> taken) {
        String plain = title.replaceAll("[^\\p{L}\\p{N} .,()&+-]", "-").strip();
        for (int number = 1; ; number++) {
            String after = number == 1 ? "" : " " + number;
            String name = plain.substring(0, Math.min(plain.length(), LONGEST_NAME - after.length()))
                            .strip()
                    + after;
            if (taken.add(name.toLowerCase(Locale.ROOT))) {
                return name.isEmpty() ? "-" : name;
            }
        }
    }
}
