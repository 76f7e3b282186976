package nl.mutatieboek.ledger.store;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.ledger.EventMetadata;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.RawEntry;
import org.jspecify.annotations.Nullable;

/** Creates entries from events: assigns numbers, and later hashes them onto the chain. */
final class RawEntryFactory {
    private RawEntryFactory() {}

    /**
     * An event to be appended.
     *
     * @param sequence its position in its stream
     */
    record UnnumberedEvent(
            String streamType, String streamId, long sequence, Event event, EventMetadata eventMetadata) {}

    /**
     * Creates the entries that follow a ledger number, without recording time and hash: these are known only when the
     * entries are written.
     */
    static List<RawEntry> createUnsealed(long number, List<UnnumberedEvent> events, EventJsonMapper json) {
        List<RawEntry> entries = new ArrayList<>(events.size());
        List<UUID> ids = EventIdGenerator.generate(events.stream()
                .map(event -> event.eventMetadata().causationId())
                .toList());
        // All events of a command have the same metadata.
        @Nullable EventMetadata written = null;
        byte[] metadata = {};
        byte[] unsealed = HashChain.genesisHash();
        for (int i = 0; i < events.size(); i++) {
            UnnumberedEvent event = events.get(i);
            if (!event.eventMetadata().equals(written)) {
                written = event.eventMetadata();
                metadata = json.writeMetadata(written);
            }
            String name = EventNames.nameOf(event.event().getClass());
            entries.add(new RawEntry(
                    number + i + 1,
                    ids.get(i).toString(),
                    event.streamType(),
                    event.streamId(),
                    event.sequence(),
                    name,
                    json.revisionOf(name),
                    json.writePayload(event.event()),
                    metadata,
                    "",
                    unsealed));
        }
        return entries;
    }

    /** Gives entries one recording time and hashes them onto the chain. */
    static List<RawEntry> seal(byte[] previousHash, String recordedAt, List<RawEntry> unsealed) {
        List<RawEntry> entries = new ArrayList<>(unsealed.size());
        byte[] hash = previousHash;
        for (RawEntry entry : unsealed) {
            RawEntry sealed = HashChain.withNextHash(hash, entry.withRecordedAt(recordedAt));
            entries.add(sealed);
            hash = sealed.hash();
        }
        return entries;
    }
}
