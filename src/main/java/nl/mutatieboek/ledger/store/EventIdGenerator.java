package nl.mutatieboek.ledger.store;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.mutatieboek.ledger.NameBasedUuidFactory;

/**
 * The identifiers of the events of one append. The last event of a command carries the identity of the command itself, the
 * others one beside it, of their place; so a command's entries can be found by it, and the unique index on the identifier
 * lets no command be recorded twice.
 */
final class EventIdGenerator {
    private EventIdGenerator() {}

    /** @param commands to which each event answers, in their order */
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
