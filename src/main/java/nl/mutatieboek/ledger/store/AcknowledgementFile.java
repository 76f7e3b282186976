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
 * A small file beside the book that says up to where it was acknowledged: the last ledger number and its hash. A database
 * whose file was cut off opens at an older state as if nothing was the matter; the witness knows better. It is not synced:
 * after a power cut it may say less than the book holds, and never more.
 */
public final class AcknowledgementFile {
    /** What its name has after the name of the book. */
    public static final String FILE_SUFFIX = ".head";

    private static final Logger LOG = LoggerFactory.getLogger(AcknowledgementFile.class);
    private static final Pattern SAID = Pattern.compile("([0-9]{19}) ([0-9a-f]{64})\n");

    private final @Nullable Path file;
    private @Nullable FileChannel channel;

    /**
     * @param file where it lies; null for a book without a witness
     */
    public AcknowledgementFile(@Nullable Path file) {
        this.file = file;
    }

    /**
     * That of a book: beside the file of a book in H2, or where it is told; a book in another database has none unless it is told.
     *
     * @param inFile whether the book is a file of H2
     */
    public static AcknowledgementFile locate(JdbcClient jdbc, boolean inFile, String told) {
        String path = told.isEmpty() && inFile
                ? jdbc.sql("select coalesce(database_path(), '')")
                        .query(String.class)
                        .single()
                : told;
        return new AcknowledgementFile(path.isEmpty() ? null : Path.of(told.isEmpty() ? path + FILE_SUFFIX : told));
    }

    /**
     * Compares the book with what was acknowledged.
     *
     * @throws LedgerStartupException when something that was acknowledged is not there
     */
    public void requireAcknowledgedEntry(JdbcLedgerRepository tables) {
        if (file == null) {
            return;
        }
        // First what was said: a writer may go on meanwhile.
        Matcher said = SAID.matcher(read(file));
        LedgerHead head = tables.head();
        if (!said.matches()) {
            if (head.ledgerNumber() > 0) {
                LOG.warn(
                        "Nothing at {} says up to where this book was acknowledged; it ends at {} and is taken as it"
                                + " is",
                        file,
                        head.ledgerNumber());
            }
            return;
        }
        long number = Long.parseLong(said.group(1));
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
        List<RawEntry> there = number == 0 ? List.of() : tables.findAfter(number - 1, number, 1);
        byte[] hash = HexFormat.of().parseHex(said.group(2));
        if (number > 0
                && (there.isEmpty() || !MessageDigest.isEqual(there.getFirst().hash(), hash))) {
            throw new LedgerStartupException(String.format(
                    Locale.ROOT,
                    "Entry %d of this book is not the one that was acknowledged: the hash was %s and is %s. Put the"
                            + " file back that holds it. If another book was put here on purpose, remove %s and start"
                            + " again.",
                    number,
                    said.group(2),
                    there.isEmpty()
                            ? "missing"
                            : HexFormat.of().formatHex(there.getFirst().hash()),
                    file));
        }
    }

    /**
     * Says so for the first time.
     *
     * @throws LedgerStartupException when it cannot be said
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
     * Says that the book is on disk up to this entry, before anybody is answered.
     *
     * @throws SyncFailedException when it cannot be said
     */
    void record(long ledgerNumber, byte[] hash) {
        if (file == null) {
            return;
        }
        try {
            FileChannel open = channel;
            if (open == null) {
                open = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                channel = open;
            }
            ByteBuffer bytes = ByteBuffer.wrap(format(ledgerNumber, hash).getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                open.write(bytes, bytes.position());
            }
        } catch (IOException e) {
            throw new SyncFailedException(e);
        }
    }

    /** All that the file holds when it says this. */
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
