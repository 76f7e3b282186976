package nl.mutatieboek.exporting;

import nl.mutatieboek.exporting.ExportOptions.ExportFormat;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;

/**
 * Format of rows.
 *
 * @param format null for JSON Lines
 */
public record RowFormatQuery(@Nullable RowFormat format) implements ValidatedQuery {
    public ExportFormat rows() {
        return format == null ? ExportFormat.JSONL : format.format();
    }
}
