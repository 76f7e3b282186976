package nl.mutatieboek.ledger.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import nl.mutatieboek.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * Hands projections the entries of a ledger, one by one and none twice. The entries of a command are kept back until the last
 * of them is there, so that what the projections hold always ends with a whole command. By one thread.
 */
public final class ProjectionRunner {
    /** Made beforehand: where no memory is left, there is none for an exception either. */
    private final IllegalStateException brokenOff =
            new IllegalStateException("The projections were broken off within an entry");

    private final List<Projection> projections;
    private final List<LedgerEntry> held = new ArrayList<>();
    private final long startedAfter;
    private long lastReceived;
    private long completeTo;
    private @Nullable IllegalStateException failure;

    /** While a whole command is projected, and for ever if that was broken off. */
    private boolean projecting;

    /** Begins before the first entry. */
    public ProjectionRunner(Supplier<List<Projection>> empty) {
        this(new ProjectionSnapshot(empty.get(), 0));
    }

    /** Goes on after what was kept. */
    public ProjectionRunner(ProjectionSnapshot kept) {
        this.projections = List.copyOf(kept.projections());
        this.startedAfter = kept.ledgerNumber();
        this.lastReceived = kept.ledgerNumber();
        this.completeTo = kept.ledgerNumber();
    }

    /**
     * Projections that have read a ledger up to a number.
     *
     * @param projections one of each, always in the same order
     */
    public record ProjectionSnapshot(List<Projection> projections, long ledgerNumber) {
        public ProjectionSnapshot {
            projections = List.copyOf(projections);
        }
    }

    /** The number after which it began to read: 0 before the first entry. */
    public long startedAfter() {
        return startedAfter;
    }

    /**
     * Reads the next entry; one that was read before is passed by.
     *
     * @throws IllegalStateException if it is not the next one, or if a projection could not read it. What was complete before
     *     stays so, and nothing is read after it.
     */
    public void project(LedgerEntry entry) {
        IllegalStateException before = failure();
        if (before != null) {
            throw before;
        }
        long number = entry.ledgerNumber();
        if (number <= lastReceived) {
            return;
        }
        if (number != lastReceived + 1) {
            throw new IllegalStateException(
                    "The projections are at %d and were handed %d; nothing is skipped".formatted(lastReceived, number));
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

    /** Why nothing is read any more; null while all is well. */
    public @Nullable IllegalStateException failure() {
        if (failure != null) {
            return failure;
        }
        return projecting ? brokenOff : null;
    }

    /** Whether it is the machine that failed, such as for lack of memory, and not a projection: others may be made in its place. */
    public boolean isReplaceable() {
        return (failure == null && projecting)
                || (failure != null && failure.getCause() instanceof VirtualMachineError);
    }

    /** The number of the last entry of the last whole command that was read. */
    public long completeTo() {
        return completeTo;
    }

    /** The number of the last entry that was handed over; what lies between belongs to a command of which more is to come. */
    public long lastReceived() {
        return lastReceived;
    }

    public List<Projection> projections() {
        return projections;
    }
}
