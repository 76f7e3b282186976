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
public final class ReproducibleZipWriter {
    /** The second instant in the ZIP format; Java writes the first one, midnight, in the default time zone. */
    private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

    private final ZipOutputStream zip;

    public ReproducibleZipWriter(OutputStream out) {
        this.zip = new ZipOutputStream(out);
    }

    public void add(String name, byte[] content) throws IOException {
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

    /** Finishes the file; leaves the underlying stream open. */
    public void finish() throws IOException {
        zip.finish();
    }

    /**
     * Copies a ZIP file without its timestamps.
     *
     * @param part name of an XML entry
     * @param removed pattern of the text to remove from that entry
     */
    static void copyWithoutTimestamps(byte[] file, String part, Pattern removed, OutputStream out) throws IOException {
        ReproducibleZipWriter copy = new ReproducibleZipWriter(out);
        // The streaming ZIP reader of Java rejects the 64-bit data descriptors that the XLSX library writes.
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
