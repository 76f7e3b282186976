package nl.mutatieboek.ledger.verification;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.verification.LedgerFault.LedgerFaultKind;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a ledger from its raw entries and its head, and finds the first number that does not hold. Pure: it receives
 * the entries in the order of their numbers, and shares with the writer only the definition of the sealed bytes.
 *
 * <p>It checks that numbers run from 1 without gaps, each hash follows from the previous one, each stream is dense from
 * 0, recording times are well formed and never decrease, event identifiers are unique, and the head is the last entry.
 * It cannot detect a chain that was rewritten to its end together with the head; for that, keep a hash outside the
 * database.
 */
public final class ChainVerifier implements Consumer<RawEntry> {
    private final @Nullable LedgerHead head;
    private final Map<String, Long> nextOfStream = new HashMap<>();
    private final CompactEventIdSet events = new CompactEventIdSet();

    private long number;
    private byte[] lastVerifiedHash = HashChain.genesisHash();
    private @Nullable String recordedAt;
    private @Nullable LedgerFault fault;

    /** @param head the stored head; null if it is missing */
    public ChainVerifier(@Nullable LedgerHead head) {
        this.head = head;
    }

    /** Verifies the next entry. After the first fault it only checks whether the entry was displaced. */
    @Override
    public void accept(RawEntry entry) {
        if (fault == null) {
            fault = check(entry);
            if (fault == null) {
                number = entry.ledgerNumber();
                lastVerifiedHash = entry.hash();
                recordedAt = entry.recordedAt();
            }
        }
        if (fault != null && (fault.kind() == LedgerFaultKind.ALTERED || fault.kind() == LedgerFaultKind.MISSING)) {
            fault = displaced(fault, entry);
        }
    }

    /** Tells whether all entries so far hold. */
    public boolean holds() {
        return fault == null;
    }

    /** Returns the number of the last entry of the part that holds. */
    public long lastVerifiedNumber() {
        return number;
    }

    /** Returns the hash of that entry; 32 zero bytes if there is none. */
    public byte[] lastVerifiedHash() {
        return lastVerifiedHash.clone();
    }

    /** Call after the last entry; returns the first fault. */
    public Optional<LedgerFault> findFault() {
        return Optional.ofNullable(fault == null ? checkHead() : fault);
    }

    private @Nullable LedgerFault check(RawEntry entry) {
        long expected = number + 1;
        if (entry.ledgerNumber() > expected) {
            return new LedgerFault(
                    expected,
                    LedgerFaultKind.MISSING,
                    "Entry %d is missing: after %d comes %d.".formatted(expected, number, entry.ledgerNumber()));
        }
        if (entry.ledgerNumber() < expected) {
            return entry.ledgerNumber() < 1
                    ? outsideFault(entry, number)
                    : new LedgerFault(
                            entry.ledgerNumber(),
                            LedgerFaultKind.REPEATED,
                            "Two entries carry number %d.".formatted(entry.ledgerNumber()));
        }
        if (head != null && expected > head.ledgerNumber()) {
            return outsideFault(entry, head.ledgerNumber());
        }
        if (!Arrays.equals(HashChain.nextHash(lastVerifiedHash, entry), entry.hash())) {
            return new LedgerFault(
                    expected,
                    LedgerFaultKind.ALTERED,
                    "Entry %d (%s of %s %s) is not what was sealed: from entry %d and its own bytes follows %s, stored is %s."
                            .formatted(
                                    expected,
                                    entry.eventName(),
                                    entry.streamType(),
                                    entry.streamId(),
                                    number,
                                    hex(HashChain.nextHash(lastVerifiedHash, entry)),
                                    hex(entry.hash())));
        }
        return checkContent(entry);
    }

    /** Creates the fault of an entry with a number below 1 or beyond the last. */
    public static LedgerFault outsideFault(RawEntry entry, long last) {
        return entry.ledgerNumber() < 1
                ? new LedgerFault(
                        entry.ledgerNumber(),
                        LedgerFaultKind.REPEATED,
                        "An entry carries number %d; numbers run from 1.".formatted(entry.ledgerNumber()))
                : new LedgerFault(
                        entry.ledgerNumber(),
                        LedgerFaultKind.BEYOND_HEAD,
                        "Entry %d stands after the head, which ends at %d.".formatted(entry.ledgerNumber(), last));
    }

