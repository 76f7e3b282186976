package nl.mutatieboek.importing.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody hands in as a table: CSV or XLSX, told by what is in it, whatever it is called.
 *
 * @param path where it lies
 * @param sheet of a workbook, by its name; null for the first
 */
public record TableFile(Path path, @Nullable String sheet) {
    private static final int HEAD = 4_096;

    public static TableFile firstSheetOf(Path path) {
        return new TableFile(path, null);
    }

    /**
     * Opens it.
     *
     * @throws UnreadableFileException where it is no table that can be read
     */
    public TableReader open() {
        return open(Long.MAX_VALUE);
    }

    /**
     * The same, of a file of which at most so many rows below its header are read: a workbook says how many it has before any is.
     *
     * @throws UnreadableFileException also where a workbook has more
     */
    public TableReader open(long most) {
        if (Files.isDirectory(path)) {
            throw new UnreadableFileException(0, FlawReason.DIRECTORY);
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(HEAD);
        } catch (IOException e) {
            throw new UnreadableFileException(0, FlawReason.NOT_READ);
        }
        if (head.length == 0) {
            throw new UnreadableFileException(0, FlawReason.EMPTY);
        }
        if (starts(head, 'P', 'K', 3, 4)) {
            return XlsxTableReader.open(path, sheet, most);
        }
        FlawReason other = other(head);
        if (other != null) {
            throw new UnreadableFileException(0, other);
        }
        if (sheet != null) {
            throw new UnreadableFileException(FileFlaw.of(0, null, sheet, FlawReason.NO_SUCH_SHEET));
        }
        return CsvTableReader.open(path);
    }

    /** What it is, where it is neither a workbook nor text. */
    private static @Nullable FlawReason other(byte[] head) {
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
