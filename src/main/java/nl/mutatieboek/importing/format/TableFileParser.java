package nl.mutatieboek.importing.format;

import java.util.List;
import java.util.Map;
import nl.mutatieboek.importing.table.ColumnIndex;
import nl.mutatieboek.importing.table.FileFlaw;
import nl.mutatieboek.importing.table.FileFlawCollector;
import nl.mutatieboek.importing.table.FlawReason;
import nl.mutatieboek.importing.table.InputLimits;
import nl.mutatieboek.importing.table.InputRow;
import nl.mutatieboek.importing.table.RowFieldReader;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.importing.table.TableReader;
import nl.mutatieboek.importing.table.UnreadableFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes the rows of a table file to the handler of a format. */
final class TableFileParser {
    private static final Logger LOG = LoggerFactory.getLogger(TableFileParser.class);

    /** Handles the rows of a format. */
    interface RowHandler {
        List<ColumnIndex.ExpectedColumn> expectedColumns();

        /** Maximum number of rows of any file. */
        default long maxRows() {
            return InputLimits.MAX_ROWS;
        }

        /**
         * Maximum number of rows of a file with these columns; {@code Long.MAX_VALUE} if the handler keeps none in
         * memory. Adds flaws of the columns.
         */
        long maxRows(ColumnIndex columns, FileFlawCollector flaws);

        void handleRow(RowFieldReader fields);

        void finish();
    }

    private TableFileParser() {}

    /** Parses a file as far as it can be read. */
    static FileParseSummary parse(TableFile file, RowHandler handler, FileFlawCollector flaws, FileFlawCollector open) {
        ColumnIndex columns = null;
        long rows = 0;
        try (TableReader table = file.open(handler.maxRows())) {
            InputRow header = table.readRow();
            if (header == null) {
                flaws.add(FileFlaw.of(0, null, null, FlawReason.EMPTY));
            } else {
                columns = ColumnIndex.parseHeader(header, handler.expectedColumns(), flaws);
                long maxRows = handler.maxRows(columns, flaws);
                rows = flaws.isEmpty() ? parseRows(table, columns, maxRows, handler, flaws) : 0;
            }
        } catch (UnreadableFileException e) {
            LOG.warn("Refused: {}", e.getMessage());
            flaws.add(e.flaw());
        }
        return new FileParseSummary(
                rows,
                flaws.listed(),
                flaws.count(),
                open.listed(),
                open.count(),
                columns == null ? List.of() : columns.unknown());
    }

    private static long parseRows(
            TableReader table, ColumnIndex columns, long maxRows, RowHandler handler, FileFlawCollector flaws) {
        long rows = 0;
        long keptBytes = 0;
        for (InputRow row = table.readRow(); row != null; row = table.readRow()) {
            if (++rows > maxRows) {
                flaws.add(FileFlaw.of(row.number(), null, null, FlawReason.TOO_MANY_ROWS, Map.of("most", maxRows)));
                return rows;
            }
            keptBytes += maxRows == Long.MAX_VALUE ? 0 : row.memoryBytes();
            if (keptBytes > InputLimits.MAX_TEXT_BYTES) {
                flaws.add(FileFlaw.of(row.number(), null, null, FlawReason.TOO_MUCH_TEXT));
                return rows;
            }
            if (flaws.addStopFlawIfFull(row.number())) {
                return rows;
            }
            FlawReason misfit = columns.findMisfit(row, table.isRectangular());
            if (misfit == null) {
                handler.handleRow(new RowFieldReader(columns, row, flaws));
            } else {
                flaws.add(FileFlaw.of(row.number(), null, null, misfit));
            }
        }
        if (rows == 0) {
            flaws.add(FileFlaw.of(0, null, null, FlawReason.HEADER_ONLY));
        }
        handler.finish();
        return rows;
    }
}
