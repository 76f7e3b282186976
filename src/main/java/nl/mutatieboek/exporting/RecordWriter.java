package nl.mutatieboek.exporting;

import com.fasterxml.jackson.annotation.JsonProperty;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;
import nl.mutatieboek.platform.format.CsvCellEscaper;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes records as JSON Lines or CSV, with the same names in order. CSV follows RFC 4180 with line feeds; lists
 * have no column, and null is an empty cell. {@link CsvCellEscaper} escapes texts.
 */
public final class RecordWriter<R extends Record> {
    private static final JsonMapper JSON = new JsonMapper();

    private final Writer out;
    private final List<RecordComponent> columns;
    private final @Nullable CsvWriter csv;

    private RecordWriter(Class<R> type, ExportFormat format, Writer out) {
        this.out = out;
        this.columns = columns(type);
        this.csv = format == ExportFormat.CSV
                ? CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)
                : null;
    }

    /**
     * Creates a writer for a download.
     *
     * @param name file name without extension
     */
    public static <R extends Record> RecordWriter<R> createDownload(
            HttpServletResponse response, String name, Class<R> type, ExportFormat format) throws IOException {
        return create(format.openDownload(response, name), type, format);
    }

    /**
     * Creates a writer for a stream.
     *
     * @param out flushed at the end, not closed
     */
    public static <R extends Record> RecordWriter<R> create(OutputStream out, Class<R> type, ExportFormat format) {
        return create(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), type, format);
    }

    /** Components that have a column in CSV, in order. */
    static List<RecordComponent> columns(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getType() != List.class)
                .toList();
    }

    /** Name of a column, which is that of the property in JSON. */
    static String name(RecordComponent column) {
        JsonProperty renamed = column.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? column.getName() : renamed.value();
    }

    /** Creates a writer, and writes the header line of CSV. */
    public static <R extends Record> RecordWriter<R> create(Writer out, Class<R> type, ExportFormat format) {
        RecordWriter<R> rows = new RecordWriter<>(type, format, out);
        if (rows.csv != null) {
            rows.csv.writeRecord(rows.columns.stream().map(RecordWriter::name).toList());
        }
        return rows;
    }

    public void write(R row) {
        try {
            if (csv == null) {
                out.append(JSON.writeValueAsString(row)).append('\n');
            } else {
                csv.writeRecord(
                        columns.stream().map(column -> cell(column, row)).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JacksonException e) {
            throw new IllegalStateException("Cannot write row " + row, e);
        }
    }

    /** Writes what is buffered. */
    public void finish() throws IOException {
        if (csv != null) {
            csv.flush();
        }
        out.flush();
    }

    private static String cell(RecordComponent column, Record row) {
        try {
            column.getAccessor().setAccessible(true);
            Object value = column.getAccessor().invoke(row);
            return value instanceof String text ? CsvCellEscaper.escape(text) : Objects.toString(value, "");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read record component", e);
        }
    }
}
