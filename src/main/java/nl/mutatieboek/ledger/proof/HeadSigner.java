package nl.mutatieboek.ledger.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException.UnavailabilityReason;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.MissingEntryException;
import nl.mutatieboek.ledger.RawEntry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs the head of the book within a second of a commit, and proves what the heads state. A head is kept in a file
 * outside the database before anybody receives it; a book that is behind that head, or differs from it, is refused.
 */
public final class HeadSigner {
    private static final Logger LOG = LoggerFactory.getLogger(HeadSigner.class);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(10);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration WAIT_INTERVAL = Duration.ofMillis(20);
    private static final int PAGE = 1_000;
    private static final int STEP = 20_000;

    private final LedgerReader entries;
    private final LongSupplier durableNumber;
    private final DataSource dataSource;
    private final HeadDirectory directory;
    private final String name;
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile @Nullable SignedState state;
    private @Nullable Thread thread;

    /** What a signing process has; changes only under its own monitor. */
    private static final class SignedState {
        private final HeadSigningKey key;
        private final EntryLeafHasher leaves;
        private final TiledTree tree;
        private final boolean readOnly;
        private volatile @Nullable SignedHead latest;

        private SignedState(HeadSigningKey key, EntryLeafHasher leaves, TiledTree tree, boolean readOnly) {
            this.key = key;
            this.leaves = leaves;
            this.tree = tree;
            this.readOnly = readOnly;
        }
    }

    /**
     * Creates a signer with the settings of a book.
     *
     * @param entries reader of what is on disk
     * @param durableNumber number up to which the ledger is on disk, without a query
     * @param data data directory of the book
     */
    public static HeadSigner create(
            LedgerReader entries,
            LongSupplier durableNumber,
            DataSource dataSource,
            HeadProperties settings,
            Path data) {
        return new HeadSigner(
                entries, durableNumber, dataSource, HeadDirectory.locate(settings, data), settings.name());
    }

    private HeadSigner(
            LedgerReader entries,
            LongSupplier durableNumber,
            DataSource dataSource,
            HeadDirectory directory,
            String name) {
        this.entries = entries;
        this.durableNumber = durableNumber;
        this.dataSource = dataSource;
        this.directory = directory;
        this.name = name;
    }

    /**
     * Compares the book with the last signed head, before anything is written to it.
     *
     * @throws LedgerStartupException if it is behind that head or differs from it, or the key is of another book
     */
    public void resume() {
        BookIdentityRepository identity = new BookIdentityRepository(dataSource);
        HeadKeyResolver keys = new HeadKeyResolver(directory, identity, name);
        SignedState resumed = new SignedState(
                keys.resolve(),
                new EntryLeafHasher(identity.saltKey()),
                new TiledTree(new JdbcTileRepository(dataSource)),
                false);
        directory.findLastHead().ifPresent(last -> requireExtends(last, resumed));
        keys.recordChange(resumed.key, resumed.latest == null ? 0 : resumed.latest.size());
        state = resumed;
    }

    /**
     * Continues at the last head that the writer has signed, and writes nothing.
     *
     * @throws LedgerStartupException if no head was signed, the key is missing, or the book does not match the head
     */
    public void resumeReadOnly() {
        BookIdentityRepository identity = new BookIdentityRepository(dataSource);
        String recorded = identity.findPublicKey().orElse("");
        SignedHead last = directory
                .findLastHead()
                .filter(head -> !recorded.isEmpty())
                .orElseThrow(() -> new LedgerStartupException(
                        "No head of this book was signed: there is no %s. Run the application once, or set mutatieboek.heads.directory (docs/guides/heads.md)."
                                .formatted(directory.lastHeadFile())));
        SignedState resumed = new SignedState(
                new HeadKeyResolver(directory, identity, name).resolveRecorded(recorded),
                new EntryLeafHasher(identity.saltKey()),
                new TiledTree(new JdbcTileRepository(dataSource)),
                true);
        requireExtends(last, resumed);
        state = resumed;
    }

    private void requireExtends(SignedHead last, SignedState resumed) {
        long stored = durableNumber.getAsLong();
        if (stored < last.size()) {
            throw new LedgerStartupException(
                    "The book has %d entries, and a head of %d was signed: the database was set back. %s"
                            .formatted(stored, last.size(), whatToDo()));
        }
        append(resumed, last.size());
        SignedHead again =
                SignedHead.sign(resumed.key, last.size(), resumed.tree.tree().root(last.size()));
        // After a change of keys the same head has another signature.
        if (!again.text().equals(last.text())) {
            throw new LedgerStartupException(
                    "The book differs from its last signed head, of %d entries: it was changed, or is another book. %s"
                            .formatted(last.size(), whatToDo()));
        }
        if (!resumed.readOnly && !again.note().equals(last.note())) {
            directory.recordLastHead(again);
        }
        resumed.latest = again;
    }

    private String whatToDo() {
        return "Put the database back that belongs to %s. If an older backup was restored on purpose, rename that file to restored-head.txt and start again (docs/guides/heads.md)."
                .formatted(directory.lastHeadFile());
    }

    /** Starts signing, after {@link #resume}. */
    public void start() {
        thread = Thread.ofPlatform().daemon().name("head-signer").start(this::run);
    }

    /** Signs what is on disk, and stops; waits for a limited time, because the database may not respond. */
    public void stop() throws InterruptedException {
        ending.countDown();
        if (thread != null) {
            thread.join(LONGEST_STOP);
        }
    }

