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
 * Writes the files of a package into one folder of a ZIP, with size and digest. All files have the same time, so that
 * the same content produces the same bytes.
 */
final class ArchiveZipWriter {
    private final ZipOutputStream zip;
    private final String folder;
    private final LocalDateTime time;
    private final List<PackedFile> files = new ArrayList<>();

    /** Writes the content of a file; closing its stream has no effect. */
    @FunctionalInterface
    interface ZipContent {
        void writeTo(OutputStream out) throws IOException;
    }

    /** @param time time of every file; a ZIP stores it in steps of two seconds, here in UTC */
    ArchiveZipWriter(OutputStream out, String folder, Instant time) {
        this.zip = new ZipOutputStream(out);
        this.folder = folder;
        this.time = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /** Adds a file, and returns its size and digest. */
    PackedFile addFile(String name, ArchiveFileFormat format, ZipContent content) throws IOException {
        CountingDigestOutputStream measured = write(name, content);
        PackedFile file = measured.toPackedFile(name, format);
        files.add(file);
        return file;
    }

    /** Adds a metadata file, which is not listed. */
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

    /** Files added so far. */
    List<PackedFile> files() {
        return List.copyOf(files);
    }

    /** Completes the ZIP; the stream stays open. */
    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }
}
