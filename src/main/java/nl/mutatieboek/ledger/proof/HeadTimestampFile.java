package nl.mutatieboek.ledger.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import nl.mutatieboek.ledger.DurableFileMover;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps when a head was time-stamped last. It is in the directory of heads, because archived files may be removed. */
public final class HeadTimestampFile {
    private static final Logger LOG = LoggerFactory.getLogger(HeadTimestampFile.class);

    private final Path file;

    /**
     * A head that was time-stamped.
     *
     * @param head its file name
     * @param at when the time-stamp was kept
     */
    public record HeadTimestamp(String head, Instant at) {}

    /** Locates the file in the directory of heads. */
    public static HeadTimestampFile locate(HeadSigner signer) {
        return new HeadTimestampFile(signer.directory().keyFile().resolveSibling("last-timestamp.txt"));
    }

    public HeadTimestampFile(Path file) {
        this.file = file;
    }

    /** Returns the last time-stamp; empty if there is none, or if the file cannot be read as one. */
    public Optional<HeadTimestamp> find() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            String[] lines = Files.readString(file).split("\n", 3);
            return Optional.of(new HeadTimestamp(lines[0], Instant.parse(lines.length > 1 ? lines[1] : "")));
        } catch (IOException | DateTimeException e) {
            LOG.warn("{} cannot be read; the next head is time-stamped at once", file, e);
            return Optional.empty();
        }
    }

    /** Replaces the last time-stamp. */
    public void record(HeadTimestamp last) throws IOException {
        String lines = String.join("\n", last.head(), last.at().toString(), "");
        DurableFileMover.replaceOwnerOnly(file, lines.getBytes(StandardCharsets.UTF_8));
    }
}
