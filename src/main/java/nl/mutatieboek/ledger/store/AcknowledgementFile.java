package nl.mutatieboek.ledger.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.store.CommitDiskSynchronizer.SyncFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * File next to the database with the last acknowledged ledger number and its hash.
 *
 * <p>A database whose file was truncated opens at an older state without an error; this file detects that. It is not
 * synced: after a power failure it may be behind the database, never ahead.
 */
public final class AcknowledgementFile {
    /** Suffix after the name of the database. */
    public static final String FILE_SUFFIX = ".acknowledged";

    private static final Logger LOG = LoggerFactory.getLogger(AcknowledgementFile.class);
    private static final Pattern CONTENT = Pattern.compile("([0-9]{19}) ([0-9a-f]{64})\n");

    private final @Nullable Path file;
    private @Nullable FileChannel channel;

    /** @param file location; null disables the check */
    public AcknowledgementFile(@Nullable Path file) {
        this.file = file;
    }

    /**
     * Locates the file: at the configured path, otherwise next to an H2 database file. Other databases have none by
     * default.
     *
     * @param inFile whether the database is an H2 file
     * @param configured configured path; empty if none
     */
    public static AcknowledgementFile locate(JdbcClient jdbc, boolean inFile, String configured) {
        String path = configured.isEmpty() && inFile
                ? jdbc.sql("select coalesce(database_path(), '')")
                        .query(String.class)
                        .single()
                : configured;
        return new AcknowledgementFile(
                path.isEmpty() ? null : Path.of(configured.isEmpty() ? path + FILE_SUFFIX : configured));
    }

    /**
     * Checks that the last acknowledged entry is stored.
     *
     * @throws LedgerStartupException if it is missing or different
     */
    public void requireAcknowledgedEntry(JdbcLedgerRepository tables) {
        if (file == null) {
            return;
        }
        // Read the file before the head, because a writer may append meanwhile.
        Matcher acknowledged = CONTENT.matcher(read(file));
        LedgerHead head = tables.head();
        if (!acknowledged.matches()) {
            if (head.ledgerNumber() > 0) {
                LOG.warn(
                        "{} does not state the last acknowledged entry; the book ends at {} and is accepted without"
                                + " this check",
                        file,
                        head.ledgerNumber());
            }
            return;
        }
        long number = Long.parseLong(acknowledged.group(1));
        if (head.ledgerNumber() < number) {
            throw new LedgerStartupException(String.format(
                    Locale.ROOT,
                    "The book was acknowledged up to entry %1$d and ends at %2$d: entries %3$d to %1$d are lost. Put"
                        + " the file back that holds them. If an older backup was restored on purpose, remove %4$s and"
                        + " start again.",
                    number,
                    head.ledgerNumber(),
                    head.ledgerNumber() + 1,
                    file));
        }
        List<RawEntry> stored = number == 0 ? List.of() : tables.findAfter(number - 1, number, 1);
        byte[] hash = HexFormat.of().parseHex(acknowledged.group(2));
        if (number > 0
                && (stored.isEmpty() || !MessageDigest.isEqual(stored.getFirst().hash(), hash))) {
            throw new LedgerStartupException(String.format(
                    Locale.ROOT,
                    "Entry %d of this book is not the one that was acknowledged: the hash was %s and is %s. Put the"
                            + " file back that holds it. If another book was put here on purpose, remove %s and start"
                            + " again.",
                    number,
                    acknowledged.group(2),
                    stored.isEmpty()
                            ? "missing"
                            : HexFormat.of().formatHex(stored.getFirst().hash()),
                    file));
        }
    }

    /**
     * Writes the file for the first time.
     *
     * @throws LedgerStartupException if it cannot be written
     */
    void initialize(LedgerHead head) {
        try {
            record(head.ledgerNumber(), head.hash());
        } catch (SyncFailedException e) {
            throw new LedgerStartupException(
                    file + " cannot be written, which says up to where the book was acknowledged: " + e.getCause());
        }
    }

    /**
     * Records that the ledger is on disk up to this entry. Called before any result is returned.
     *
     * @throws SyncFailedException if it cannot be written
     */
    void record(long ledgerNumber, byte[] hash) {
        if (file == null) {
            return;
        }
        try {
            FileChannel writable = channel;
            if (writable == null) {
                writable = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                channel = writable;
            }
            ByteBuffer bytes = ByteBuffer.wrap(format(ledgerNumber, hash).getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                writable.write(bytes, bytes.position());
            }
        } catch (IOException e) {
            throw new SyncFailedException(e);
        }
    }

    /** Formats the content of the file. */
    public static String format(long ledgerNumber, byte[] hash) {
        return String.format(Locale.ROOT, "%019d ", ledgerNumber)
                + HexFormat.of().formatHex(hash) + "\n";
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new LedgerStartupException(file + " cannot be read: " + e);
        }
    }
}
