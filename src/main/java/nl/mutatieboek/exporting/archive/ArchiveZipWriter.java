package nl.mutatieboek.exporting.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the files of a package one behind the other into a ZIP, in one folder, each measured as it goes by. Every file bears the
 * same time, so that the same content makes the same bytes.
 */
final class ArchiveZipWriter {
    private final ZipOutputStream zip;
    private final String folder;
    private final LocalDateTime time;
    private final List<PackedFile> files = new ArrayList<>();

    /** Writes what a file holds; closing what it is written to closes nothing. */
    @FunctionalInterface
    interface ZipContent {
        void writeTo(OutputStream out) throws IOException;
    }

    /** @param time of every file; a ZIP keeps it to two seconds, in UTC here */
    ArchiveZipWriter(OutputStream out, String folder, Instant time) {
        this.zip = new ZipOutputStream(out);
        this.folder = folder;
        this.time = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /** Adds a file and what it came to. */
    PackedFile addFile(String name, ArchiveFileFormat format, ZipContent content) throws IOException {
        CountingDigestOutputStream measured = write(name, content);
        PackedFile file = measured.toPackedFile(name, format);
        files.add(file);
        return file;
    }

    /** Adds metadata, which are no file of their own. */
    void addMetadata(String name, ZipContent content) throws IOException {
        write(name, content);
    }

    private CountingDigestOutputStream write(String name, ZipContent content) throws IOException {
        ZipEntry entry = new ZipEntry(folder + "/" + name);
        entry.setTimeLocal(time);
        zip.putNextEntry(entry);
        CountingDigestOutputStream measured = new CountingDigestOutputStream(zip);
        content.writeTo(measured);
        zip.closeEntry();
        return measured;
    }

    /** What was added so far. */
    List<PackedFile> files() {
        return List.copyOf(files);
    }

    /** Nothing follows; what it was written to stays open. */
    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }
}
