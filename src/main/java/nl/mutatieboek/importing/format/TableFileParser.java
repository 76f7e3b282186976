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

/** The rows of a file below its header, one by one. */
final class TableFileParser {
    private static final Logger LOG = LoggerFactory.getLogger(TableFileParser.class);

    /** What a format has to say before, at each row, and after. */
    interface RowHandler {
        List<ColumnIndex.ExpectedColumn> expectedColumns();

        /** How many rows it takes from any file. */
        default long maxRows() {
            return InputLimits.MAX_ROWS;
        }

        /**
         * How many rows it takes from a file with these columns; all of them where it keeps none. Something wrong with the columns
         * goes to the flaws.
         */
        long maxRows(ColumnIndex columns, FileFlawCollector flaws);

        void handleRow(RowFieldReader fields);

        void finish();
    }

    private TableFileParser() {}

    /** Reads a file to its end, or as far as it can be read. */
    static FileParseSummary parse(TableFile file, RowHandler format, FileFlawCollector flaws, FileFlawCollector open) {
        ColumnIndex columns = null;
        long rows = 0;
        try (TableReader table = file.open(format.maxRows())) {
            InputRow header = table.readRow();
            if (header == null) {
                flaws.add(FileFlaw.of(0, null, null, FlawReason.EMPTY));
            } else {
                columns = ColumnIndex.parseHeader(header, format.expectedColumns(), flaws);
                long most = format.maxRows(columns, flaws);
                rows = flaws.isEmpty() ? rows(table, columns, most, format, flaws) : 0;
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

    private static long rows(
            TableReader table, ColumnIndex columns, long most, RowHandler format, FileFlawCollector flaws) {
        long rows = 0;
        long kept = 0;
        for (InputRow row = table.readRow(); row != null; row = table.readRow()) {
            if (++rows > most) {
                flaws.add(FileFlaw.of(row.number(), null, null, FlawReason.TOO_MANY_ROWS, Map.of("most", most)));
                return rows;
            }
            kept += most == Long.MAX_VALUE ? 0 : row.memoryBytes();
            if (kept > InputLimits.MAX_TEXT_BYTES) {
                flaws.add(FileFlaw.of(row.number(), null, null, FlawReason.TOO_MUCH_TEXT));
                return rows;
            }
            if (flaws.addStopFlawIfFull(row.number())) {
                return rows;
            }
            FlawReason misfit = columns.findMisfit(row, table.isRectangular());
            if (misfit == null) {
                format.handleRow(new RowFieldReader(columns, row, flaws));
            } else {
                flaws.add(FileFlaw.of(row.number(), null, null, misfit));
            }
        }
        if (rows == 0) {
            flaws.add(FileFlaw.of(0, null, null, FlawReason.HEADER_ONLY));
        }
        format.finish();
        return rows;
    }
}
