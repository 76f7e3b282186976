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
        List<ColumnIndex.ExpectedColumn> columns();

        /** How many rows it takes from any file. */
        default long most() {
            return InputLimits.ROWS;
        }

        /**
         * How many rows it takes from a file with these columns; all of them where it keeps none. Something wrong with the columns
         * goes to the flaws.
         */
        long most(ColumnIndex columns, FileFlawCollector flaws);

        void row(RowFieldReader fields);

        void end();
    }

    private TableFileParser() {}

    /** Reads a file to its end, or as far as it can be read. */
    static FileParseResult read(TableFile file, RowHandler format, FileFlawCollector flaws, FileFlawCollector open) {
        ColumnIndex columns = null;
        long rows = 0;
        try (TableReader table = file.open(format.most())) {
            InputRow header = table.next();
            if (header == null) {
                flaws.add(FileFlaw.of(0, null, null, FlawReason.EMPTY));
            } else {
                columns = ColumnIndex.of(header, format.columns(), flaws);
                long most = format.most(columns, flaws);
                rows = flaws.isEmpty() ? rows(table, columns, most, format, flaws) : 0;
            }
        } catch (UnreadableFileException e) {
            LOG.warn("Refused: {}", e.getMessage());
            flaws.add(e.flaw());
        }
        return new FileParseResult(
                rows,
                flaws.kept(),
                flaws.count(),
                open.kept(),
                open.count(),
                columns == null ? List.of() : columns.unknown());
    }

    private static long rows(
            TableReader table, ColumnIndex columns, long most, RowHandler format, FileFlawCollector flaws) {
        long rows = 0;
        long kept = 0;
        for (InputRow row = table.next(); row != null; row = table.next()) {
            if (++rows > most) {
                flaws.add(FileFlaw.of(row.number(), null, null, FlawReason.TOO_MANY_ROWS, Map.of("most", most)));
                return rows;
            }
            kept += most == Long.MAX_VALUE ? 0 : row.weight();
            if (kept > InputLimits.TEXT) {
                flaws.add(FileFlaw.of(row.number(), null, null, FlawReason.TOO_MUCH_TEXT));
                return rows;
            }
            if (flaws.stopBefore(row.number())) {
                return rows;
            }
            FlawReason misfit = columns.misfit(row, table.isRectangular());
            if (misfit == null) {
                format.row(new RowFieldReader(columns, row, flaws));
            } else {
                flaws.add(FileFlaw.of(row.number(), null, null, misfit));
            }
        }
        if (rows == 0) {
            flaws.add(FileFlaw.of(0, null, null, FlawReason.HEADER_ONLY));
        }
        format.end();
        return rows;
    }
}
