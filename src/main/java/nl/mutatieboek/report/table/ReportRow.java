package nl.mutatieboek.report.table;

import java.util.List;
import nl.mutatieboek.domain.value.ItemPath;
import org.jspecify.annotations.Nullable;

/**
 * A row: one cell for each column.
 *
 * @param level how far its heading is indented, 0 to 9
 * @param item the chapter or item that it is about, where it is about one
 * @param heading what stands before it
 * @param notes the numbers of the footnotes of the whole row
 */
public record ReportRow(
        ReportRowType kind,
        int level,
        @Nullable ItemPath item,
        String heading,
        List<Integer> notes,
        List<ReportCell> cells) {
    /** What a row is in the sum of the table. */
    public enum ReportRowType {
        /** A heading above rows; without figures. */
        GROUP,
        /** A figure of its own. */
        LINE,
        /** A part of the line above it, counted there already. */
        PART,
        SUBTOTAL,
        TOTAL,
        /** What is left to a total that somebody else states: computed, never booked. */
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