    private void run() {
        Duration pause = POLL_INTERVAL;
        boolean last;
        do {
            last = isEnding(pause);
            pause = POLL_INTERVAL;
            try {
                long durable = durableNumber.getAsLong();
                boolean signed;
                do {
                    signed = signUpTo(durable);
                } while (!signed);
            } catch (RuntimeException | Error e) {
                LOG.error("Signing the head failed; retrying in {} s", RETRY_INTERVAL.toSeconds(), e);
                pause = RETRY_INTERVAL;
            }
        } while (!last);
    }

    private boolean isEnding(Duration pause) {
        try {
            return ending.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Adds a bounded number of entries to the tree; signs and returns true when it has them all. */
    private boolean signUpTo(long durable) {
        SignedState current = required();
        synchronized (current) {
            append(current, Math.min(durable, current.tree.size() + STEP));
            // Tiles that an earlier attempt could not store precede the head too.
            current.tree.saveFull();
            long size = current.tree.size();
            if (size < durable) {
                return false;
            }
            if (size > 0 && (current.latest == null || size > current.latest.size())) {
                SignedHead head =
                        SignedHead.sign(current.key, size, current.tree.tree().root(size));
                directory.recordLastHead(head);
                current.latest = head;
            }
            return true;
        }
    }

    private void append(SignedState to, long upTo) {
        while (to.tree.size() < upTo) {
            int limit = (int) Math.min(PAGE, upTo - to.tree.size());
            List<RawEntry> page = entries.readRawAfter(to.tree.size(), limit);
            if (page.isEmpty()) {
                throw MissingEntryException.atEnd(to.tree.size(), upTo);
            }
            for (RawEntry entry : page) {
                if (entry.ledgerNumber() != to.tree.size() + 1) {
                    throw MissingEntryException.between(to.tree.size(), entry.ledgerNumber());
                }
                to.tree.append(to.leaves.leafHash(entry));
            }
            if (!to.readOnly) {
                to.tree.saveFull();
            }
        }
    }

    /** Returns the public key of the book's heads. */
    public String verifierKey() {
        return required().key.verifierKey();
    }

    /** Returns the latest head that this process knows to be signed; empty on standby. */
    public Optional<SignedHead> findLatestOfWriter() {
        return state == null ? Optional.empty() : findLatest();
    }

    /** Returns the latest signed head; empty while the book has no entries. */
    public Optional<SignedHead> findLatest() {
        return Optional.ofNullable(required().latest);
    }

    /** Returns the head of the first {@code size} entries, if it has been reached by a signed head. */
    public Optional<SignedHead> find(long size) {
        return ask(current -> isReached(current, size)
                ? Optional.of(
                        SignedHead.sign(current.key, size, current.tree.tree().root(size)))
                : Optional.empty());
    }

    /**
     * Returns the head of the balances after the first {@code size} entries, if that has been reached by a signed head.
     *
     * @param statement what the balances are; follows from these entries alone, because it is signed
     */
    public Optional<String> findBalanceHead(long size, String statement) {
        return ask(current -> isReached(current, size)
                ? Optional.of(SignedHead.signBalances(
                        current.key, size, current.tree.tree().root(size), statement))
                : Optional.empty());
    }

    private static boolean isReached(SignedState current, long size) {
        SignedHead latest = current.latest;
        return size > 0 && latest != null && size <= latest.size();
    }

    /** Returns the proof that the head of one size extends that of another, if both have been reached. */
    public Optional<String> findConsistency(long earlier, long later) {
        return ask(current ->
                earlier > 0 && earlier <= later ? find(later).map(head -> extension(earlier, head)) : Optional.empty());
    }

    /**
     * Returns the head of the first {@code size} entries, and waits while it is being signed; empty if this process does
     * not sign, or not in time.
     */
    public Optional<SignedHead> awaitHead(long size) {
        long start = System.nanoTime();
        while (state != null && size > 0) {
            Optional<SignedHead> head = find(size);
            if (head.isPresent() || required().readOnly || System.nanoTime() - start > LONGEST_WAIT.toNanos()) {
                return head;
            }
            LockSupport.parkNanos(WAIT_INTERVAL.toNanos());
        }
        return Optional.empty();
    }

    /** Returns what the leaf of an entry hashes, in Base64: its salt and its sealed bytes. */
    public String leaf(RawEntry entry) {
        return ask(current -> Base64.getEncoder().encodeToString(current.leaves.disclose(entry)));
    }

    /** Returns the receipt of an entry at a signed head that has it, with the entry itself. */
    public String receipt(RawEntry entry, SignedHead head) {
        long index = entry.ledgerNumber() - 1;
        return ask(current -> head.receipt(
                index, current.tree.tree().inclusionProof(index, head.size()), current.leaves.disclose(entry)));
    }

    /** Returns a head with the proof that it extends the one of an earlier size, which may be 0. */
    String extension(long earlier, SignedHead head) {
        return ask(current -> head.consistency(
                earlier, earlier == 0 ? List.of() : current.tree.tree().consistencyProof(earlier, head.size())));
    }

    HeadDirectory directory() {
        return directory;
    }

    /** Returns the receipt of an entry at the latest head, with the entry itself; empty before it is signed. */
    public Optional<String> findReceipt(RawEntry entry) {
        return findLatest()
                .filter(latest -> entry.ledgerNumber() <= latest.size())
                .map(latest -> receipt(entry, latest));
    }

    private <T> T ask(Function<SignedState, T> question) {
        SignedState current = required();
        synchronized (current) {
            return question.apply(current);
        }
    }

    private SignedState required() {
        SignedState current = state;
        if (current == null) {
            throw new LedgerUnavailableException(UnavailabilityReason.STANDBY);
        }
        return current;
    }
}
