package nl.mutatieboek.ledger.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The certificates of rebuilds, a file each in {@code certificates} in the folder of the book. */
public final class FileRebuildCertificateRepository {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;

    /** Those of the book in a folder. */
    public FileRebuildCertificateRepository(Path data) {
        this.folder = data.resolve("certificates");
    }

    /** Writes it, whole or not at all; where it lies. */
    public Path save(RebuildCertificate certificate) {
        Path file = file(certificate.id());
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(folder);
            Files.writeString(beside, JSON.writeValueAsString(certificate) + "\n");
            // Never over another.
            return Files.move(beside, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<RebuildCertificate> find(UUID id) {
        Path file = file(id.toString());
        return Files.isRegularFile(file)
                ? Optional.of(JSON.readValue(file.toFile(), RebuildCertificate.class))
                : Optional.empty();
    }

    private Path file(String id) {
        return folder.resolve(id + ".json");
    }
}
