package nl.mutatieboek.exporting;

import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;

/** A format in which rows are written. */
public record RowFormat(ExportFormat format) {
    /**
     * Reads {@code jsonl} or {@code csv}.
     *
     * @throws MalformedValueException if it is another
     */
    public static RowFormat parse(String text) {
        return new RowFormat(ExportFormat.parseRowFormat(text));
    }
}
