package nl.mutatieboek.importing.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Index of the columns of a file. Names are compared in normal form, without case.
 *
 * @param positions position from 0, by expected name
 * @param namesInFile name in the file, by expected name
 * @param unknown columns of the file that the format does not expect, in their order
 * @param width number of columns of the file
 */
public record ColumnIndex(
        Map<String, Integer> positions, Map<String, String> namesInFile, List<String> unknown, int width) {
    /**
     * A column that a format expects.
     *
     * @param name canonical name
     * @param aliases other accepted names
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

    /** Parses a header, and adds flaws for missing and duplicate columns. */
    public static ColumnIndex parseHeader(InputRow header, List<ExpectedColumn> expected, FileFlawCollector flaws) {
        Map<String, String> names = new HashMap<>();
        for (ExpectedColumn one : expected) {
            names.put(normalize(one.name()), one.name());
            one.aliases().forEach(alias -> names.put(normalize(alias), one.name()));
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
            String name = names.get(normalize(cell.text()));
            if (name == null) {
                unknown.add(cell.text());
            } else if (found.putIfAbsent(name, column) != null) {
                flaws.add(FileFlaw.of(header.number(), cell.text(), null, FlawReason.COLUMN_TWICE));
            } else {
                named.put(name, cell.text());
            }
        }
        for (ExpectedColumn one : expected) {
            if (one.required() && !found.containsKey(one.name())) {
                flaws.add(FileFlaw.of(header.number(), one.name(), null, FlawReason.COLUMN_MISSING));
            }
        }
        return new ColumnIndex(found, named, unknown, width);
    }

    private static String normalize(String name) {
        return TermNormalizer.normalize(name).toLowerCase(Locale.ROOT);
    }

    public boolean has(String name) {
        return positions.containsKey(name);
    }

    /** The cell of a column; blank if the file does not have the column. */
    public InputCell cellOf(InputRow row, String name) {
        Integer column = positions.get(name);
        return column == null ? InputCell.BLANK : row.cell(column);
    }

    /** The name in the file, or else the expected name. */
    public String nameInFile(String name) {
        return namesInFile.getOrDefault(name, name);
    }

    /**
     * The flaw of a row with cells beside the columns or, in a rectangular table, with too few cells; null if there is
     * none.
     */
    public @Nullable FlawReason findMisfit(InputRow row, boolean rectangular) {
        for (int column = width; column < row.cells().size(); column++) {
            if (!row.cell(column).isBlank()) {
                return FlawReason.CELLS_BESIDE;
            }
        }
        return rectangular && row.cells().size() < width ? FlawReason.CELLS_MISSING : null;
    }
}
