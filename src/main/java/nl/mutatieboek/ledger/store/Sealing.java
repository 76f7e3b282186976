package nl.mutatieboek.ledger.store;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.ledger.Head;
import nl.mutatieboek.ledger.Origin;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.Seal;
import org.jspecify.annotations.Nullable;

/** Makes entries of events: gives each the next number and hashes it onto the chain. */
final class Sealing {
    private Sealing() {}

    /**
     * An event that is to be appended.
     *
     * @param sequence its place in its stream
     */
    record Unsealed(String streamType, String streamId, long sequence, Event event, Origin origin) {}

    /** The entries that follow a head, all with one stamp. */
    static List<RawEntry> of(Head head, String stamp, List<Unsealed> events, EventJson json) {
        List<RawEntry> entries = new ArrayList<>(events.size());
        byte[] hash = head.hash();
        long number = head.ledgerNumber();
        List<UUID> ids = EventIds.of(
                events.stream().map(event -> event.origin().causation()).toList());
        // All events of a command have one origin.
        @Nullable Origin said = null;
        byte[] metadata = {};
        for (int i = 0; i < events.size(); i++) {
            Unsealed event = events.get(i);
            if (!event.origin().equals(said)) {
                said = event.origin();
                metadata = json.metadata(said);
            }
            number++;
            String name = EventNames.nameOf(event.event().getClass());
            RawEntry sealed = Seal.sealed(
                    hash,
                    new RawEntry(
                            number,
                            ids.get(i).toString(),
                            event.streamType(),
                            event.streamId(),
                            event.sequence(),
                            name,
                            json.revisionOf(name),
                            json.payload(event.event()),
                            metadata,
                            stamp,
                            hash));
            entries.add(sealed);
            hash = sealed.hash();
        }
        return entries;
    }
}
