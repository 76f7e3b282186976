package nl.mutatieboek.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import nl.mutatieboek.domain.StreamId;

/** Reads the ledger; returns only entries that are on disk. */
public interface LedgerReader {
    /** Most commands have fewer entries. */
    int TYPICAL_ENTRIES_PER_COMMAND = 16;

    LedgerHead head();

    /** Tells whether an entry with this number exists, including one that another process has just written. */
    default boolean containsNumber(long ledgerNumber) {
        return ledgerNumber <= head().ledgerNumber();
    }

    /** Reads at most {@code limit} raw entries after a number, in ledger order. */
    List<RawEntry> readRawAfter(long ledgerNumber, int limit);

    /** Reads the raw entry with this number, if the ledger has it. */
    default Optional<RawEntry> findRaw(long ledgerNumber) {
        return readRawAfter(ledgerNumber - 1, 1).stream()
                .filter(entry -> entry.ledgerNumber() == ledgerNumber)
                .findFirst();
    }

    /** Passes all raw entries to the reader, in ledger order and in pages; returns their count. */
    default long forEachRaw(Consumer<RawEntry> reader) {
        return forEachRaw(0, Long.MAX_VALUE, reader);
    }

    /** Passes the raw entries after one ledger number and up to another to the reader; returns their count. */
    long forEachRaw(long after, long upTo, Consumer<RawEntry> reader);

    /**
     * Passes all raw entries after one ledger number and up to another to the reader, in ledger order.
     *
     * @throws MissingEntryException if one of them is missing; those before it were passed
     */
    default void forEachRawWithoutGap(long after, long upTo, Consumer<RawEntry> reader) {
        long[] last = {after};
        forEachRaw(after, upTo, entry -> {
            if (entry.ledgerNumber() != last[0] + 1) {
                throw MissingEntryException.between(last[0], entry.ledgerNumber());
            }
            reader.accept(entry);
            last[0]++;
        });
        if (last[0] < upTo) {
            throw MissingEntryException.atEnd(last[0], upTo);
        }
    }

    /** Passes the raw entries with these numbers to the reader, in ledger order; a missing number is left out. */
    void forEachRaw(Collection<Long> ledgerNumbers, Consumer<RawEntry> reader);

    /** Finds entries with a number below 1 or beyond the head, lowest first; no other method returns them. */
    List<RawEntry> findRawOutside(int limit);

    /** Finds the numbers of the first entries of commands through the index; a command that is not found is left out. */
    Map<UUID, Long> findNumbersByCommand(Collection<UUID> commands);

    /** Finds the ledger numbers of streams through the index, each in stream order, up to a number. */
    Map<String, List<Long>> findNumbersByStream(Collection<String> streamIds, long upTo);

    /** Reads the entries of one stream, in order. */
    List<LedgerEntry> readStream(StreamId stream);

    /** Reads the entries of streams, each in order; a stream without entries is left out. */
    Map<StreamId, List<LedgerEntry>> readStream(Collection<StreamId> streams);

    /** Reads the entries with these numbers, in ledger order; a missing number is left out. */
    Map<Long, LedgerEntry> readByNumbers(Collection<Long> ledgerNumbers);

    /** Reads the raw entries of a command from one of its numbers to its last. */
    default List<RawEntry> readRestOfCommand(long ledgerNumber) {
        for (int look = TYPICAL_ENTRIES_PER_COMMAND; ; look *= 2) {
            List<RawEntry> next = readRawAfter(ledgerNumber - 1, look);
            for (int i = 0; i < next.size(); i++) {
                if (decode(next.get(i)).completesCommand()) {
                    return next.subList(0, i + 1);
                }
            }
            if (next.size() < look) {
                throw new IllegalStateException("No last entry of the command at ledger number " + ledgerNumber);
            }
        }
    }

    /** Finds the last entry of the last complete command up to a number; 0 if there is none. */
    default long findLastCompleteCommand(long ledgerNumber) {
        for (int count = TYPICAL_ENTRIES_PER_COMMAND; ; count *= 2) {
            List<RawEntry> last = readRawAfter(Math.max(0, ledgerNumber - count), count);
            for (RawEntry raw : last.reversed()) {
                if (raw.ledgerNumber() <= ledgerNumber && decode(raw).completesCommand()) {
                    return raw.ledgerNumber();
                }
            }
            if (count >= ledgerNumber) {
                return 0;
            }
        }
    }

    /**
     * Decodes a raw entry.
     *
     * @throws UnreadableEntryException if its name or shape is unknown
     */
    LedgerEntry decode(RawEntry entry);

    /**
     * Finds the metadata of recorded commands by command identity; a command that was not recorded is left out. The
     * identity of a command is that of its last entry.
     */
    Map<UUID, EventMetadata> findMetadata(Collection<UUID> commands);

    default boolean isRecorded(UUID command) {
        return findMetadata(List.of(command)).containsKey(command);
    }

    /**
     * Returns the number of the last entry recorded at or before an instant, to the millisecond; 0 if there is none.
     * The answer is final, whatever happens to the clock or the writer. Waits, bounded, for a batch in progress that
     * may get such a recording time. Must not be called within a transaction.
     *
     * @throws NotYetKnownException if the answer is not final yet
     */
    long awaitNumberKnownAt(Instant knownAt);

    /** The answer to an as-of query is not final yet, for a reason. */
    final class NotYetKnownException extends RuntimeException {
        /** Reasons. */
        public enum NotYetKnownReason {
            /** The instant is after the clock, or after the last recording time if the clock was set back. */
            FUTURE,
            /**
             * An entry with such a recording time may still follow: this process is not the writer, or its last write
             * is in doubt or not on disk yet.
             */
            UNSETTLED
        }

        private final NotYetKnownReason reason;

        public NotYetKnownException(Instant instant, NotYetKnownReason reason) {
            super("As-of answer for " + instant + " is not final yet: " + reason);
            this.reason = reason;
        }

        public NotYetKnownReason reason() {
            return reason;
        }
    }
}
