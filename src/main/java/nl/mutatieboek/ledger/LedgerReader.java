package nl.mutatieboek.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import nl.mutatieboek.domain.StreamId;

/** The read port of the ledger. Shows only what is on disk. */
public interface LedgerReader {
    /** Most commands have fewer entries. */
    int TYPICAL_ENTRIES_PER_COMMAND = 16;

    LedgerHead head();

    /** Whether the ledger has an entry with this number, also where another process has written it just now. */
    default boolean containsNumber(long ledgerNumber) {
        return ledgerNumber <= head().ledgerNumber();
    }

    /** At most {@code limit} raw entries after this number, in ledger order. */
    List<RawEntry> readRawAfter(long ledgerNumber, int limit);

    /** The raw entry with this number; nothing where the ledger does not reach it. */
    default Optional<RawEntry> findRaw(long ledgerNumber) {
        return readRawAfter(ledgerNumber - 1, 1).stream()
                .filter(entry -> entry.ledgerNumber() == ledgerNumber)
                .findFirst();
    }

    /** All raw entries in ledger order, one by one, whatever the size of the book; the number of entries handed out. */
    default long forEachRaw(Consumer<RawEntry> reader) {
        return forEachRaw(0, Long.MAX_VALUE, reader);
    }

    /** The same, those after one ledger number and up to another. */
    long forEachRaw(long after, long upTo, Consumer<RawEntry> reader);

    /**
     * Entries that somebody has put outside the ledger, with a number below 1 or beyond the head: the lowest first, at most so
     * many. Nobody else is shown them.
     */
    List<RawEntry> findRawOutside(int limit);

    /** The ledger numbers under which these events are found by their identifiers; one that is not found is left out. */
    Map<String, Long> findNumbersByEventId(Collection<String> eventIds);

    /** The ledger numbers under which the entries of these streams are found, those of each in its order, up to a number. */
    Map<String, List<Long>> findNumbersByStream(Collection<String> streamIds, long upTo);

    /** The entries of one stream, in order. */
    List<LedgerEntry> readStream(StreamId stream);

    /** The entries of some streams, those of each in order; a stream without entries is left out. */
    Map<StreamId, List<LedgerEntry>> readStream(Collection<StreamId> streams);

    /** The entries with these numbers, in ledger order; a number that is not there is left out. */
    Map<Long, LedgerEntry> readByNumbers(Collection<Long> ledgerNumbers);

    /** The last entry of the last command that is whole up to a number; 0 before the first. */
    default long findLastCompleteCommand(long ledgerNumber) {
        for (int look = TYPICAL_ENTRIES_PER_COMMAND; ; look *= 2) {
            List<RawEntry> last = readRawAfter(Math.max(0, ledgerNumber - look), look);
            for (RawEntry raw : last.reversed()) {
                if (raw.ledgerNumber() <= ledgerNumber && decode(raw).completesCommand()) {
                    return raw.ledgerNumber();
                }
            }
            if (look >= ledgerNumber) {
                return 0;
            }
        }
    }

    /** Reads what a raw entry says; an unknown name is an error. */
    LedgerEntry decode(RawEntry entry);

    /**
     * Where commands that were recorded came from, and with which content, by their identities; one that was not recorded is left
     * out. A command's identity is the identity of its last entry.
     */
    Map<UUID, EventMetadata> findMetadata(Collection<UUID> commands);

    /** Whether a command was recorded. */
    default boolean isRecorded(UUID command) {
        return findMetadata(List.of(command)).containsKey(command);
    }

    /**
     * What the book knew at an instant: the number up to which all entries lie that are stamped at or before it, to the
     * millisecond; 0 before the first. What was once answered is answered for ever, whatever the clock does and whoever writes
     * the book next. Waits, bounded, for a batch under way that may carry such a stamp. Not to be asked within a transaction.
     *
     * @throws NotYetKnownException when it cannot be said yet
     */
    long awaitNumberKnownAt(Instant knownAt);

    /** Why it cannot be said what the book knew at an instant. */
    final class NotYetKnownException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** The reasons. */
        public enum NotYetKnownReason {
            /** The instant lies after the book's time: the clock, or the last stamp where the clock was set back. */
            FUTURE,
            /**
             * An entry with such a stamp may still come from elsewhere: this process does not write the book, or what it wrote
             * last is in doubt or not on disk yet.
             */
            UNSETTLED
        }

        private final NotYetKnownReason reason;

        public NotYetKnownException(Instant asked, NotYetKnownReason reason) {
            super("It is not known yet what the book knew at " + asked + ": " + reason);
            this.reason = reason;
        }

        public NotYetKnownReason reason() {
            return reason;
        }
    }
}
