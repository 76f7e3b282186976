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

/** Makes entries of events: gives each the next number and hashes it onto the chain. */
final class RawEntryFactory {
    private RawEntryFactory() {}

    /**
     * An event that is to be appended.
     *
     * @param sequence its place in its stream
     */
    record UnnumberedEvent(String streamType, String streamId, long sequence, Event event, EventMetadata origin) {}

    /** The entries that follow a head, all with one stamp. */
    static List<RawEntry> create(LedgerHead head, String stamp, List<UnnumberedEvent> events, EventJsonMapper json) {
        List<RawEntry> entries = new ArrayList<>(events.size());
        byte[] hash = head.hash();
        long number = head.ledgerNumber();
        List<UUID> ids = EventIdGenerator.generate(
                events.stream().map(event -> event.origin().causation()).toList());
        // All events of a command have one origin.
        @Nullable EventMetadata said = null;
        byte[] metadata = {};
        for (int i = 0; i < events.size(); i++) {
            UnnumberedEvent event = events.get(i);
            if (!event.origin().equals(said)) {
                said = event.origin();
                metadata = json.writeMetadata(said);
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
                            stamp,
                            hash));
            entries.add(sealed);
            hash = sealed.hash();
        }
        return entries;
    }
}
