package nl.mutatieboek.rebuild;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import nl.mutatieboek.balance.BalanceList;
import nl.mutatieboek.evidence.Fault;
import nl.mutatieboek.evidence.LookUpCheck;
import nl.mutatieboek.evidence.Verifier;
import nl.mutatieboek.ledger.Conveyor;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.Folding;
import nl.mutatieboek.ledger.Head;
import nl.mutatieboek.ledger.LiveProjections;
import nl.mutatieboek.ledger.LiveProjections.Comparison;
import nl.mutatieboek.ledger.Projection;
import nl.mutatieboek.ledger.Replay;
import nl.mutatieboek.ledger.RowsDigest.Compared;
import nl.mutatieboek.ledger.Seal;
import org.jspecify.annotations.Nullable;

/**
 * One replay of the ledger, from its first entry up to a number, into projections that have read nothing; compared with those
 * that answer, and put in their place if that is asked and every row is equal. Until then, and if anything goes wrong, those
 * that answer are untouched. On the way it may verify the chain of the entries that it reads.
 */
public final class Rebuild {
    private final UUID id;
    private final long to;
    private final boolean replaces;
    private final boolean verifiesChain;
    private final Instant startedAt;
    private final LongConsumer progress;
    private final long began = System.nanoTime();
    private volatile long read;
    private volatile @Nullable Duration took;
    private volatile State state = State.RUNNING;
    private volatile boolean cancelled;
    private volatile @Nullable Certificate certificate;
    private volatile @Nullable String failure;
    private volatile @Nullable BalanceList balances;

    /** Where it is. */
    public enum State {
        RUNNING,
        /** Every row is equal; if it was to replace what answers, it has. */
        EQUAL,
        /** Some rows differ; nothing was replaced. */
        DIFFERENT,
        /** An entry is not what was sealed, or not where it was; nothing was replaced. */
        BROKEN,
        /** Stopped on request; nothing was replaced. */
        CANCELLED,
        /** It could not be done; nothing was replaced. */
        FAILED
    }

    /**
     * @param to the last entry that it reads
     * @param replaces whether what it derives is to answer
     * @param verifiesChain whether every entry is held against its hash, too
     * @param startedAt now
     * @param progress is told, now and then, which entry was read last
     */
    public Rebuild(
            UUID id, long to, boolean replaces, boolean verifiesChain, Instant startedAt, LongConsumer progress) {
        this.id = id;
        this.to = to;
        this.replaces = replaces;
        this.verifiesChain = verifiesChain;
        this.startedAt = startedAt;
        this.progress = progress;
    }

    /**
     * Does it, and returns when it has ended, however that is.
     *
     * @param keep takes the certificate of one that is to replace what answers, before it does
     */
    public void run(
            Entries entries, Supplier<List<Projection>> empty, LiveProjections live, Consumer<Certificate> keep) {
        try {
            Folding anew = verifiesChain
                    ? replayedAndVerified(entries, empty)
                    : Replay.of(entries, new Folding(empty), to, this::reached);
            if (!live.await(anew.completeTo())) {
                throw new IllegalStateException("What answers is at %d and does not come to %d"
                        .formatted(live.completeTo(), anew.completeTo()));
            }
            finish(anew, entries, live, keep);
        } catch (CancellationException e) {
            state = State.CANCELLED;
        } catch (ChainBroken e) {
            failure = e.getMessage();
            state = State.BROKEN;
        } catch (RuntimeException | OutOfMemoryError e) {
            failure = e.toString();
            state = State.FAILED;
        } finally {
            took = Duration.ofNanos(System.nanoTime() - began);
        }
    }

