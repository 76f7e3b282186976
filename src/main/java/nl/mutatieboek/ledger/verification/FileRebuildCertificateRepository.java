package nl.mutatieboek.ledger.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Stores certificates of rebuilds by the command line as files in {@code certificates} in the data directory. */
public final class FileRebuildCertificateRepository {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path directory;

    public FileRebuildCertificateRepository(Path data) {
        this.directory = data.resolve("certificates");
    }

    /** Writes the certificate atomically; returns its path. */
    public Path save(RebuildCertificate certificate) {
        Path file = file(certificate.id());
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(directory);
            Files.writeString(temporary, JSON.writeValueAsString(certificate) + "\n");
            // Fails if the file exists: certificates are never overwritten.
            return Files.move(temporary, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String id) {
        return directory.resolve(id + ".json");
    }
}
