package nl.mutatieboek.ledger;

import java.util.List;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Refusal;

/** What the book answers to a command. */
public sealed interface CommandResult {
    /**
     * It is recorded and on disk.
     *
     * @param ledgerNumber the number of the last entry that it made; the same for every repeat
     */
    record RecordedResult(long ledgerNumber) implements CommandResult {}

    /** The rules do not allow it; nothing was recorded. */
    record RefusedResult(Refusal refusal) implements CommandResult {}

    /** The same key came before with other content; nothing was recorded. */
    record KeyReusedResult(String key) implements CommandResult {}

    /** What would be recorded, had it not been a dry run. */
    record DryRunResult(List<Event> events) implements CommandResult {
        public DryRunResult {
            events = List.copyOf(events);
        }
    }
}
