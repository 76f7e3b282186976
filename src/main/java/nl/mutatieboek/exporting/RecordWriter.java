package nl.mutatieboek.exporting;

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
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes records as lines, of JSON or of CSV: both have the names of the components, in their order. A list has no cell in CSV;
 * there cells are as RFC 4180 says, with line feeds, and what is null is empty. What a text becomes
 * there {@link CsvCellEscaper} says.
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
     * Into the answer to a request, as a file.
     *
     * @param name of the file, without what says its format
     */
    public static <R extends Record> RecordWriter<R> createDownload(
            HttpServletResponse response, String name, Class<R> type, ExportFormat format) throws IOException {
        writeDownloadHeaders(response, name, format);
        return create(response.getOutputStream(), type, format);
    }

    /**
     * Into a file.
     *
     * @param out is flushed at the end, not closed
     */
    public static <R extends Record> RecordWriter<R> create(OutputStream out, Class<R> type, ExportFormat format) {
        return create(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), type, format);
    }

    /** The head of such an answer. */
    static void writeDownloadHeaders(HttpServletResponse response, String name, ExportFormat format) {
        response.setContentType(format.mediaType());
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name + "." + format)
                        .build()
                        .toString());
    }

    /** What has a column in CSV, in this order. */
    static List<RecordComponent> columns(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getType() != List.class)
                .toList();
    }

    /** With the names of the columns on the first line of CSV. */
    public static <R extends Record> RecordWriter<R> create(Writer out, Class<R> type, ExportFormat format) {
        RecordWriter<R> rows = new RecordWriter<>(type, format, out);
        if (rows.csv != null) {
            rows.csv.writeRecord(
                    rows.columns.stream().map(RecordComponent::getName).toList());
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
            throw new IllegalStateException("A row that cannot be written: " + row, e);
        }
    }

    /** Nothing follows. */
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
            throw new IllegalStateException("A record shows its components", e);
        }
    }
}
