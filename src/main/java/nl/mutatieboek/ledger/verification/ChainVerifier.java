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
 * Checks a ledger from its raw entries and its head, and finds the first number that does not hold. Pure: it is handed the
 * entries in the order of their numbers, remembers what it needs of them, and shares with the writer nothing but the
 * definition of the sealed bytes.
 *
 * <p>It checks that numbers run from 1 without gaps, that each hash follows from the one before it, that each stream is dense
 * from 0, that the time of recording is well formed and never goes back, that no event identifier occurs twice, and that the
 * head is the last entry. What it cannot find is a chain that was rewritten to its end together with the head: for that, a
 * hash must have been kept outside the database.
 */
public final class ChainVerifier implements Consumer<RawEntry> {
    private final @Nullable LedgerHead head;
    private final Map<String, Long> nextOfStream = new HashMap<>();
    private final CompactEventIdSet events = new CompactEventIdSet();

    private long number;
    private byte[] lastVerifiedHash = HashChain.genesisHash();
    private @Nullable String recordedAt;
    private @Nullable LedgerFault findFault;

    /**
     * @param head the head as it is stored; null when there is none
     */
    public ChainVerifier(@Nullable LedgerHead head) {
        this.head = head;
    }

    /** The next entry. After the first fault it is looked at only to see whether it is the one that belongs there. */
    @Override
    public void accept(RawEntry entry) {
        if (findFault == null) {
            findFault = check(entry);
            if (findFault == null) {
                number = entry.ledgerNumber();
                lastVerifiedHash = entry.hash();
                recordedAt = entry.recordedAt();
            }
        }
        if (findFault != null
                && (findFault.kind() == LedgerFaultKind.ALTERED || findFault.kind() == LedgerFaultKind.MISSING)) {
            findFault = displaced(findFault, entry);
        }
    }

    /** Whether every entry so far holds. */
    public boolean holds() {
        return findFault == null;
    }

    /** The number of the last entry that holds, and all before it with it. */
    public long lastVerifiedNumber() {
        return number;
    }

    /** The hash of that entry; 32 zero bytes when there is none. */
    public byte[] lastVerifiedHash() {
        return lastVerifiedHash.clone();
    }

    /** After the last entry: the first fault of all, if there is one. */
    public Optional<LedgerFault> findFault() {
        return Optional.ofNullable(findFault == null ? atTheEnd() : findFault);
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
        return sealedButWrong(entry);
    }

    /** The fault of an entry with a number below 1 or beyond the last. */
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

    /** What only a writer that seals wrongly, or somebody who sealed anew, can have done. */
    private @Nullable LedgerFault sealedButWrong(RawEntry entry) {
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
        String before = recordedAt;
        if (entry.recordedAt().equals(before)) {
            return null;
        }
        if (!TimestampFormatValidator.isWellFormed(entry.recordedAt())) {
            return findFault(
                    entry,
                    LedgerFaultKind.STAMP_MALFORMED,
                    entry.recordedAt() + " is no time like 2026-11-24T12:59:13.123Z");
        }
        return before != null && entry.recordedAt().compareTo(before) < 0
                ? findFault(entry, LedgerFaultKind.TIME_TURNED, entry.recordedAt() + " lies before " + before)
                : null;
    }

    private @Nullable LedgerFault atTheEnd() {
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

    /** The fault as it is known once this later entry was seen: is it the one that belongs where the fault is? */
    private LedgerFault displaced(LedgerFault found, RawEntry later) {
        if (later.ledgerNumber() <= found.ledgerNumber()) {
            return found;
        }
        RawEntry there = new RawEntry(
                found.ledgerNumber(),
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
        return Arrays.equals(HashChain.nextHash(lastVerifiedHash, there), later.hash())
                ? new LedgerFault(
                        found.ledgerNumber(),
                        LedgerFaultKind.DISPLACED,
                        "Entry %d was put out of order: what was sealed as %d stands at %d."
                                .formatted(found.ledgerNumber(), found.ledgerNumber(), later.ledgerNumber()))
                : found;
    }

    private static LedgerFault findFault(RawEntry entry, LedgerFaultKind kind, String because) {
        return new LedgerFault(entry.ledgerNumber(), kind, "Entry %d: %s.".formatted(entry.ledgerNumber(), because));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
