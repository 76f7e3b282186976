package nl.mutatieboek.ledger.store;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.mutatieboek.domain.value.NameBasedUuidFactory;

/**
 * Generates the event identifiers of one append. The last event of a command has the identity of the command, the
 * others one derived from it and their position. A command's entries can so be found by its identity, and the unique
 * index prevents that a command is recorded twice.
 */
final class EventIdGenerator {
    private EventIdGenerator() {}

    /** Generates one identifier per event; {@code commands} has the command of each event, in order. */
    static List<UUID> generate(List<UUID> commands) {
        List<UUID> ids = new ArrayList<>(commands.size());
        int place = 0;
        for (int i = 0; i < commands.size(); i++) {
            UUID command = commands.get(i);
            boolean last = i + 1 == commands.size() || !command.equals(commands.get(i + 1));
            ids.add(last ? command : NameBasedUuidFactory.createPart(command, place + 1));
            place = last ? 0 : place + 1;
        }
        return ids;
    }
}
