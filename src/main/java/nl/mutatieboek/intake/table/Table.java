package nl.mutatieboek.intake.table;

import org.jspecify.annotations.Nullable;

/** The rows of a file, one at a time; rows without anything are passed over and counted. */
public interface Table extends AutoCloseable {
    /**
     * The next row that holds anything; null after the last.
     *
     * @throws UnreadableFile where the file cannot be read any further
     */
    @Nullable
    Row next();

    /** Whether a row must have a cell for every column, as in a CSV; a spreadsheet leaves blank cells out. */
    boolean isRectangular();

    @Override
    void close();
}
