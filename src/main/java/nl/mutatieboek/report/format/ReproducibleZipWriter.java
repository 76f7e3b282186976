package nl.mutatieboek.report.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Writes ZIP files in which every entry has the same time, so that equal content gives equal bytes. */
final class ReproducibleZipWriter {
    /** The second moment that ZIP can express. Java writes the first, midnight, in the time zone of the computer. */
    private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

    private final ZipOutputStream zip;

    ReproducibleZipWriter(OutputStream out) {
        this.zip = new ZipOutputStream(out);
    }

    void add(String name, byte[] content) throws IOException {
        add(name, content, ZipEntry.DEFLATED);
    }

    private void add(String name, byte[] content, int method) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(FIXED_TIME);
        entry.setMethod(method);
        if (method == ZipEntry.STORED) {
            CRC32 checksum = new CRC32();
            checksum.update(content);
            entry.setSize(content.length);
            entry.setCrc(checksum.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** Ends the file; the stream below stays open. */
    void finish() throws IOException {
        zip.finish();
    }

    /**
     * Copies a ZIP file without its times.
     *
     * @param part the name of an XML file in it
     * @param removed what is left out of that file
     */
    static void copyWithoutTimestamps(byte[] file, String part, Pattern removed, OutputStream out) throws IOException {
        ReproducibleZipWriter copy = new ReproducibleZipWriter(out);
        // The reader of Java takes no entries whose size follows in 64 bits, as the XLSX library writes them.
        try (ZipFile in = ZipFile.builder().setByteArray(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntriesInPhysicalOrder())) {
                byte[] content = in.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(part)) {
                    String text = new String(content, StandardCharsets.UTF_8);
                    content = removed.matcher(text).replaceAll("").getBytes(StandardCharsets.UTF_8);
                }
                copy.add(entry.getName(), content, entry.getMethod());
            }
        }
        copy.finish();
    }
}
