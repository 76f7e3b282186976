package nl.mutatieboek.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes ZIP files in which every file has the same time, so that equal content gives equal bytes. */
public final class ReproducibleZipWriter {
    /** The second instant in the ZIP format; Java writes the first one, midnight, in the default time zone. */
    private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

    private final ZipOutputStream zip;
    private final LocalDateTime time;

    /** Writes the content of a file; must not close the stream. */
    @FunctionalInterface
    public interface ZipContent {
        void writeTo(OutputStream out) throws IOException;
    }

    /** @param out flushed, not closed */
    public ReproducibleZipWriter(OutputStream out) {
        this(out, FIXED_TIME);
    }

    /** @param time time of every file; a ZIP stores it in steps of two seconds */
    public ReproducibleZipWriter(OutputStream out, LocalDateTime time) {
        this.zip = new ZipOutputStream(out);
        this.time = time;
    }

    public void add(String name, byte[] content) throws IOException {
        add(name, out -> out.write(content));
    }

    /** Adds a file that is written as it comes. */
    public void add(String name, ZipContent content) throws IOException {
        put(new ZipEntry(name), content);
    }

    /** Adds a file without compression, so that every version of Java writes the same bytes. */
    public void addStored(String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        put(entry, out -> out.write(content));
    }

    private void put(ZipEntry entry, ZipContent content) throws IOException {
        entry.setTimeLocal(time);
        zip.putNextEntry(entry);
        content.writeTo(zip);
        zip.closeEntry();
    }

    /** Completes the file; leaves the underlying stream open. */
    public void finish() throws IOException {
        zip.finish();
        zip.flush();
    }
}
