package nl.mutatieboek.ledger.verification;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.RawEntry;
import org.jspecify.annotations.Nullable;

/** A small sealed ledger, and ways to corrupt it. */
record SealedLedgerFixture(List<RawEntry> entries, @Nullable LedgerHead head) {
    /** Six entries over three streams, two of them recorded in one millisecond. */
    static SealedLedgerFixture sixEntries() {
        return new SealedLedgerFixture(
                        List.of(
                                entry("calendar", "calendar", 0, "moment-registered", "2026-11-24T12:59:13.000Z"),
                                entry("chapter", "XX", 0, "chapter-opened", "2026-11-24T12:59:13.000Z"),
                                entry("chapter", "XX", 1, "item-registered", "2026-11-24T12:59:13.123Z"),
                                entry("mutation", "m", 0, "mutation-proposed", "2026-11-24T12:59:14.000Z"),
                                entry("chapter", "XX", 2, "postings-booked", "2026-11-25T00:00:00.000Z"),
                                entry("mutation", "m", 1, "mutation-booked", "2026-11-25T00:00:00.000Z")),
                        null)
                .withRecomputedHashes();
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
    SealedLedgerFixture withRecomputedHashes() {
        List<RawEntry> sealed = new ArrayList<>();
        byte[] hash = HashChain.genesisHash();
        for (RawEntry entry : entries) {
            RawEntry numbered =
                    RawEntryBuilder.of(entry).number(sealed.size() + 1L).entry();
            hash = HashChain.nextHash(hash, numbered);
            sealed.add(RawEntryBuilder.of(numbered).hash(hash).entry());
        }
        return new SealedLedgerFixture(
                sealed,
                new LedgerHead(
                        sealed.size(),
                        hash,
                        sealed.isEmpty() ? null : sealed.getLast().recordedAt()));
    }

    SealedLedgerFixture with(int number, UnaryOperator<RawEntryBuilder> change) {
        List<RawEntry> changed = new ArrayList<>(entries);
        changed.set(
                number - 1,
                change.apply(RawEntryBuilder.of(entries.get(number - 1))).entry());
        return new SealedLedgerFixture(sorted(changed), head);
    }

    SealedLedgerFixture without(int number) {
        return new SealedLedgerFixture(
                entries.stream().filter(e -> e.ledgerNumber() != number).toList(), head);
    }

    SealedLedgerFixture plus(RawEntry entry) {
        List<RawEntry> more = new ArrayList<>(entries);
        more.add(entry);
        return new SealedLedgerFixture(sorted(more), head);
    }

    /** Numbers made dense again, hashes left. */
    SealedLedgerFixture renumbered() {
        List<RawEntry> renumbered = new ArrayList<>();
        entries.forEach(e -> renumbered.add(
                RawEntryBuilder.of(e).number(renumbered.size() + 1L).entry()));
        return new SealedLedgerFixture(renumbered, head);
    }

    SealedLedgerFixture swapped(int one, int other) {
        List<RawEntry> changed = new ArrayList<>(entries);
        changed.set(
                one - 1, RawEntryBuilder.of(entries.get(other - 1)).number(one).entry());
        changed.set(
                other - 1,
                RawEntryBuilder.of(entries.get(one - 1)).number(other).entry());
        return new SealedLedgerFixture(changed, head);
    }

    SealedLedgerFixture withHead(@Nullable LedgerHead other) {
        return new SealedLedgerFixture(entries, other);
    }

    private static List<RawEntry> sorted(List<RawEntry> entries) {
        return entries.stream()
                .sorted(java.util.Comparator.comparingLong(RawEntry::ledgerNumber))
                .toList();
    }

    ChainVerifier verify() {
        ChainVerifier verifier = new ChainVerifier(head);
        entries.forEach(verifier);
        return verifier;
    }

    Optional<LedgerFault> fault() {
        return verify().findFault();
    }

    /** Returns the first fault, {@code 4 altered}, or {@code holds}. */
    String verdict() {
        return fault().map(f -> f.ledgerNumber() + " " + f.kind().code()).orElse("holds");
    }

    /** The columns of an entry, each changed by a call. */
    static final class RawEntryBuilder {
        private RawEntry entry;

        private RawEntryBuilder(RawEntry entry) {
            this.entry = entry;
        }

        static RawEntryBuilder of(RawEntry entry) {
            return new RawEntryBuilder(entry);
        }

        RawEntry entry() {
            return entry;
        }

        RawEntryBuilder number(long number) {
            return set(number, entry.eventId(), entry.streamType(), entry.streamId(), entry.sequence());
        }

        RawEntryBuilder eventId(String id) {
            return set(entry.ledgerNumber(), id, entry.streamType(), entry.streamId(), entry.sequence());
        }

        RawEntryBuilder streamType(String type) {
            return set(entry.ledgerNumber(), entry.eventId(), type, entry.streamId(), entry.sequence());
        }

        RawEntryBuilder streamId(String id) {
            return set(entry.ledgerNumber(), entry.eventId(), entry.streamType(), id, entry.sequence());
        }

        RawEntryBuilder sequence(long sequence) {
            return set(entry.ledgerNumber(), entry.eventId(), entry.streamType(), entry.streamId(), sequence);
        }

        RawEntryBuilder eventName(String name) {
            return set(name, entry.revision(), entry.payload(), entry.metadata(), entry.recordedAt());
        }

        RawEntryBuilder revision(@Nullable String revision) {
            return set(entry.eventName(), revision, entry.payload(), entry.metadata(), entry.recordedAt());
        }

        RawEntryBuilder payload(String payload) {
            return payload(bytes(payload));
        }

        RawEntryBuilder payload(byte[] payload) {
            return set(entry.eventName(), entry.revision(), payload, entry.metadata(), entry.recordedAt());
        }

        RawEntryBuilder metadata(String metadata) {
            return metadata(bytes(metadata));
        }

        RawEntryBuilder metadata(byte[] metadata) {
            return set(entry.eventName(), entry.revision(), entry.payload(), metadata, entry.recordedAt());
        }

        RawEntryBuilder recordedAt(String recordedAt) {
            return set(entry.eventName(), entry.revision(), entry.payload(), entry.metadata(), recordedAt);
        }

        RawEntryBuilder hash(byte[] hash) {
            entry = entry.withHash(hash);
            return this;
        }

        private RawEntryBuilder set(long number, String eventId, String streamType, String streamId, long sequence) {
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

        private RawEntryBuilder set(
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
