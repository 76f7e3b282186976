package nl.mutatieboek.platform.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.mutatieboek.ledger.StorageProperties;
import org.springframework.stereotype.Component;

/**
 * Stores uploaded files during processing, in the folder {@code sent} of the data directory. Files that a killed
 * process left behind are deleted at the next start.
 */
@Component
public final class UploadedFileStore {
    private static final String FOLDER = "sent";

    private final Path folder;

    UploadedFileStore(StorageProperties settings) {
        this.folder = settings.data().resolve(FOLDER);
        if (Files.isDirectory(folder)) {
            leftOver().forEach(UploadedFileStore::discard);
        }
    }

    private List<Path> leftOver() {
        try (Stream<Path> left = Files.list(folder)) {
            return left.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores a copy of a file until it is {@linkplain #discard discarded}. */
    public Path copy(UploadedFile file) {
        try {
            Files.createDirectories(folder);
            Path place = Files.createTempFile(folder, "file-", ".part");
            try {
                file.copyTo(place);
            } catch (IOException e) {
                discard(place);
                throw e;
            }
            return place;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processes a copy and discards it. */
    public <T> T withCopy(UploadedFile file, Function<Path, T> work) {
        Path place = copy(file);
        try {
            return work.apply(place);
        } finally {
            discard(place);
        }
    }

    /** Deletes a copy. */
    public static void discard(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
