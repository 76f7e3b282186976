package nl.mutatieboek.oversight.rebuild;

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
import nl.mutatieboek.balance.BalanceCsvWriter;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.projection.EntryBatchWorker;
import nl.mutatieboek.ledger.projection.LedgerReplayer;
import nl.mutatieboek.ledger.projection.Projection;
import nl.mutatieboek.ledger.projection.ProjectionDigest.ProjectionComparison;
import nl.mutatieboek.ledger.projection.ProjectionRebuildTarget;
import nl.mutatieboek.ledger.projection.ProjectionRebuildTarget.LiveComparisonResult;
import nl.mutatieboek.ledger.projection.ProjectionRunner;
import nl.mutatieboek.ledger.verification.ChainVerifier;
import nl.mutatieboek.ledger.verification.EntryIndexVerifier;
import nl.mutatieboek.ledger.verification.LedgerFault;
import nl.mutatieboek.ledger.verification.RebuildCertificate;
import nl.mutatieboek.ledger.verification.RebuildKind;
import org.jspecify.annotations.Nullable;

/**
 * One replay of the ledger into new projections, from the first entry up to a given number. The result is compared with
 * the live projections; a rebuild replaces them if every row is equal. Otherwise, and on any failure, the live
 * projections are unchanged. The job can verify the hash chain as it reads.
 */
public final class RebuildJob {
    private final UUID id;
    private final long lastEntry;
    private final RebuildKind kind;
    private final boolean verifiesChain;
    private final Instant startedAt;
    private final LongConsumer progress;
    private final long began = System.nanoTime();
    private volatile long lastReadEntry;
    private volatile @Nullable Duration took;
    private volatile RebuildState state = RebuildState.RUNNING;
    private volatile boolean cancelled;
    private volatile @Nullable RebuildCertificate certificate;
    private volatile @Nullable String failure;
    private volatile @Nullable BalanceCsvWriter balances;

    public enum RebuildState {
        RUNNING,
        /** Every row is equal. A rebuild has replaced the live projections. */
        EQUAL,
        /** Some rows differ; nothing was replaced. */
        DIFFERENT,
        /** An entry failed chain verification; nothing was replaced. */
        BROKEN,
        /** Cancelled on request; nothing was replaced. */
        CANCELLED,
        /** Failed; nothing was replaced. */
        FAILED
    }

    /**
     * @param to number of the last entry to read
     * @param verifiesChain whether to verify the hash of every entry
     * @param startedAt now
     * @param progress receives the number of the last read entry at intervals
     */
    public RebuildJob(
            UUID id, long to, RebuildKind kind, boolean verifiesChain, Instant startedAt, LongConsumer progress) {
        this.id = id;
        this.lastEntry = to;
        this.kind = kind;
        this.verifiesChain = verifiesChain;
        this.startedAt = startedAt;
        this.progress = progress;
    }

    /** Runs a job that derives nothing but the projections. */
    public void runToEnd(
            LedgerReader entries,
            Supplier<List<Projection>> empty,
            ProjectionRebuildTarget live,
            Consumer<RebuildCertificate> keep) {
        runToEnd(entries, empty, live, () -> {}, keep);
    }

    /**
     * Runs the job to its end, successful or not.
     *
     * @param tileRebuild derives the tiles of the tree again, before a rebuild stores its certificate and replaces the
     *     projections
     * @param keep stores the certificate; that of a rebuild before the projections are replaced
     */
    public void runToEnd(
            LedgerReader entries,
            Supplier<List<Projection>> empty,
            ProjectionRebuildTarget live,
            Runnable tileRebuild,
            Consumer<RebuildCertificate> keep) {
        try {
            ProjectionRunner rebuilt = verifiesChain
                    ? replayedAndVerified(entries, empty)
                    : LedgerReplayer.replay(entries, new ProjectionRunner(empty), lastEntry, this::reportProgress);
            if (!live.await(rebuilt.completeTo())) {
                throw new IllegalStateException("Live projections are at %d and did not reach %d in time"
                        .formatted(live.completeTo(), rebuilt.completeTo()));
            }
            finish(rebuilt, entries, live, tileRebuild, keep);
        } catch (CancellationException e) {
            state = RebuildState.CANCELLED;
        } catch (ChainBrokenException e) {
            failure = e.getMessage();
            state = RebuildState.BROKEN;
        } catch (RuntimeException | Error e) {
            failure = e.toString();
            state = RebuildState.FAILED;
        } finally {
            took = Duration.ofNanos(System.nanoTime() - began);
        }
    }

    /** A fault in the chain. It takes precedence over a replay failure that it caused. */
    private static final class ChainBrokenException extends RuntimeException {
        ChainBrokenException(LedgerFault fault) {
            super(fault.explanation());
        }
    }

