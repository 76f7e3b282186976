package nl.mutatieboek.ledger.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.MissingEntryException;
import org.jspecify.annotations.Nullable;

/**
 * Feeds entries to projections, each once. Entries of a command are held until its last one, so that the projections
 * are always complete to the end of a command. Not thread-safe.
 */
public final class ProjectionRunner {
    /** Allocated in advance, because after memory ran out there is none for an exception. */
    private final IllegalStateException interrupted =
            new IllegalStateException("Projections were interrupted within an entry");

    private final List<Projection> projections;
    private final List<LedgerEntry> held = new ArrayList<>();
    private final long startedAfter;
    private long lastReceived;
    private long completeTo;
    private @Nullable IllegalStateException failure;

    /** True while a command is projected, and forever if that was interrupted. */
    private boolean projecting;

    /** Starts before the first entry. */
    public ProjectionRunner(Supplier<List<Projection>> newProjections) {
        this(new ProjectionSnapshot(newProjections.get(), 0));
    }

    /** Starts after a snapshot. */
    public ProjectionRunner(ProjectionSnapshot snapshot) {
        this.projections = List.copyOf(snapshot.projections());
        this.startedAfter = snapshot.ledgerNumber();
        this.lastReceived = snapshot.ledgerNumber();
        this.completeTo = snapshot.ledgerNumber();
    }

    /**
     * Projections with the ledger number to which they are complete.
     *
     * @param projections one of each, always in the same order
     */
    public record ProjectionSnapshot(List<Projection> projections, long ledgerNumber) {
        public ProjectionSnapshot {
            projections = List.copyOf(projections);
        }
    }

    /** Returns the number after which this runner started; 0 for the whole ledger. */
    public long startedAfter() {
        return startedAfter;
    }

    /**
     * Projects the next entry; ignores one that was received before.
     *
     * @throws MissingEntryException if a number is missing
     * @throws IllegalStateException if a projection failed. What was complete stays so; later
     *     entries are rejected.
     */
    public void project(LedgerEntry entry) {
        IllegalStateException earlierFailure = failure();
        if (earlierFailure != null) {
            throw earlierFailure;
        }
        long number = entry.ledgerNumber();
        if (number <= lastReceived) {
            return;
        }
        if (number != lastReceived + 1) {
            throw MissingEntryException.between(lastReceived, number);
        }
        held.add(entry);
        lastReceived = number;
        if (entry.completesCommand()) {
            projecting = true;
            for (LedgerEntry one : held) {
                projections.forEach(projection -> project(projection, one, number));
            }
            held.clear();
            completeTo = number;
            projecting = false;
        }
    }

    private void project(Projection projection, LedgerEntry entry, long countsFrom) {
        try {
            projection.project(entry, countsFrom);
        } catch (RuntimeException | VirtualMachineError e) {
            failure = new IllegalStateException(
                    "The projection of %s stops before ledger number %d: %s"
                            .formatted(projection.name(), entry.ledgerNumber(), e.getMessage()),
                    e);
            throw failure;
        }
    }

    /** Returns why projecting has stopped; null while it runs. */
    public @Nullable IllegalStateException failure() {
        if (failure != null) {
            return failure;
        }
        return projecting ? interrupted : null;
    }

    /**
     * Tells whether the JVM failed, for example for lack of memory, not a projection: new projections may replace
     * these.
     */
    public boolean isReplaceable() {
        return (failure == null && projecting)
                || (failure != null && failure.getCause() instanceof VirtualMachineError);
    }

    /** Returns the number of the last entry of the last complete command. */
    public long completeTo() {
        return completeTo;
    }

    /** Returns the number of the last received entry; its command may be incomplete. */
    public long lastReceived() {
        return lastReceived;
    }

    public List<Projection> projections() {
        return projections;
    }
}
