package nl.mutatieboek.ledger;

import java.util.List;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Refusal;

/** What the book answers to a command. */
public sealed interface Answer {
    /**
     * It is recorded and on disk.
     *
     * @param ledgerNumber the number of the last entry that it made; the same for every repeat
     */
    record Recorded(long ledgerNumber) implements Answer {}

    /** The rules do not allow it; nothing was recorded. */
    record Refused(Refusal refusal) implements Answer {}

    /** The same key came before with other content; nothing was recorded. */
    record KeyReused(String key) implements Answer {}

    /** What would be recorded, had it not been a dry run. */
    record WouldRecord(List<Event> events) implements Answer {
        public WouldRecord {
            events = List.copyOf(events);
        }
    }
}