    private ProjectionRunner replayedAndVerified(LedgerReader entries, Supplier<List<Projection>> empty) {
        ChainVerifier verifier = new ChainVerifier(headAt(entries));
        EntryIndexVerifier indexVerifier = new EntryIndexVerifier(entries);
        EntryBatchWorker verifying = EntryBatchWorker.startPerEntry("verifies the chain", verifier);
        IllegalStateException replayFailure = null;
        ProjectionRunner rebuilt = new ProjectionRunner(empty);
        try (verifying) {
            LedgerReplayer.replay(entries, rebuilt, lastEntry, this::reportProgress, raw -> {
                verifying.put(raw);
                indexVerifier.accept(raw);
            });
        } catch (IllegalStateException e) {
            replayFailure = e;
        }
        verifying.completion().join();
        verifier.findFault()
                .or(() -> outside(entries))
                .or(indexVerifier::findFault)
                .ifPresent(fault -> {
                    throw new ChainBrokenException(fault);
                });
        if (replayFailure != null) {
            throw replayFailure;
        }
        return rebuilt;
    }

    private static Optional<LedgerFault> outside(LedgerReader entries) {
        return entries.findRawOutside(1).stream()
                .findFirst()
                .map(raw -> ChainVerifier.outsideFault(raw, entries.head().ledgerNumber()));
    }

    /** The head of the ledger at the end of the replay. */
    private LedgerHead headAt(LedgerReader entries) {
        return entries.findRaw(lastEntry)
                .map(last -> new LedgerHead(lastEntry, last.hash(), last.recordedAt()))
                .orElseGet(() -> new LedgerHead(0, HashChain.genesisHash(), null));
    }

    private void reportProgress(long number) {
        lastReadEntry = number;
        progress.accept(number);
        if (cancelled) {
            throw new CancellationException("Cancelled at ledger number " + number);
        }
    }

    private void finish(
            ProjectionRunner rebuilt,
            LedgerReader entries,
            ProjectionRebuildTarget live,
            Runnable tileRebuild,
            Consumer<RebuildCertificate> keep) {
        LiveComparisonResult comparison = live.compareWith(rebuilt);
        List<ProjectionComparison> compared = comparison.projections();
        List<String> differences =
                compared.stream().flatMap(one -> one.differences().stream()).toList();
        BalanceCsvWriter list = new BalanceCsvWriter(rebuilt.projections(), rebuilt.completeTo());
        String sha256 = list.sha256();
        reportProgress(lastEntry);
        boolean replacing = kind == RebuildKind.REBUILD && differences.isEmpty();
        if (replacing) {
            tileRebuild.run();
        }
        RebuildCertificate newCertificate = new RebuildCertificate(
                id.toString(),
                1,
                lastEntry,
                HexFormat.of().formatHex(headAt(entries).hash()),
                verifiesChain,
                compared.stream().map(ProjectionComparison::rows).toList(),
                comparison.checkpointNumber() == 0 ? null : comparison.checkpointNumber(),
                differences,
                sha256,
                replacing,
                RebuildJob.class.getPackage().getImplementationVersion(),
                startedAt.toString(),
                Duration.ofNanos(System.nanoTime() - began).toMillis());
        if (replacing) {
            live.replaceWith(rebuilt, () -> keep.accept(newCertificate));
        } else if (kind == RebuildKind.REBUILD) {
            storeCertificate(newCertificate, keep);
        } else {
            keep.accept(newCertificate);
            // The live projections change meanwhile; this list does not.
            balances = list;
        }
        certificate = newCertificate;
        state = differences.isEmpty() ? RebuildState.EQUAL : RebuildState.DIFFERENT;
    }

    private static void storeCertificate(RebuildCertificate newCertificate, Consumer<RebuildCertificate> keep) {
        try {
            keep.accept(newCertificate);
        } catch (RuntimeException e) {
            throw new IllegalStateException("Rows differ, and the certificate could not be stored", e);
        }
    }

    /** Cancels the job at the next check; no effect after its end. */
    public void requestCancellation() {
        cancelled = true;
    }

    public UUID id() {
        return id;
    }

    /** Number of the last entry to read. */
    public long lastEntry() {
        return lastEntry;
    }

    public RebuildKind kind() {
        return kind;
    }

    /** Whether the hash chain is verified. */
    public boolean verifiesChain() {
        return verifiesChain;
    }

    public long lastReadEntry() {
        return lastReadEntry;
    }

    public RebuildState state() {
        return state;
    }

    /** Duration so far, or until the end. */
    Duration elapsed() {
        Duration whole = took;
        return whole == null ? Duration.ofNanos(System.nanoTime() - began) : whole;
    }

    /** The certificate; null until the end, and if the job was cancelled or failed. */
    public @Nullable RebuildCertificate certificate() {
        return certificate;
    }

    /** The reason of the failure; null otherwise. */
    public @Nullable String failure() {
        return failure;
    }

    /** Whether the list of all balances is available: for a replay, until the next job starts. */
    boolean hasBalances() {
        return balances != null;
    }

    /** Releases the list of balances, which is as large as the ledger. */
    void discardBalances() {
        balances = null;
    }

    /** Writes the list of balances, if it is available. */
    public void writeBalances(OutputStream out) throws IOException {
        BalanceCsvWriter list = balances;
        if (list != null) {
            list.write(out);
        }
    }
}
