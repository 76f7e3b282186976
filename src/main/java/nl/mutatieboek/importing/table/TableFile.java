package nl.mutatieboek.importing.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A CSV or XLSX file, recognised by its content, whatever its name.
 *
 * @param path path of the file
 * @param sheet sheet of a workbook by name; null for the first
 */
public record TableFile(Path path, @Nullable String sheet) {
    private static final int HEAD_BYTES = 4_096;

    public static TableFile firstSheetOf(Path path) {
        return new TableFile(path, null);
    }

    /**
     * Opens the file.
     *
     * @throws UnreadableFileException if it is not a readable table
     */
    public TableReader open() {
        return open(Long.MAX_VALUE);
    }

    /**
     * Opens a file with a maximum number of rows below its header. A workbook is checked before any row is read.
     *
     * @throws UnreadableFileException also if a workbook has more rows
     */
    public TableReader open(long maxRows) {
        if (Files.isDirectory(path)) {
            throw new UnreadableFileException(0, FlawReason.DIRECTORY);
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(HEAD_BYTES);
        } catch (IOException e) {
            throw new UnreadableFileException(0, FlawReason.NOT_READ);
        }
        if (head.length == 0) {
            throw new UnreadableFileException(0, FlawReason.EMPTY);
        }
        if (starts(head, 'P', 'K', 3, 4)) {
            return XlsxTableReader.open(path, sheet, maxRows);
        }
        FlawReason other = findOtherFormat(head);
        if (other != null) {
            throw new UnreadableFileException(0, other);
        }
        if (sheet != null) {
            throw new UnreadableFileException(FileFlaw.of(0, null, sheet, FlawReason.NO_SUCH_SHEET));
        }
        return CsvTableReader.open(path);
    }

    /** Why the content is neither a workbook nor text; null if it may be text. */
    private static @Nullable FlawReason findOtherFormat(byte[] head) {
        if (starts(head, '%', 'P', 'D', 'F')) {
            return FlawReason.IS_PDF;
        }
        if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return FlawReason.IS_OLD_EXCEL;
        }
        if (starts(head, 0x1F, 0x8B) || starts(head, '7', 'z', 0xBC, 0xAF) || starts(head, 'P', 'K')) {
            return FlawReason.IS_ARCHIVE;
        }
        if (starts(head, 0xFE, 0xFF) || starts(head, 0xFF, 0xFE)) {
            return FlawReason.NOT_UTF8;
        }
        for (byte one : head) {
            if (one == 0) {
                return FlawReason.NUL;
            }
        }
        String text = new String(head, StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (text.startsWith("<!doctype html") || text.startsWith("<html") || text.startsWith("<head")) {
            return FlawReason.IS_HTML;
        }
        return text.startsWith("<?xml") ? FlawReason.IS_XML : null;
    }

    private static boolean starts(byte[] head, int... with) {
        if (head.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((head[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
