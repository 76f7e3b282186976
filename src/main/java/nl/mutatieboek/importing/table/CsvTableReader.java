package nl.mutatieboek.importing.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV in UTF-8 as a stream, with or without a byte order mark. The header tells the separator: semicolon, comma
 * or tab.
 */
final class CsvTableReader implements TableReader {
    private static final char[] SEPARATORS = {';', ',', '\t'};
    private static final int MAX_HEADER_LENGTH = 1 << 17;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CloseableIterator<CsvRecord> records;
    private long row;

    private CsvTableReader(CloseableIterator<CsvRecord> records) {
        this.records = records;
    }

    static CsvTableReader open(Path path) {
        BufferedReader text = null;
        try {
            text = new BufferedReader(
                    new InputStreamReader(
                            Files.newInputStream(path),
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPORT)
                                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
                    MAX_HEADER_LENGTH);
            char separator = separator(text);
            return new CsvTableReader(CsvReader.builder()
                    .fieldSeparator(separator)
                    .skipEmptyLines(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .maxBufferSize(2 * InputLimits.MAX_ROW_BYTES)
                    .build(
                            CsvRecordHandler.builder()
                                    .maxFields(InputLimits.MAX_COLUMNS)
                                    .maxFieldSize(InputLimits.MAX_CELL_CHARACTERS)
                                    .maxRecordSize(InputLimits.MAX_ROW_BYTES)
                                    .build(),
                            text)
                    .iterator());
        } catch (IOException e) {
            close(text);
            throw unreadable(e, 1);
        }
    }

    /** The most frequent separator in the first line, outside quotation marks; a comma if there is none. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(MAX_HEADER_LENGTH);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
            text.mark(MAX_HEADER_LENGTH);
        } else {
            text.mark(MAX_HEADER_LENGTH);
        }
        int[] counts = new int[SEPARATORS.length];
        boolean quoted = false;
        boolean seen = false;
        for (int i = 0; i < MAX_HEADER_LENGTH - 1; i++) {
            int c = text.read();
            if (c < 0 || (!quoted && seen && (c == '\n' || c == '\r'))) {
                break;
            }
            seen = seen || !InputCell.isSpace((char) c);
            quoted = (c == '"') != quoted;
            for (int s = 0; s < SEPARATORS.length; s++) {
                if (!quoted && c == SEPARATORS[s]) {
                    counts[s]++;
                }
            }
        }
        text.reset();
        int most = 1;
        for (int s = 0; s < SEPARATORS.length; s++) {
            if (counts[s] > counts[most]) {
                most = s;
            }
        }
        return SEPARATORS[most];
    }

    @Override
    public @Nullable InputRow readRow() {
        while (true) {
            CsvRecord record;
            try {
                if (!records.hasNext()) {
                    return null;
                }
                record = records.next();
            } catch (CsvParseException e) {
                throw unreadable(e, row + 1);
            } catch (UncheckedIOException e) {
                throw unreadable(Objects.requireNonNull(e.getCause()), row + 1);
            }
            row++;
            InputRow read = new InputRow(row, cells(record));
            if (!read.isBlank()) {
                return read;
            }
        }
    }

    private List<InputCell> cells(CsvRecord record) {
        List<InputCell> cells = new ArrayList<>(record.getFieldCount());
        for (String field : record.getFields()) {
            if (field.indexOf('\0') >= 0) {
                throw new UnreadableFileException(row, FlawReason.NUL);
            }
            cells.add(InputCell.text(field));
        }
        return cells;
    }

    private static UnreadableFileException unreadable(IOException e, long row) {
        return new UnreadableFileException(
                row, e instanceof CharacterCodingException ? FlawReason.NOT_UTF8 : FlawReason.NOT_READ);
    }

    private static UnreadableFileException unreadable(CsvParseException e, long row) {
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                return unreadable(io, row);
            }
            messages.append(cause.getMessage()).append('\n');
        }
        if (messages.indexOf("quote") >= 0) {
            return new UnreadableFileException(row, FlawReason.QUOTES);
        }
        return new UnreadableFileException(
                row, messages.indexOf("fields") >= 0 ? FlawReason.TOO_MANY_COLUMNS : FlawReason.FIELD_TOO_LONG);
    }

    @Override
    public boolean isRectangular() {
        return true;
    }

    @Override
    public void close() {
        close(records);
    }

    private static void close(@Nullable AutoCloseable closeable) {
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("Cannot close file", e);
        }
    }
}
