package nl.mutatieboek.ledger.verification;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.projection.EntryBatchPipeline;
import nl.mutatieboek.ledger.projection.LedgerReplayer;
import nl.mutatieboek.ledger.projection.Projection;
import nl.mutatieboek.ledger.projection.ProjectionDigest;
import nl.mutatieboek.ledger.projection.ProjectionRunner;
import nl.mutatieboek.ledger.projection.ProjectionRunner.ProjectionSnapshot;
import nl.mutatieboek.ledger.verification.VerificationReport.RecomputedProjection;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Recomputes the chain and every projection from the raw entries, in one pass: one thread reads, one checks the chain, one
 * derives. Where a checkpoint of the projections is kept, it is compared with what was derived, row by row.
 *
 * <p>Head and entries are read in one snapshot of the database. The checkpoint is read before: the book only grows, so that the
 * entries reach at least as far.
 */
public final class LedgerVerifier {
    private final LedgerReader entries;
    private final Supplier<List<Projection>> empty;
    private final Supplier<Optional<ProjectionSnapshot>> checkpoint;
    private final TransactionOperations snapshot;

    /**
     * @param entries all that is stored, not only what a running book shows
     * @param empty the projections to derive, which have read nothing
     * @param checkpoint what is kept of them, if anything is
     * @param snapshot gives whoever reads in it the database as it is at one moment
     */
    public LedgerVerifier(
            LedgerReader entries,
            Supplier<List<Projection>> empty,
            Supplier<Optional<ProjectionSnapshot>> checkpoint,
            TransactionOperations snapshot) {
        this.entries = entries;
        this.empty = empty;
        this.checkpoint = checkpoint;
        this.snapshot = snapshot;
    }

    /** Of a book of which nothing is kept, and into which nobody writes meanwhile. */
    public LedgerVerifier(LedgerReader entries, Supplier<List<Projection>> empty) {
        this(entries, empty, Optional::empty, TransactionOperations.withoutTransaction());
    }

    /** Verifies, and returns when all is read. */
    public VerificationReport verify() {
        // First, because a database without a book is told by its head.
        snapshot.executeWithoutResult(status -> {
            status.setRollbackOnly();
            head();
        });
        Optional<ProjectionSnapshot> kept = checkpoint.get();
        return report(kept, Objects.requireNonNull(snapshot.execute(status -> {
            // There is nothing to commit, and a head that is not there must not become a failed commit.
            status.setRollbackOnly();
            return check();
        })));
    }

    private record VerificationPass(
            ChainVerifier verifier,
            @Nullable LedgerFault fault,
            ProjectionRunner folding,
            EntryBatchPipeline deriving) {}

    private VerificationPass check() {
        ChainVerifier verifier = new ChainVerifier(head());
        EntryIndexVerifier lookUps = new EntryIndexVerifier(entries);
        ProjectionRunner folding = new ProjectionRunner(empty);
        EntryBatchPipeline checking = EntryBatchPipeline.startPerEntry("checks the chain", verifier);
        EntryBatchPipeline deriving = LedgerReplayer.startProjecting(entries, folding);
        try (checking;
                deriving) {
            // One below 1 is shown to nobody else; what stands beyond the head comes after the last.
            entries.findRawOutside(1).stream()
                    .filter(raw -> raw.ledgerNumber() < 1)
                    .forEach(checking::put);
            entries.forEachRaw(raw -> {
                checking.put(raw);
                deriving.put(raw);
                lookUps.accept(raw);
            });
        }
        checking.completion().join();
        LedgerFault fault = verifier.findFault().or(lookUps::findFault).orElse(null);
        return new VerificationPass(verifier, fault, folding, deriving);
    }

    private @Nullable LedgerHead head() {
        try {
            return entries.head();
        } catch (EmptyResultDataAccessException e) {
            return null;
        }
    }

    private static VerificationReport report(Optional<ProjectionSnapshot> kept, VerificationPass checked) {
        ChainVerifier verifier = checked.verifier();
        LedgerFault fault = checked.fault();
        return new VerificationReport(
                verifier.lastVerifiedNumber(),
                HexFormat.of().formatHex(verifier.lastVerifiedHash()),
                fault,
                // What could not be derived counts where the ledger holds; where it does not, it proves nothing.
                fault == null ? recomputed(kept, checked) : List.of());
    }

    private static List<RecomputedProjection> recomputed(Optional<ProjectionSnapshot> kept, VerificationPass checked) {
        ProjectionRunner folding = checked.folding();
        List<String> broken = new ArrayList<>();
        if (folding.failure() != null) {
            broken.add(String.valueOf(folding.failure().getMessage()));
        } else {
            derived(checked.deriving());
            if (folding.completeTo() != checked.verifier().lastVerifiedNumber()) {
                broken.add("The ledger ends at %d within a command, of which it has the entries after %d only."
                        .formatted(checked.verifier().lastVerifiedNumber(), folding.completeTo()));
            }
        }
        List<RecomputedProjection> recomputed = new ArrayList<>();
        for (int i = 0; i < folding.projections().size(); i++) {
            Projection derived = folding.projections().get(i);
            List<String> differences = new ArrayList<>(broken);
            if (kept.isPresent() && broken.isEmpty()) {
                Projection there = kept.get().projections().get(i);
                differences.addAll(
                        ProjectionDigest.compare(there, derived, kept.get().ledgerNumber())
                                .differences());
            }
            ProjectionDigest rows = ProjectionDigest.compute(derived, folding.completeTo());
            recomputed.add(new RecomputedProjection(
                    rows.name(),
                    folding.completeTo(),
                    rows.rows(),
                    rows.sha256(),
                    kept.map(ProjectionSnapshot::ledgerNumber).orElse(null),
                    differences));
        }
        return recomputed;
    }

    private static void derived(EntryBatchPipeline deriving) {
        try {
            deriving.completion().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
