package nl.mutatieboek.ledger;

import java.util.List;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Refusal;

/** Result of a command. */
public sealed interface CommandResult {
    /**
     * The events are recorded and on disk.
     *
     * @param ledgerNumber number of the last entry of the command; the same for every repeat
     */
    record RecordedResult(long ledgerNumber) implements CommandResult {}

    /** The rules refuse the command; nothing was recorded. */
    record RefusedResult(Refusal refusal) implements CommandResult {}

    /** The idempotency key was used before with other content; nothing was recorded. */
    record KeyReusedResult(String key) implements CommandResult {}

    /** Events that would be recorded; this was a dry run. */
    record DryRunResult(List<Event> events) implements CommandResult {
        public DryRunResult {
            events = List.copyOf(events);
        }
    }
}
