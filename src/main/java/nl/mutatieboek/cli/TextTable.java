package nl.mutatieboek.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** Plain-text table with columns as wide as their content and right-aligned figures. */
final class TextTable {
    private static final Pattern FIGURE = Pattern.compile("-?[0-9,]+");

    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    TextTable(String... heads) {
        columns = heads.length;
        rows.add(List.of(heads));
    }

    /** Table of names and values without header. */
    static TextTable withoutHeader() {
        return new TextTable("", "");
    }

    /** @param cells null gives an empty cell */
    void addRow(@Nullable Object... cells) {
        rows.add(Arrays.stream(cells).map(TextTable::text).toList());
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Long figure -> String.format(Locale.ROOT, "%,d", figure);
            case Thousands figure -> text(figure.value());
            default -> cell.toString();
        };
    }

    /** Whether it has no rows. */
    boolean isEmpty() {
        return rows.size() == 1;
    }

    void print(PrintWriter out) {
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        boolean[] figures = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            figures[column] = figures(column);
        }
        boolean headless = rows.getFirst().stream().allMatch(String::isEmpty);
        for (List<String> row : headless ? rows.subList(1, rows.size()) : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String cell = row.get(column);
                String padding = " ".repeat(widths[column] - cell.length());
                line.append(figures[column] ? padding + cell : cell + padding).append("  ");
            }
            out.println(line.toString().stripTrailing());
        }
    }

    /** Whether all cells below the header are figures or empty. */
    private boolean figures(int column) {
        return rows.size() > 1
                && rows.stream()
                        .skip(1)
                        .map(row -> row.get(column))
                        .filter(cell -> !cell.isEmpty())
                        .allMatch(FIGURE.asMatchPredicate());
    }
}
