package nl.mutatieboek.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.mutatieboek.ledger.Head;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.Seal;
import org.jspecify.annotations.Nullable;

/** A small ledger as a writer would have sealed it, and ways to spoil it. */
record SealedLedger(List<RawEntry> entries, @Nullable Head head) {
    /** Six entries over three streams, two of them recorded in one millisecond. */
    static SealedLedger ofSix() {
        return new SealedLedger(
                        List.of(
                                entry("calendar", "calendar", 0, "moment-registered", "2026-11-24T12:59:13.000Z"),
                                entry("chapter", "XX", 0, "chapter-opened", "2026-11-24T12:59:13.000Z"),
                                entry("chapter", "XX", 1, "item-registered", "2026-11-24T12:59:13.123Z"),
                                entry("mutation", "m", 0, "mutation-proposed", "2026-11-24T12:59:14.000Z"),
                                entry("chapter", "XX", 2, "postings-booked", "2026-11-25T00:00:00.000Z"),
                                entry("mutation", "m", 1, "mutation-booked", "2026-11-25T00:00:00.000Z")),
                        null)
                .sealedAnew();
    }

    static RawEntry entry(String type, String id, long sequence, String name, String recordedAt) {
        return new RawEntry(
                0,
                UUID.nameUUIDFromBytes((id + sequence).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                type,
                id,
                sequence,
                name,
                null,
                "{\"a\":1}".getBytes(StandardCharsets.UTF_8),
                "{\"who\":\"x\"}".getBytes(StandardCharsets.UTF_8),
                recordedAt,
                new byte[32]);
    }

    /** Numbers, hashes and head made to fit the rest of the columns. */
    SealedLedger sealedAnew() {
        List<RawEntry> sealed = new ArrayList<>();
        byte[] hash = Seal.genesis();
        for (RawEntry entry : entries) {
            RawEntry numbered = Columns.of(entry).number(sealed.size() + 1L).entry();
            hash = Seal.hash(hash, numbered);
            sealed.add(Columns.of(numbered).hash(hash).entry());
        }
        return new SealedLedger(
                sealed,
                new Head(
                        sealed.size(),
                        hash,
                        sealed.isEmpty() ? null : sealed.getLast().recordedAt()));
    }

    SealedLedger with(int number, UnaryOperator<Columns> change) {
        List<RawEntry> changed = new ArrayList<>(entries);
        changed.set(
                number - 1, change.apply(Columns.of(entries.get(number - 1))).entry());
        return new SealedLedger(inOrder(changed), head);
    }

    SealedLedger without(int number) {
        return new SealedLedger(
                entries.stream().filter(e -> e.ledgerNumber() != number).toList(), head);
    }

    SealedLedger plus(RawEntry entry) {
        List<RawEntry> more = new ArrayList<>(entries);
        more.add(entry);
        return new SealedLedger(inOrder(more), head);
    }

    /** Numbers made dense again, hashes left. */
    SealedLedger renumbered() {
        List<RawEntry> renumbered = new ArrayList<>();
        entries.forEach(
                e -> renumbered.add(Columns.of(e).number(renumbered.size() + 1L).entry()));
        return new SealedLedger(renumbered, head);
    }

    SealedLedger swapped(int one, int other) {
        List<RawEntry> changed = new ArrayList<>(entries);
        changed.set(one - 1, Columns.of(entries.get(other - 1)).number(one).entry());
        changed.set(other - 1, Columns.of(entries.get(one - 1)).number(other).entry());
        return new SealedLedger(changed, head);
    }

    SealedLedger headed(@Nullable Head other) {
        return new SealedLedger(entries, other);
    }

    private static List<RawEntry> inOrder(List<RawEntry> entries) {
        return entries.stream()
                .sorted(java.util.Comparator.comparingLong(RawEntry::ledgerNumber))
                .toList();
    }

    Verifier read() {
        Verifier verifier = new Verifier(head);
        entries.forEach(verifier);
        return verifier;
    }

    Optional<Fault> fault() {
        return read().fault();
    }

    /** Where the first fault is and what: {@code 4 altered}; {@code holds} if there is none. */
    String verdict() {
        return fault().map(f -> f.ledgerNumber() + " " + f.kind().code()).orElse("holds");
    }

    /** The columns of an entry, each changed by a call. */
    static final class Columns {
        private RawEntry entry;

        private Columns(RawEntry entry) {
            this.entry = entry;
        }

        static Columns of(RawEntry entry) {
            return new Columns(entry);
        }

        RawEntry entry() {
            return entry;
        }

        Columns number(long number) {
            return set(number, entry.eventId(), entry.streamType(), entry.streamId(), entry.sequence());
        }

        Columns eventId(String id) {
            return set(entry.ledgerNumber(), id, entry.streamType(), entry.streamId(), entry.sequence());
        }

        Columns streamType(String type) {
            return set(entry.ledgerNumber(), entry.eventId(), type, entry.streamId(), entry.sequence());
        }

        Columns streamId(String id) {
            return set(entry.ledgerNumber(), entry.eventId(), entry.streamType(), id, entry.sequence());
        }

        Columns sequence(long sequence) {
            return set(entry.ledgerNumber(), entry.eventId(), entry.streamType(), entry.streamId(), sequence);
        }

        Columns eventName(String name) {
            return set(name, entry.revision(), entry.payload(), entry.metadata(), entry.recordedAt());
        }

        Columns revision(@Nullable String revision) {
            return set(entry.eventName(), revision, entry.payload(), entry.metadata(), entry.recordedAt());
        }

        Columns payload(String payload) {
            return payload(bytes(payload));
        }

        Columns payload(byte[] payload) {
            return set(entry.eventName(), entry.revision(), payload, entry.metadata(), entry.recordedAt());
        }

        Columns metadata(String metadata) {
            return metadata(bytes(metadata));
        }

        Columns metadata(byte[] metadata) {
            return set(entry.eventName(), entry.revision(), entry.payload(), metadata, entry.recordedAt());
        }

        Columns recordedAt(String recordedAt) {
            return set(entry.eventName(), entry.revision(), entry.payload(), entry.metadata(), recordedAt);
        }

        Columns hash(byte[] hash) {
            entry = entry.withHash(hash);
            return this;
        }

        private Columns set(long number, String eventId, String streamType, String streamId, long sequence) {
            entry = new RawEntry(
                    number,
                    eventId,
                    streamType,
                    streamId,
                    sequence,
                    entry.eventName(),
                    entry.revision(),
                    entry.payload(),
                    entry.metadata(),
                    entry.recordedAt(),
                    entry.hash());
            return this;
        }

        private Columns set(
                String name, @Nullable String revision, byte[] payload, byte[] metadata, String recordedAt) {
            entry = new RawEntry(
                    entry.ledgerNumber(),
                    entry.eventId(),
                    entry.streamType(),
                    entry.streamId(),
                    entry.sequence(),
                    name,
                    revision,
                    payload,
                    metadata,
                    recordedAt,
                    entry.hash());
            return this;
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
