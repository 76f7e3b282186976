package nl.mutatieboek.importing.table;

import java.util.List;

/**
 * One row of a table.
 *
 * @param number as a spreadsheet numbers it, from 1
 * @param cells from the first column on; the last may be left out when they are blank
 */
public record InputRow(long number, List<InputCell> cells) {
    /** Blank beyond the last. */
    public InputCell cell(int column) {
        return column < cells.size() ? cells.get(column) : InputCell.BLANK;
    }

    /** Bytes, roughly, that it takes in memory. */
    public long memoryBytes() {
        long weight = 0;
        for (InputCell cell : cells) {
            if (!cell.isBlank()) {
                weight += 64 + cell.text().length();
            }
        }
        return weight;
    }

    public boolean isBlank() {
        for (InputCell cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }
}
