package nl.mutatieboek.exporting;

import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;

/** A format of rows. */
public record RowFormat(ExportFormat format) {
    /**
     * Parses {@code jsonl} or {@code csv}.
     *
     * @throws MalformedValueException if it is another format
     */
    public static RowFormat parse(String text) {
        return new RowFormat(ExportFormat.parseRowFormat(text));
    }
}
