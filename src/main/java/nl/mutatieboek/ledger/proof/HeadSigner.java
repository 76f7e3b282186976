package nl.mutatieboek.ledger.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException.UnavailabilityReason;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.MissingEntryException;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.RecentEntryQueue;
import org.jspecify.annotations.Nullable;

/**
 * Signs the head of the book within a second of a commit, and proves what the heads state. A head is kept in a file
 * outside the database before anybody receives it; a book that is behind that head, or differs from it, is refused.
 */
public final class HeadSigner {
    private static final Duration WAIT_INTERVAL = Duration.ofMillis(20);
    private static final int STEP = 20_000;
    private final LedgerReader entries;
    private final RecentEntryQueue recent;
    private final LongSupplier durableNumber;
    private final HeadDirectory directory;
    private final SigningResumer resumer;
    private final Duration patience;
    private final SigningThread signing = new SigningThread(this::signDurable);
    private volatile @Nullable HeadSignerState state;
    private volatile @Nullable String balanceHeadFailure;
    private volatile LongConsumer onSigned = size -> {};

    /**
     * Creates a signer with the settings of a book.
     *
     * @param entries reader of what is on disk
     * @param recent entries of the last commits on disk
     * @param durableNumber number up to which the ledger is on disk, without a query
     * @param epoch epoch of this process as the writer
     * @param data data directory of the book
     * @param patience how long a caller waits for a head
     */
    public HeadSigner(
            LedgerReader entries,
            RecentEntryQueue recent,
            LongSupplier durableNumber,
            LongSupplier epoch,
            DataSource dataSource,
            HeadProperties settings,
            Path data,
            Duration patience) {
        this.entries = entries;
        this.recent = recent;
        this.durableNumber = durableNumber;
        this.directory = HeadDirectory.locate(settings, data);
        this.resumer = new SigningResumer(entries, durableNumber, epoch, dataSource, directory, settings.name());
        this.patience = patience;
    }

    /**
     * Compares the book with the last signed head, before anything is written to it.
     *
     * @throws LedgerStartupException if it is behind that head or differs from it, or the key is of another book
     */
    public void resume() {
        state = resumer.resume();
    }

    /**
     * Continues at the last head that the writer has signed, and writes nothing.
     *
     * @throws LedgerStartupException if no head was signed, the key is missing, or the book does not match the head
     */
    public void resumeReadOnly() {
        state = resumer.resumeReadOnly();
    }

    /** Starts signing, after {@link #resume}. */
    public void start() {
        signing.start();
    }

    /** Signs what is on disk, and stops; waits for a limited time, because the database may not respond. */
    public void stop() throws InterruptedException {
        signing.stop();
    }

    /** Registers a listener for the number of entries of each signed head. */
    public synchronized void onSigned(LongConsumer listener) {
        onSigned = onSigned.andThen(listener);
    }

    private void signDurable() {
        balanceHeadFailure = readBalanceHeadFailure();
        long durable = durableNumber.getAsLong();
        boolean signed;
        do {
            signed = signUpTo(durable);
        } while (!signed);
    }

    /** Adds a bounded number of entries to the tree; signs and returns true when it has them all. */
    private boolean signUpTo(long durable) {
        HeadSignerState current = required();
        SignedHead head;
        synchronized (current) {
            current.append(entries, recent, Math.min(durable, current.tree.size() + STEP));
            // Tiles that an earlier attempt could not store precede the head too.
            current.saveTiles();
            long size = current.tree.size();
            if (size < durable) {
                return false;
            }
            if (size > durable) {
                throw new IllegalStateException("The tree has %d entries, and the ledger %d".formatted(size, durable));
            }
            if (size == 0 || (current.latest != null && size <= current.latest.size())) {
                return true;
            }
            head = SignedHead.sign(current.key, size, current.tree.tree().root(size));
        }
        // Without the lock, because a file may take long. Only one thread signs.
        directory.recordLastHead(head);
        current.latest = head;
        onSigned.accept(head.size());
        return true;
    }

    /** Returns the public key of the book's heads. */
    public String verifierKey() {
        return required().key.verifierKey();
    }

    /** Returns all public keys of the book, as a C2SP tlog-policy without witnesses. */
    public String publicKeys() {
        return directory.keyPolicy(verifierKey());
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
        return callLocked(current -> isReached(current, size)
                ? Optional.of(
                        SignedHead.sign(current.key, size, current.tree.tree().root(size)))
                : Optional.empty());
    }

