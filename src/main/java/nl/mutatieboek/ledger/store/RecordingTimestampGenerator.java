package nl.mutatieboek.ledger.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.LedgerReader.NotYetKnownException;
import nl.mutatieboek.ledger.LedgerReader.NotYetKnownException.NotYetKnownReason;
import org.jspecify.annotations.Nullable;

/**
 * The stamps that the writer gives: in milliseconds, never below the last, and never at or before an instant of which it was
 * said what the book knew, whatever the clock does.
 */
final class RecordingTimestampGenerator {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Clock clock;

    /** Held from before a batch is stamped until it is known what became of it. Fair: who asks waits for one batch. */
    private final ReentrantLock underWay = new ReentrantLock(true);

    private volatile Instant settled = Instant.MIN;
    private volatile Instant last = Instant.MIN;
    private volatile boolean inDoubt;

    RecordingTimestampGenerator(Clock clock) {
        this.clock = clock;
    }

    /** Goes on after what another writer has promised. */
    void resumeAfter(@Nullable Instant promised) {
        underWay.lock();
        try {
            if (promised != null && promised.isAfter(settled)) {
                settled = promised;
            }
        } finally {
            underWay.unlock();
        }
    }

    void acquireForBatch() {
        underWay.lock();
    }

    boolean isHeldByCurrentThread() {
        return underWay.isHeldByCurrentThread();
    }

    /**
     * @param certain whether what was stamped is on disk, or will never be
     */
    void releaseAfterBatch(boolean certain) {
        if (!certain) {
            inDoubt = true;
        }
        underWay.unlock();
    }

    /** The stamp of a batch that follows an entry with this one. */
    Instant nextTimestamp(@Nullable Instant before) {
        Instant next = Instant.ofEpochMilli(clock.millis());
        if (before != null && before.isAfter(next)) {
            next = before;
        }
        last = settled.isBefore(next) ? next : settled.plusMillis(1);
        return last;
    }

    /** The head when this process became the writer. */
    void resumeFrom(LedgerHead head) {
        last = head.recordedAt() == null ? Instant.MIN : Instant.parse(head.recordedAt());
    }

    Instant now() {
        return clock.instant();
    }

    /** By how much the next stamp is ahead of the clock. */
    Duration aheadOfClock() {
        Instant next = last.isAfter(settled) ? last : settled;
        Instant now = clock.instant();
        return next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
    }

    /**
     * The head up to which all entries lie, and will lie, that are stamped at or before an instant.
     *
     * @param instant in whole milliseconds
     * @param durable tells the head on disk
     * @param promise writes down that all that is to come is stamped later; whether this process may
     */
    LedgerHead awaitSettled(Instant instant, Supplier<LedgerHead> durable, Predicate<Instant> promise) {
        if (!instant.isAfter(settled)) {
            return durable.get();
        }
        LedgerHead head = durable.get();
        if (head.recordedAt() != null && instant.isBefore(Instant.parse(head.recordedAt()))) {
            return head;
        }
        if (!patiently()) {
            throw new NotYetKnownException(instant, NotYetKnownReason.UNSETTLED);
        }
        try {
            return promised(instant, durable.get(), promise);
        } finally {
            underWay.unlock();
        }
    }

    private LedgerHead promised(Instant instant, LedgerHead head, Predicate<Instant> promise) {
        boolean ofTheLast = head.recordedAt() != null && !instant.isAfter(Instant.parse(head.recordedAt()));
        if (instant.isAfter(settled)) {
            if (!ofTheLast && isFuture(instant)) {
                throw new NotYetKnownException(instant, NotYetKnownReason.FUTURE);
            }
            if (inDoubt || !promise.test(instant)) {
                throw new NotYetKnownException(instant, NotYetKnownReason.UNSETTLED);
            }
            settled = instant;
        }
        return head;
    }

    boolean isFuture(Instant instant) {
        return instant.isAfter(clock.instant());
    }

    private boolean patiently() {
        try {
            return underWay.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
