package nl.mutatieboek.ledger.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.LedgerReader.NotYetKnownException;
import nl.mutatieboek.ledger.LedgerReader.NotYetKnownException.NotYetKnownReason;
import org.jspecify.annotations.Nullable;

/**
 * Generates recording times: in milliseconds, never before the last one, and always after the instant up to which as-of
 * answers are final, whatever the clock does.
 */
final class RecordingTimestampGenerator {
    /** UTC with three digits of milliseconds, so that text order is time order. */
    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Clock clock;

    /** Held from the timestamp of a batch until its outcome is known. Fair: an as-of query waits for one batch only. */
    private final ReentrantLock batchLock = new ReentrantLock(true);

    private volatile Instant settled = Instant.MIN;
    private volatile Instant last = Instant.MIN;
    private volatile boolean inDoubt;

    RecordingTimestampGenerator(Clock clock) {
        this.clock = clock;
    }

    /** Formats an instant as {@code recorded_at} has it. */
    static String format(Instant instant) {
        return FORMAT.format(instant);
    }

    /** Continues after the instant that a previous writer settled. */
    void resumeAfter(@Nullable Instant settledBefore) {
        batchLock.lock();
        try {
            if (settledBefore != null && settledBefore.isAfter(settled)) {
                settled = settledBefore;
            }
        } finally {
            batchLock.unlock();
        }
    }

    void acquireForBatch() {
        batchLock.lock();
    }

    boolean isHeldByCurrentThread() {
        return batchLock.isHeldByCurrentThread();
    }

    /** @param certain whether the batch is on disk or certainly rolled back */
    void releaseAfterBatch(boolean certain) {
        if (!certain) {
            inDoubt = true;
        }
        batchLock.unlock();
    }

    /** Returns the recording time of a batch after an entry with this recording time. */
    Instant nextTimestamp(@Nullable Instant previous) {
        Instant next = Instant.ofEpochMilli(clock.millis());
        if (previous != null && previous.isAfter(next)) {
            next = previous;
        }
        last = settled.isBefore(next) ? next : settled.plusMillis(1);
        return last;
    }

    /** Continues from the head at the time this process became the writer. */
    void resumeFrom(LedgerHead head) {
        last = head.recordedAt() == null ? Instant.MIN : Instant.parse(head.recordedAt());
    }

    Instant now() {
        return clock.instant();
    }

    /** Returns how far the next recording time is ahead of the clock. */
    Duration aheadOfClock() {
        Instant next = last.isAfter(settled) ? last : settled;
        Instant now = clock.instant();
        return next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
    }

    /**
     * Returns the head for a final answer of what the ledger held at an instant.
     *
     * @param instant in whole milliseconds
     * @param durable reads the head on disk
     * @param promise persists that later entries are recorded after the instant; false if this process lost its lease
     */
    LedgerHead awaitSettled(Instant instant, Supplier<LedgerHead> durable, Predicate<Instant> promise) {
        if (!instant.isAfter(settled)) {
            return durable.get();
        }
        LedgerHead head = durable.get();
        if (head.recordedAt() != null && instant.isBefore(Instant.parse(head.recordedAt()))) {
            return head;
        }
        if (!tryLock()) {
            throw new NotYetKnownException(instant, NotYetKnownReason.UNSETTLED);
        }
        try {
            return settle(instant, durable.get(), promise);
        } finally {
            batchLock.unlock();
        }
    }

    private LedgerHead settle(Instant instant, LedgerHead head, Predicate<Instant> promise) {
        boolean withinLast = head.recordedAt() != null && !instant.isAfter(Instant.parse(head.recordedAt()));
        if (instant.isAfter(settled)) {
            if (!withinLast && isFuture(instant)) {
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

    private boolean tryLock() {
        try {
            return batchLock.tryLock(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
