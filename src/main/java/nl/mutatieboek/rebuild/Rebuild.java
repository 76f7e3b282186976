package nl.mutatieboek.rebuild;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import nl.mutatieboek.balance.BalanceList;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.Folding;
import nl.mutatieboek.ledger.LiveProjections;
import nl.mutatieboek.ledger.Projection;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.Replay;
import nl.mutatieboek.ledger.RowsDigest;
import nl.mutatieboek.ledger.RowsDigest.Compared;
import nl.mutatieboek.ledger.Seal;
import org.jspecify.annotations.Nullable;

/**
 * One replay of the ledger, from its first entry up to a number, into projections that have read nothing; compared with those
 * that answer, and put in their place if that is asked and every row is equal. Until then, and if anything goes wrong, those
 * that answer are untouched.
 */
public final class Rebuild {
    private final UUID id;
    private final long to;
    private final boolean replaces;
    private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final long began = System.nanoTime();
    private volatile long read;
    private volatile State state = State.RUNNING;
    private volatile boolean cancelled;
    private volatile @Nullable Certificate certificate;
    private volatile @Nullable String failure;
    private volatile @Nullable BalanceList balances;
    private volatile LongPredicate progress = number -> true;

    /** Where it is. */
    public enum State {
        RUNNING,
        /** Every row is equal; if it was to replace what answers, it has. */
        EQUAL,
        /** Some rows differ; nothing was replaced. */
        DIFFERENT,
        /** Stopped on request; nothing was replaced. */
        CANCELLED,
        /** It could not be done; nothing was replaced. */
        FAILED
    }

    /** A replay up to {@code to}, which replaces what answers or touches nothing. */
    public Rebuild(UUID id, long to, boolean replaces) {
        this.id = id;
        this.to = to;
        this.replaces = replaces;
    }

    /** From now on this is told which entry was read last; false stops it. */
    public void tell(LongPredicate listener) {
        progress = listener;
    }

    /** Does it, and returns when it has ended, however that is. */
    public void run(Entries entries, Supplier<List<Projection>> empty, LiveProjections live) {
        try {
            Folding anew = Replay.of(entries, new Folding(empty), to, number -> {
                read = number;
                return progress.test(number) && !cancelled;
            });
            if (!live.await(anew.completeTo())) {
                throw new IllegalStateException("What answers is at %d and does not come to %d"
                        .formatted(live.completeTo(), anew.completeTo()));
            }
            finish(anew, entries, live);
        } catch (CancellationException e) {
            state = State.CANCELLED;
        } catch (RuntimeException e) {
            failure = e.getMessage();
            state = State.FAILED;
        }
    }

    private void finish(Folding anew, Entries entries, LiveProjections live) {
        List<Compared> compared = live.compare(anew);
        List<String> differences =
                compared.stream().flatMap(one -> one.differences().stream()).toList();
        BalanceList list = new BalanceList(anew.projections(), anew.completeTo());
        String sha256 = list.sha256();
        boolean replaced = replaces && differences.isEmpty() && !cancelled;
        if (replaced) {
            live.replaceBy(anew);
        } else {
            // What answers goes on changing; this stands still.
            balances = list;
        }
        certificate = new Certificate(
                id.toString(),
                1,
                to,
                HexFormat.of().formatHex(hashAt(to, entries)),
                compared.stream().map(Compared::rows).toList(),
                differences,
                sha256,
                replaced,
                Rebuild.class.getPackage().getImplementationVersion(),
                startedAt.toString(),
                elapsed().toMillis());
        read = to;
        if (cancelled && !replaced) {
            state = State.CANCELLED;
        } else {
            state = differences.isEmpty() ? State.EQUAL : State.DIFFERENT;
        }
    }

    private static byte[] hashAt(long number, Entries entries) {
        List<RawEntry> entry = entries.after(number - 1, 1);
        return entry.isEmpty() || number == 0
                ? Seal.genesis()
                : entry.getFirst().hash();
    }

    /** Stops it at the next chance; without effect once it has ended. */
    public void cancel() {
        cancelled = true;
    }

    public UUID id() {
        return id;
    }

    /** The last entry that it reads. */
    public long to() {
        return to;
    }

    /** Whether what it derives is to answer. */
    public boolean replaces() {
        return replaces;
    }

    /** The last entry that it has read. */
    public long read() {
        return read;
    }

    public State state() {
        return state;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Duration elapsed() {
        Certificate done = certificate;
        return done == null ? Duration.ofNanos(System.nanoTime() - began) : Duration.ofMillis(done.milliseconds());
    }

    /** How many entries it reads in a second; 0 before the first. */
    public long rate() {
        return read * 1_000 / Math.max(1, elapsed().toMillis());
    }

    /** How long the reading will take, if it goes on as it goes; null when that cannot be said. */
    public @Nullable Duration left() {
        return rate() == 0 || state != State.RUNNING ? null : Duration.ofSeconds((to - read) / rate());
    }

    /** What it has shown; null until it has ended, and when it was stopped or failed. */
    public @Nullable Certificate certificate() {
        return certificate;
    }

    /** Why it failed; null otherwise. */
    public @Nullable String failure() {
        return failure;
    }

    /**
     * Writes the list of all balances at its end.
     *
     * @return whether it has it; a rebuild that replaced what answers has not
     */
    public boolean writeBalances(OutputStream out) throws IOException {
        BalanceList list = balances;
        if (list == null) {
            return false;
        }
        list.write(out);
        return true;
    }

    /** The number of rows that were compared. */
    public long rows() {
        Certificate done = certificate;
        return done == null
                ? 0
                : done.projections().stream().mapToLong(RowsDigest::rows).sum();
    }
}
