package nl.mutatieboek.importing.table;

import org.jspecify.annotations.Nullable;

/** Reads the rows of a table one at a time. Blank rows are skipped but numbered. */
public interface TableReader extends AutoCloseable {
    /**
     * The next row that is not blank; null after the last.
     *
     * @throws UnreadableFileException if the file cannot be read further
     */
    @Nullable
    InputRow readRow();

    /** Whether a row must have a cell for every column, as in CSV; a spreadsheet omits blank cells. */
    boolean isRectangular();

    @Override
    void close();
}