    /** Finds faults that a valid hash does not exclude: a faulty writer, or a chain that was hashed anew. */
    private @Nullable LedgerFault checkContent(RawEntry entry) {
        if (!events.addIfAbsent(entry.eventId())) {
            return findFault(
                    entry, LedgerFaultKind.EVENT_REPEATED, "event identifier " + entry.eventId() + " was used before");
        }
        long sequence = nextOfStream.merge(entry.streamId(), 1L, Long::sum) - 1;
        if (entry.sequence() != sequence) {
            return findFault(
                    entry,
                    LedgerFaultKind.OUT_OF_SEQUENCE,
                    "%s %s is at sequence %d, not %d"
                            .formatted(entry.streamType(), entry.streamId(), sequence, entry.sequence()));
        }
        String previous = recordedAt;
        if (entry.recordedAt().equals(previous)) {
            return null;
        }
        if (!TimestampFormatValidator.isWellFormed(entry.recordedAt())) {
            return findFault(
                    entry,
                    LedgerFaultKind.STAMP_MALFORMED,
                    entry.recordedAt() + " is no time like 2026-11-24T12:59:13.123Z");
        }
        return previous != null && entry.recordedAt().compareTo(previous) < 0
                ? findFault(entry, LedgerFaultKind.TIME_TURNED, entry.recordedAt() + " lies before " + previous)
                : null;
    }

    private @Nullable LedgerFault checkHead() {
        if (head == null) {
            return new LedgerFault(
                    number,
                    LedgerFaultKind.HEAD_MISSING,
                    "The head is missing; the last entry is %d.".formatted(number));
        }
        if (head.ledgerNumber() > number) {
            return new LedgerFault(
                    number + 1,
                    LedgerFaultKind.DROPPED,
                    "Entry %d is missing: the head ends at %d, the last entry is %d."
                            .formatted(number + 1, head.ledgerNumber(), number));
        }
        if (!Arrays.equals(head.hash(), lastVerifiedHash)) {
            return new LedgerFault(
                    number,
                    LedgerFaultKind.HEAD_DIFFERS,
                    "The head says that entry %d has hash %s, but it has %s."
                            .formatted(number, hex(head.hash()), hex(lastVerifiedHash)));
        }
        String last = recordedAt == null ? "nothing" : recordedAt;
        String stated = head.recordedAt() == null ? "nothing" : head.recordedAt();
        return last.equals(stated)
                ? null
                : new LedgerFault(
                        number,
                        LedgerFaultKind.HEAD_DIFFERS,
                        "The head says that entry %d was recorded at %s, but it was at %s."
                                .formatted(number, stated, last));
    }

    /** Refines the fault after a later entry, which may be the one that belongs in its place. */
    private LedgerFault displaced(LedgerFault earlier, RawEntry later) {
        if (later.ledgerNumber() <= earlier.ledgerNumber()) {
            return earlier;
        }
        RawEntry moved = new RawEntry(
                earlier.ledgerNumber(),
                later.eventId(),
                later.streamType(),
                later.streamId(),
                later.sequence(),
                later.eventName(),
                later.revision(),
                later.payload(),
                later.metadata(),
                later.recordedAt(),
                later.hash());
        return Arrays.equals(HashChain.nextHash(lastVerifiedHash, moved), later.hash())
                ? new LedgerFault(
                        earlier.ledgerNumber(),
                        LedgerFaultKind.DISPLACED,
                        "Entry %d was put out of order: what was sealed as %d stands at %d."
                                .formatted(earlier.ledgerNumber(), earlier.ledgerNumber(), later.ledgerNumber()))
                : earlier;
    }

    private static LedgerFault findFault(RawEntry entry, LedgerFaultKind kind, String reason) {
        return new LedgerFault(entry.ledgerNumber(), kind, "Entry %d: %s.".formatted(entry.ledgerNumber(), reason));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
