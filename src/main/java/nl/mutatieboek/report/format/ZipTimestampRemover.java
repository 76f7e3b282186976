package nl.mutatieboek.report.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import nl.mutatieboek.platform.ReproducibleZipWriter;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Removes the timestamps that libraries write into office files, so that equal content gives equal bytes. */
final class ZipTimestampRemover {
    private ZipTimestampRemover() {}

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
                if (entry.getMethod() == ZipEntry.STORED) {
                    copy.addStored(entry.getName(), content);
                } else {
                    copy.add(entry.getName(), content);
                }
            }
        }
        copy.finish();
    }
}
