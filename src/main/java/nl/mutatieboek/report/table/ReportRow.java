package nl.mutatieboek.report.table;

import java.util.List;
import nl.mutatieboek.domain.value.ItemPath;
import org.jspecify.annotations.Nullable;

/**
 * A row with one cell for each column.
 *
 * @param level indentation of its heading, 0 to 9
 * @param item the chapter or item of the row, if it has one
 * @param notes numbers of the footnotes of the whole row
 */
public record ReportRow(
        ReportRowType kind,
        int level,
        @Nullable ItemPath item,
        String heading,
        List<Integer> notes,
        List<ReportCell> cells) {
    /** Role of a row in the total of the table. */
    public enum ReportRowType {
        /** Heading of a group of rows, without figures. */
        GROUP,
        /** Figure of its own. */
        LINE,
        /** Part of the line above it, which includes it already. */
        PART,
        SUBTOTAL,
        TOTAL,
        /** Remainder to a total that somebody else states; computed, never booked. */
        REMAINDER
    }

    public ReportRow {
        notes = List.copyOf(notes);
        cells = List.copyOf(cells);
    }

    public static ReportRow line(@Nullable ItemPath item, String heading, List<Integer> notes, List<ReportCell> cells) {
        return new ReportRow(ReportRowType.LINE, 0, item, heading, notes, cells);
    }
}