    /** What the verifier found; it says so even of a ledger that could not be replayed because of it. */
    private static final class ChainBroken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ChainBroken(Fault fault) {
            super(fault.explanation());
        }
    }

    private Folding replayedAndVerified(Entries entries, Supplier<List<Projection>> empty) {
        Verifier verifier = new Verifier(headAt(entries));
        LookUpCheck lookUps = new LookUpCheck(entries);
        Conveyor verifying = Conveyor.to("verifies the chain", verifier);
        IllegalStateException unread = null;
        Folding anew = new Folding(empty);
        try (verifying) {
            Replay.of(entries, anew, to, this::reached, raw -> {
                verifying.put(raw);
                lookUps.accept(raw);
            });
        } catch (IllegalStateException e) {
            unread = e;
        }
        verifying.worked().join();
        verifier.fault().or(() -> outside(entries)).or(lookUps::fault).ifPresent(fault -> {
            throw new ChainBroken(fault);
        });
        if (unread != null) {
            throw unread;
        }
        return anew;
    }

    private static Optional<Fault> outside(Entries entries) {
        return entries.outside(1).stream()
                .findFirst()
                .map(raw -> Verifier.outside(raw, entries.head().ledgerNumber()));
    }

    /** The head of the ledger when it ended there. */
    private Head headAt(Entries entries) {
        return entries.at(to)
                .map(last -> new Head(to, last.hash(), last.recordedAt()))
                .orElseGet(() -> new Head(0, Seal.genesis(), null));
    }

    private void reached(long number) {
        read = number;
        progress.accept(number);
        if (cancelled) {
            throw new CancellationException("Stopped at " + number);
        }
    }

    private void finish(Folding anew, Entries entries, LiveProjections live, Consumer<Certificate> keep) {
        Comparison comparison = live.compare(anew);
        List<Compared> compared = comparison.projections();
        List<String> differences =
                compared.stream().flatMap(one -> one.differences().stream()).toList();
        BalanceList list = new BalanceList(anew.projections(), anew.completeTo());
        String sha256 = list.sha256();
        reached(to);
        boolean replacing = replaces && differences.isEmpty();
        Certificate shown = new Certificate(
                id.toString(),
                1,
                to,
                HexFormat.of().formatHex(headAt(entries).hash()),
                verifiesChain,
                compared.stream().map(Compared::rows).toList(),
                comparison.checkpoint() == 0 ? null : comparison.checkpoint(),
                differences,
                sha256,
                replacing,
                Rebuild.class.getPackage().getImplementationVersion(),
                startedAt.toString(),
                Duration.ofNanos(System.nanoTime() - began).toMillis());
        if (replacing) {
            live.replaceBy(anew, () -> keep.accept(shown));
        } else if (replaces) {
            keepOrTell(shown, keep);
        } else {
            // Of a replay no certificate is kept: it touches nothing. What answers goes on changing; this list stands
            // still.
            balances = list;
        }
        certificate = shown;
        state = differences.isEmpty() ? State.EQUAL : State.DIFFERENT;
    }

    private static void keepOrTell(Certificate shown, Consumer<Certificate> keep) {
        try {
            keep.accept(shown);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "Rows differ, and no certificate of that could be kept; the first: "
                            + shown.differences().getFirst(),
                    e);
        }
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

    /** Whether it verifies the chain, too. */
    public boolean verifiesChain() {
        return verifiesChain;
    }

    /** The last entry that it has read. */
    public long read() {
        return read;
    }

    public State state() {
        return state;
    }

    /** How long it has taken so far, or took until it ended. */
    Duration elapsed() {
        Duration whole = took;
        return whole == null ? Duration.ofNanos(System.nanoTime() - began) : whole;
    }

    /** What it has shown; null until it has ended, and when it was stopped or failed. */
    public @Nullable Certificate certificate() {
        return certificate;
    }

    /** Why it failed; null otherwise. */
    public @Nullable String failure() {
        return failure;
    }

    /** Whether it has the list of all balances at its end: a replay, until another of either is started. */
    boolean hasBalances() {
        return balances != null;
    }

    /** Lets go of that list, which is as large as the book. */
    void forgetBalances() {
        balances = null;
    }

    /** Writes the list of all balances at its end, if it has it. */
    public void writeBalances(OutputStream out) throws IOException {
        BalanceList list = balances;
        if (list != null) {
            list.write(out);
        }
    }
}
