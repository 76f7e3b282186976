package nl.mutatieboek.platform.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where sent files lie while something is done with them: the folder {@code sent} beside the book. What a killed process left
 * there is thrown away at the next start.
 */
@Component
public final class UploadedFileStore {
    private static final String FOLDER = "sent";

    private final Path folder;

    UploadedFileStore(@Value("${mutatieboek.data:data}") Path data) {
        this.folder = data.resolve(FOLDER);
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

    /** Copies a file to a place of its own, until it is {@linkplain #discard thrown away}. */
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

    /** Does something with a copy, and throws it away. */
    public <T> T withCopy(UploadedFile file, Function<Path, T> work) {
        Path place = copy(file);
        try {
            return work.apply(place);
        } finally {
            discard(place);
        }
    }

    /** Throws a copy away. */
    public static void discard(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
