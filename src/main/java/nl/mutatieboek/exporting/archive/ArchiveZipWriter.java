package nl.mutatieboek.exporting.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.platform.ReproducibleZipWriter;
import nl.mutatieboek.platform.ReproducibleZipWriter.ZipContent;

/**
 * Writes the files of a package into one folder of a ZIP, with size and digest. All files have the same time, so that
 * the same content produces the same bytes.
 */
final class ArchiveZipWriter {
    private final ReproducibleZipWriter zip;
    private final String folder;
    private final List<PackedFile> files = new ArrayList<>();

    /** @param time time of every file; a ZIP stores it in steps of two seconds, here in UTC */
    ArchiveZipWriter(OutputStream out, String folder, Instant time) {
        this.zip = new ReproducibleZipWriter(out, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        this.folder = folder;
    }

    /** Adds a file, and returns its size and digest. */
    PackedFile addFile(String name, ArchiveFileFormat format, ZipContent content) throws IOException {
        zip.add(folder + "/" + name, out -> {
            CountingDigestOutputStream measured = new CountingDigestOutputStream(out);
            content.writeTo(measured);
            files.add(measured.toPackedFile(name, format));
        });
        return files.getLast();
    }

    /** Adds a metadata file, which is not listed. */
    void addMetadata(String name, ZipContent content) throws IOException {
        // Closing the stream of the content must not close the ZIP.
        zip.add(folder + "/" + name, out -> content.writeTo(new CountingDigestOutputStream(out)));
    }

    /** Files added so far. */
    List<PackedFile> files() {
        return List.copyOf(files);
    }

    /** Completes the ZIP; the stream stays open. */
    void finish() throws IOException {
        zip.finish();
    }
}
