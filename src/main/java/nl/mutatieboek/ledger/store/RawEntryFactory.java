package nl.mutatieboek.ledger.store;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.ledger.EventMetadata;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.RawEntry;
import org.jspecify.annotations.Nullable;

/** Creates entries from events: assigns numbers and hashes them onto the chain. */
final class RawEntryFactory {
    private RawEntryFactory() {}

    /**
     * An event to be appended.
     *
     * @param sequence its position in its stream
     */
    record UnnumberedEvent(
            String streamType, String streamId, long sequence, Event event, EventMetadata eventMetadata) {}

    /** Creates the entries that follow a head, all with one recording time. */
    static List<RawEntry> create(
            LedgerHead head, String recordedAt, List<UnnumberedEvent> events, EventJsonMapper json) {
        List<RawEntry> entries = new ArrayList<>(events.size());
        byte[] hash = head.hash();
        long number = head.ledgerNumber();
        List<UUID> ids = EventIdGenerator.generate(events.stream()
                .map(event -> event.eventMetadata().causationId())
                .toList());
        // All events of a command have the same metadata.
        @Nullable EventMetadata written = null;
        byte[] metadata = {};
        for (int i = 0; i < events.size(); i++) {
            UnnumberedEvent event = events.get(i);
            if (!event.eventMetadata().equals(written)) {
                written = event.eventMetadata();
                metadata = json.writeMetadata(written);
            }
            number++;
            String name = EventNames.nameOf(event.event().getClass());
            RawEntry sealed = HashChain.withNextHash(
                    hash,
                    new RawEntry(
                            number,
                            ids.get(i).toString(),
                            event.streamType(),
                            event.streamId(),
                            event.sequence(),
                            name,
                            json.revisionOf(name),
                            json.writePayload(event.event()),
                            metadata,
                            recordedAt,
                            hash));
            entries.add(sealed);
            hash = sealed.hash();
        }
        return entries;
    }
}
