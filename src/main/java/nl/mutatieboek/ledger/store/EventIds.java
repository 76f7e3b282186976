package nl.mutatieboek.ledger.store;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.mutatieboek.ledger.NameBasedId;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The identifiers of the events of one append. The last event of a command carries the identity of the command itself, the
 * others one beside it, of their place; so a command's entries can be found by it, and the unique index on the identifier
 * lets no command be recorded twice.
 */
final class EventIds {
    private EventIds() {}

    static List<UUID> of(List<? extends EventMessage<?>> events) {
        List<UUID> ids = new ArrayList<>(events.size());
        int place = 0;
        for (int i = 0; i < events.size(); i++) {
            String command = causation(events.get(i));
            boolean last = i + 1 == events.size() || !command.equals(causation(events.get(i + 1)));
            ids.add(last ? UUID.fromString(command) : NameBasedId.part(UUID.fromString(command), place + 1));
            place = last ? 0 : place + 1;
        }
        return ids;
    }

    private static String causation(EventMessage<?> event) {
        @Nullable Object causation = event.getMetaData().get("causation");
        if (causation == null) {
            throw new IllegalStateException("Every event answers to a command");
        }
        return causation.toString();
    }
}
