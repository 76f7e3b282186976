package nl.mutatieboek.importing.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a file is which. Names count without the spaces around them, in capitals or not.
 *
 * @param positions by the name of what is asked, where its column stands, from 0
 * @param namesInFile by the same name, how the file calls it
 * @param unknown the columns of the file that nobody asks for, in their order
 * @param width how many columns the file has
 */
public record ColumnIndex(
        Map<String, Integer> positions, Map<String, String> namesInFile, List<String> unknown, int width) {
    /**
     * A column that is asked for.
     *
     * @param name its first name
     * @param aliases other names that files give it
     * @param required whether a file must have it
     */
    public record ExpectedColumn(String name, boolean required, List<String> aliases) {
        public static ExpectedColumn required(String name, String... aliases) {
            return new ExpectedColumn(name, true, List.of(aliases));
        }

        public static ExpectedColumn optional(String name, String... aliases) {
            return new ExpectedColumn(name, false, List.of(aliases));
        }
    }

    public ColumnIndex {
        positions = Map.copyOf(positions);
        namesInFile = Map.copyOf(namesInFile);
        unknown = List.copyOf(unknown);
    }

    /** Reads a header; what is missing or there twice goes to the flaws. */
    public static ColumnIndex parseHeader(InputRow header, List<ExpectedColumn> asked, FileFlawCollector flaws) {
        Map<String, String> names = new HashMap<>();
        for (ExpectedColumn one : asked) {
            names.put(normal(one.name()), one.name());
            one.aliases().forEach(alias -> names.put(normal(alias), one.name()));
        }
        Map<String, Integer> found = new TreeMap<>();
        Map<String, String> named = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        int width = 0;
        for (int column = 0; column < header.cells().size(); column++) {
            InputCell cell = header.cell(column);
            if (cell.isBlank()) {
                continue;
            }
            width = column + 1;
            String name = names.get(normal(cell.text()));
            if (name == null) {
                unknown.add(cell.text());
            } else if (found.putIfAbsent(name, column) != null) {
                flaws.add(FileFlaw.of(header.number(), cell.text(), null, FlawReason.COLUMN_TWICE));
            } else {
                named.put(name, cell.text());
            }
        }
        for (ExpectedColumn one : asked) {
            if (one.required() && !found.containsKey(one.name())) {
                flaws.add(FileFlaw.of(header.number(), one.name(), null, FlawReason.COLUMN_MISSING));
            }
        }
        return new ColumnIndex(found, named, unknown, width);
    }

    private static String normal(String name) {
        return name.strip().replaceAll("[\\s\\u00A0]+", " ").toLowerCase(Locale.ROOT);
    }

    public boolean has(String name) {
        return positions.containsKey(name);
    }

    /** What a row has in the column; blank where the file has no such column. */
    public InputCell cellOf(InputRow row, String name) {
        Integer column = positions.get(name);
        return column == null ? InputCell.BLANK : row.cell(column);
    }

    /** How the file calls the column; where it has none, how it is asked for. */
    public String nameInFile(String name) {
        return namesInFile.getOrDefault(name, name);
    }

    /** Whether a row has something beside the columns, or, where it must not, less than them. */
    public @Nullable FlawReason findMisfit(InputRow row, boolean rectangular) {
        for (int column = width; column < row.cells().size(); column++) {
            if (!row.cell(column).isBlank()) {
                return FlawReason.CELLS_BESIDE;
            }
        }
        return rectangular && row.cells().size() < width ? FlawReason.CELLS_MISSING : null;
    }
}
