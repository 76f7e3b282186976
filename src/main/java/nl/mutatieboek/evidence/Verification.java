package nl.mutatieboek.evidence;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.Head;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Recomputes the chain and every derived row from the raw entries, in one pass: one thread reads, one checks the chain, one
 * derives rows, and one reads the rows that are stored.
 *
 * <p>Head and entries are read in one snapshot of the database. The stored rows are read in another that is taken before: the
 * book only grows, so that the entries reach at least as far as the rows.
 */
public final class Verification {
    private final Entries entries;
    private final List<RecomputedRows> rooms;
    private final TransactionOperations snapshot;

    /**
     * @param entries all that is stored, not only what a running book shows
     * @param rooms the rows to derive again
     * @param snapshot gives whoever reads in it the database as it is at one moment, each thread its own
     */
    public Verification(Entries entries, List<RecomputedRows> rooms, TransactionOperations snapshot) {
        this.entries = entries;
        this.rooms = List.copyOf(rooms);
        this.snapshot = snapshot;
    }

    /** Without a snapshot: of a book into which nobody writes meanwhile. */
    public Verification(Entries entries, List<RecomputedRows> rooms) {
        this(entries, rooms, TransactionOperations.withoutTransaction());
    }

    /** Verifies, and returns when all is read. */
    public Report run() {
        // First, because a database without a book is told by its head.
        snapshot.executeWithoutResult(status -> {
            status.setRollbackOnly();
            head();
        });
        try (StoredRows rows = StoredRows.reading(rooms, snapshot)) {
            List<DerivedRows> derived = rows.rooms();
            return report(rows, Objects.requireNonNull(snapshot.execute(status -> {
                // There is nothing to commit, and a head that is not there must not become a failed commit.
                status.setRollbackOnly();
                return check(derived);
            })));
        }
    }

    private static Report report(StoredRows rows, Checked checked) {
        Verifier verifier = checked.verifier;
        Fault fault = verifier.fault().orElse(null);
        return new Report(
                verifier.verified(),
                HexFormat.of().formatHex(verifier.hash()),
                fault,
                // What could not be derived or read counts where the ledger holds; where it does not, it proves
                // nothing.
                fault == null ? rows.compared(checked.derived, verifier.verified()) : List.of());
    }

    private record Checked(Verifier verifier, CompletableFuture<Void> derived) {}

    private Checked check(List<DerivedRows> rooms) {
        Verifier verifier = new Verifier(head());
        Conveyor checking = Conveyor.to("checks the chain", verifier);
        Conveyor deriving = Conveyor.to("derives rows", new Derivation(entries, rooms));
        try (checking;
                deriving) {
            entries.forEach(raw -> {
                checking.put(raw);
                deriving.put(raw);
            });
        }
        checking.worked().join();
        return new Checked(verifier, deriving.worked());
    }

    private @Nullable Head head() {
        try {
            return entries.head();
        } catch (EmptyResultDataAccessException e) {
            return null;
        }
    }
}
