package nl.mutatieboek.ledger.wiring;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import nl.mutatieboek.budget.Event;
import nl.mutatieboek.ledger.Entry;
import nl.mutatieboek.ledger.Projection;
import nl.mutatieboek.ledger.Rows;
import nl.mutatieboek.ledger.store.StoredEntries;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Follows the ledger on behalf of all projections: each batch of entries is one transaction, which also moves their
 * positions. An entry that is not the next one, or that one projection cannot read, stops them all before that batch, so
 * that what the rooms answer is of one ledger number.
 */
final class Follower {
    /** After each batch, so that what comes meanwhile is one batch: when much is written, the readers' commits cost most. */
    private static final Duration REST = Duration.ofMillis(20);

    private final List<Projection> projections;
    private final StoredPositions positions;

    Follower(List<Projection> projections, StoredPositions positions) {
        this.projections = projections;
        this.positions = positions;
    }

    @EventHandler
    void on(Event event, TrackedEventMessage<?> message) {
        UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
        Batch batch = unit.getOrComputeResource(Follower.class.getName(), key -> {
            Batch begun = new Batch(positions.rows(), positions.begin());
            unit.onPrepareCommit(u -> begun.write());
            unit.afterCommit(u -> {
                begun.reached.forEach(positions::reached);
                rest();
            });
            return begun;
        });
        batch.read(message, message.trackingToken().position().orElseThrow());
    }

    private static void rest() {
        LockSupport.parkNanos(REST.toNanos());
    }

    private final class Batch {
        private final Rows rows;
        private final Map<String, Long> from;
        private final Map<String, Long> reached;

        Batch(Rows rows, Map<String, Long> from) {
            this.rows = rows;
            this.from = from;
            this.reached = new TreeMap<>(from);
        }

        void read(TrackedEventMessage<?> message, long number) {
            Entry entry = StoredEntries.entry(message, number);
            for (Projection projection : projections) {
                read(projection, entry);
            }
        }

        private void read(Projection projection, Entry entry) {
            long number = entry.ledgerNumber();
            Long position = reached.get(projection.name());
            if (position == null) {
                throw new IllegalStateException("The position of " + projection.name() + " is missing");
            }
            if (number <= position) {
                return;
            }
            if (number != position + 1) {
                throw new IllegalStateException("%s is at %d and was handed %d; nothing is skipped"
                        .formatted(projection.name(), position, number));
            }
            try {
                projection.project(entry, rows);
            } catch (RuntimeException e) {
                throw new IllegalStateException(
                        "%s stops before ledger number %d".formatted(projection.name(), number), e);
            }
            reached.put(projection.name(), number);
        }

        void write() {
            try {
                rows.write();
            } catch (RuntimeException e) {
                throw new IllegalStateException(
                        "The projections stop before ledger number "
                                + reached.values().stream().max(Long::compare).orElse(0L),
                        e);
            }
            positions.move(from, reached);
        }
    }
}
