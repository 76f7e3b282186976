package nl.mutatieboek.intake.format;

import java.util.List;
import java.util.Map;
import nl.mutatieboek.intake.table.Columns;
import nl.mutatieboek.intake.table.Fields;
import nl.mutatieboek.intake.table.Flaw;
import nl.mutatieboek.intake.table.Flaws;
import nl.mutatieboek.intake.table.Limits;
import nl.mutatieboek.intake.table.Reason;
import nl.mutatieboek.intake.table.Row;
import nl.mutatieboek.intake.table.Table;
import nl.mutatieboek.intake.table.TableFile;
import nl.mutatieboek.intake.table.UnreadableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of a file below its header, one by one. */
final class Rows {
    private static final Logger LOG = LoggerFactory.getLogger(Rows.class);

    /** What a format has to say before, at each row, and after. */
    interface Format {
        List<Columns.Asked> columns();

        /** How many rows it takes from any file. */
        default long most() {
            return Limits.ROWS;
        }

        /**
         * How many rows it takes from a file with these columns; all of them where it keeps none. Something wrong with the columns
         * goes to the flaws.
         */
        long most(Columns columns, Flaws flaws);

        void row(Fields fields);

        void end();
    }

    private Rows() {}

    /** Reads a file to its end, or as far as it can be read. */
    static ReadFile read(TableFile file, Format format, Flaws flaws, Flaws open) {
        Columns columns = null;
        long rows = 0;
        try (Table table = file.open(format.most())) {
            Row header = table.next();
            if (header == null) {
                flaws.add(Flaw.of(0, null, null, Reason.EMPTY));
            } else {
                columns = Columns.of(header, format.columns(), flaws);
                long most = format.most(columns, flaws);
                rows = flaws.isEmpty() ? rows(table, columns, most, format, flaws) : 0;
            }
        } catch (UnreadableFile e) {
            LOG.warn("Refused: {}", e.getMessage());
            flaws.add(e.flaw());
        }
        return new ReadFile(
                rows,
                flaws.kept(),
                flaws.count(),
                open.kept(),
                open.count(),
                columns == null ? List.of() : columns.unknown());
    }

    private static long rows(Table table, Columns columns, long most, Format format, Flaws flaws) {
        long rows = 0;
        long kept = 0;
        for (Row row = table.next(); row != null; row = table.next()) {
            if (++rows > most) {
                flaws.add(Flaw.of(row.number(), null, null, Reason.TOO_MANY_ROWS, Map.of("most", most)));
                return rows;
            }
            kept += most == Long.MAX_VALUE ? 0 : row.weight();
            if (kept > Limits.TEXT) {
                flaws.add(Flaw.of(row.number(), null, null, Reason.TOO_MUCH_TEXT));
                return rows;
            }
            if (flaws.stopBefore(row.number())) {
                return rows;
            }
            Reason misfit = columns.misfit(row, table.isRectangular());
            if (misfit == null) {
                format.row(new Fields(columns, row, flaws));
            } else {
                flaws.add(Flaw.of(row.number(), null, null, misfit));
            }
        }
        if (rows == 0) {
            flaws.add(Flaw.of(0, null, null, Reason.HEADER_ONLY));
        }
        format.end();
        return rows;
    }
}
