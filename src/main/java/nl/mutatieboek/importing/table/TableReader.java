package nl.mutatieboek.importing.table;

import org.jspecify.annotations.Nullable;

/** The rows of a file, one at a time; rows without anything are passed over and counted. */
public interface TableReader extends AutoCloseable {
    /**
     * The next row that holds anything; null after the last.
     *
     * @throws UnreadableFileException where the file cannot be read any further
     */
    @Nullable
    InputRow readRow();

    /** Whether a row must have a cell for every column, as in a CSV; a spreadsheet leaves blank cells out. */
    boolean isRectangular();

    @Override
    void close();
}
