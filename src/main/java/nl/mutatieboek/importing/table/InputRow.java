package nl.mutatieboek.importing.table;

import java.util.List;

/**
 * One row of a table.
 *
 * @param number row number as in a spreadsheet, from 1
 * @param cells from the first column on; trailing blank cells may be absent
 */
public record InputRow(long number, List<InputCell> cells) {
    /** The cell; blank beyond the last. */
    public InputCell cell(int column) {
        return column < cells.size() ? cells.get(column) : InputCell.BLANK;
    }

    /** Approximate bytes in memory. */
    public long memoryBytes() {
        long bytes = 0;
        for (InputCell cell : cells) {
            if (!cell.isBlank()) {
                bytes += 64 + cell.text().length();
            }
        }
        return bytes;
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
