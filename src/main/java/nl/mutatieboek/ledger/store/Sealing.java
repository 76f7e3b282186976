package nl.mutatieboek.ledger.store;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.mutatieboek.ledger.Head;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.Seal;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/** Makes entries of events: gives each the next number and hashes it onto the chain. */
final class Sealing {
    private Sealing() {}

    /** The entries that follow a head, all with one stamp. */
    static List<RawEntry> of(Head head, String stamp, List<? extends EventMessage<?>> events, Serializer serializer) {
        List<RawEntry> entries = new ArrayList<>(events.size());
        byte[] hash = head.hash();
        long number = head.ledgerNumber();
        List<UUID> ids = EventIds.of(events);
        // All events of a command say the same of where they come from.
        MetaData said = MetaData.emptyInstance();
        byte[] metadata = {};
        for (int i = 0; i < events.size(); i++) {
            DomainEventMessage<?> event = (DomainEventMessage<?>) events.get(i);
            SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
            if (i == 0 || !event.getMetaData().equals(said)) {
                said = event.getMetaData();
                metadata = event.serializeMetaData(serializer, byte[].class).getData();
            }
            number++;
            RawEntry sealed = Seal.sealed(
                    hash,
                    new RawEntry(
                            number,
                            ids.get(i).toString(),
                            event.getType(),
                            event.getAggregateIdentifier(),
                            event.getSequenceNumber(),
                            payload.getType().getName(),
                            payload.getType().getRevision(),
                            payload.getData(),
                            metadata,
                            stamp,
                            hash));
            entries.add(sealed);
            hash = sealed.hash();
        }
        return entries;
    }
}