    /**
     * Returns the head of the balances, if reached; its statement follows from the first {@code size} entries.
     *
     * @throws LaterBalanceHeadException if one of more entries was signed by another process
     */
    public Optional<String> findBalanceHead(long size, String statement) {
        BalanceHeadFile kept = directory.balanceHead();
        boolean readOnly = required().readOnly;
        return callLocked(current -> isReached(current, size)
                        ? Optional.of(SignedHead.signBalances(
                                current.key, size, current.tree.tree().root(size), statement))
                        : Optional.<SignedHead>empty())
                .map(head -> readOnly ? kept.compare(head) : kept.keep(head));
    }

    /** Returns why the kept head of the balances could not be used when the signer last looked. */
    public Optional<String> findBalanceHeadFailure() {
        return Optional.ofNullable(balanceHeadFailure);
    }

    private @Nullable String readBalanceHeadFailure() {
        try {
            directory.balanceHead().find();
            return null;
        } catch (LedgerStartupException e) {
            return e.getMessage();
        }
    }

    /** Returns what salts the commitments in the head of the balances of the first entries. */
    public CommitmentSalter commitmentSalter(long size) {
        return callLocked(current -> current.commitmentSalter(size));
    }

    private static boolean isReached(HeadSignerState current, long size) {
        SignedHead latest = current.latest;
        return size > 0 && latest != null && size <= latest.size();
    }

    /** Returns the proof that the head of one size extends that of another, if both have been reached. */
    public Optional<String> findConsistency(long earlier, long later) {
        return callLocked(current ->
                earlier > 0 && earlier <= later ? find(later).map(head -> extension(earlier, head)) : Optional.empty());
    }

    /**
     * Returns the head of the first {@code size} entries, and waits while it is being signed; empty if this process
     * does not sign, or not in time.
     */
    public Optional<SignedHead> awaitHead(long size) {
        long start = System.nanoTime();
        while (state != null && size > 0) {
            Optional<SignedHead> head = find(size);
            if (head.isPresent() || required().readOnly || System.nanoTime() - start > patience.toNanos()) {
                return head;
            }
            LockSupport.parkNanos(WAIT_INTERVAL.toNanos());
        }
        return Optional.empty();
    }

    /** Returns the first hashes of a tile; empty if the tree of the latest head has fewer in it. */
    public Optional<HashTile> findTile(int level, long index, int width) {
        return callLocked(current -> Optional.ofNullable(current.latest)
                .flatMap(latest -> current.tree.find(level, index, width, latest.size())));
    }

    /**
     * Returns what the first leaves of a tile of level 0 hash, in order; empty if the tree of the latest head has
     * fewer.
     *
     * @throws MissingEntryException if the ledger lacks one of their entries
     */
    public Optional<List<byte[]>> findLeafData(long index, int width) {
        if (findTile(0, index, width).isEmpty()) {
            return Optional.empty();
        }
        long before = index * HashTile.WIDTH;
        List<RawEntry> leaves = new ArrayList<>(width);
        entries.forEachRawWithoutGap(before, before + width, leaves::add);
        return Optional.of(callLocked(
                current -> leaves.stream().map(current.leaves::leafData).toList()));
    }

    /**
     * Returns the head of the first {@code size} entries as {@link #awaitHead} does, for a response that has no use
     * without it.
     *
     * @throws LedgerUnavailableException if this process does not sign
     */
    public Optional<SignedHead> awaitOwnHead(long size) {
        required();
        return awaitHead(size);
    }

    /** Returns what the leaf of an entry hashes, in Base64: its salt and its sealed bytes. */
    public String leaf(RawEntry entry) {
        return callLocked(current -> Base64.getEncoder().encodeToString(current.leaves.disclose(entry)));
    }

    /** Returns the receipt of an entry at a signed head that has it, with the entry itself. */
    public String receipt(RawEntry entry, SignedHead head) {
        long index = entry.ledgerNumber() - 1;
        return callLocked(current -> head.receipt(
                index, current.tree.tree().inclusionProof(index, head.size()), current.leaves.disclose(entry)));
    }

    /** Returns a head with the proof that it extends the one of an earlier size, which may be 0. */
    String extension(long earlier, SignedHead head) {
        return callLocked(current -> head.consistency(
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

    /** Returns what a function returns that uses key and tree; nothing else signs or reads them meanwhile. */
    <T> T callLocked(Function<HeadSignerState, T> function) {
        HeadSignerState current = required();
        synchronized (current) {
            return function.apply(current);
        }
    }

    private HeadSignerState required() {
        HeadSignerState current = state;
        if (current == null) {
            throw new LedgerUnavailableException(UnavailabilityReason.STANDBY);
        }
        return current;
    }
}
