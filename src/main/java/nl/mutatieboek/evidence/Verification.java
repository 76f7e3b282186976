package nl.mutatieboek.evidence;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import nl.mutatieboek.evidence.Report.Recomputed;
import nl.mutatieboek.ledger.Conveyor;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.Folding;
import nl.mutatieboek.ledger.Folding.Kept;
import nl.mutatieboek.ledger.Head;
import nl.mutatieboek.ledger.Projection;
import nl.mutatieboek.ledger.Replay;
import nl.mutatieboek.ledger.RowsDigest;
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
public final class Verification {
    private final Entries entries;
    private final Supplier<List<Projection>> empty;
    private final Supplier<Optional<Kept>> checkpoint;
    private final TransactionOperations snapshot;

    /**
     * @param entries all that is stored, not only what a running book shows
     * @param empty the projections to derive, which have read nothing
     * @param checkpoint what is kept of them, if anything is
     * @param snapshot gives whoever reads in it the database as it is at one moment
     */
    public Verification(
            Entries entries,
            Supplier<List<Projection>> empty,
            Supplier<Optional<Kept>> checkpoint,
            TransactionOperations snapshot) {
        this.entries = entries;
        this.empty = empty;
        this.checkpoint = checkpoint;
        this.snapshot = snapshot;
    }

    /** Of a book of which nothing is kept, and into which nobody writes meanwhile. */
    public Verification(Entries entries, Supplier<List<Projection>> empty) {
        this(entries, empty, Optional::empty, TransactionOperations.withoutTransaction());
    }

    /** Verifies, and returns when all is read. */
    public Report run() {
        // First, because a database without a book is told by its head.
        snapshot.executeWithoutResult(status -> {
            status.setRollbackOnly();
            head();
        });
        Optional<Kept> kept = checkpoint.get();
        return report(kept, Objects.requireNonNull(snapshot.execute(status -> {
            // There is nothing to commit, and a head that is not there must not become a failed commit.
            status.setRollbackOnly();
            return check();
        })));
    }

    private record Checked(Verifier verifier, @Nullable Fault fault, Folding folding, Conveyor deriving) {}

    private Checked check() {
        Verifier verifier = new Verifier(head());
        LookUpCheck lookUps = new LookUpCheck(entries);
        Folding folding = new Folding(empty);
        Conveyor checking = Conveyor.to("checks the chain", verifier);
        Conveyor deriving = Replay.projecting(entries, folding);
        try (checking;
                deriving) {
            // One below 1 is shown to nobody else; what stands beyond the head comes after the last.
            entries.outside(1).stream().filter(raw -> raw.ledgerNumber() < 1).forEach(checking::put);
            entries.forEach(raw -> {
                checking.put(raw);
                deriving.put(raw);
                lookUps.accept(raw);
            });
        }
        checking.worked().join();
        Fault fault = verifier.fault().or(lookUps::fault).orElse(null);
        return new Checked(verifier, fault, folding, deriving);
    }

    private @Nullable Head head() {
        try {
            return entries.head();
        } catch (EmptyResultDataAccessException e) {
            return null;
        }
    }

    private static Report report(Optional<Kept> kept, Checked checked) {
        Verifier verifier = checked.verifier();
        Fault fault = checked.fault();
        return new Report(
                verifier.verified(),
                HexFormat.of().formatHex(verifier.hash()),
                fault,
                // What could not be derived counts where the ledger holds; where it does not, it proves nothing.
                fault == null ? recomputed(kept, checked) : List.of());
    }

    private static List<Recomputed> recomputed(Optional<Kept> kept, Checked checked) {
        Folding folding = checked.folding();
        List<String> broken = new ArrayList<>();
        if (folding.broken() != null) {
            broken.add(String.valueOf(folding.broken().getMessage()));
        } else {
            derived(checked.deriving());
            if (folding.completeTo() != checked.verifier().verified()) {
                broken.add("The ledger ends at %d within a command, of which it has the entries after %d only."
                        .formatted(checked.verifier().verified(), folding.completeTo()));
            }
        }
        List<Recomputed> recomputed = new ArrayList<>();
        for (int i = 0; i < folding.projections().size(); i++) {
            Projection derived = folding.projections().get(i);
            List<String> differences = new ArrayList<>(broken);
            if (kept.isPresent() && broken.isEmpty()) {
                Projection there = kept.get().projections().get(i);
                differences.addAll(RowsDigest.compare(there, derived, kept.get().ledgerNumber())
                        .differences());
            }
            RowsDigest rows = RowsDigest.of(derived, folding.completeTo());
            recomputed.add(new Recomputed(
                    rows.name(),
                    folding.completeTo(),
                    rows.rows(),
                    rows.sha256(),
                    kept.map(Kept::ledgerNumber).orElse(null),
                    differences));
        }
        return recomputed;
    }

    private static void derived(Conveyor deriving) {
        try {
            deriving.worked().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
