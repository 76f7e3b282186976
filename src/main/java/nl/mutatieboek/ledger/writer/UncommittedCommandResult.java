package nl.mutatieboek.ledger.writer;

import java.util.List;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.ledger.CommandResult;

/** What became of a command within its batch, before the commit gives the numbers. */
sealed interface UncommittedCommandResult {
    /** It added these events to the batch. */
    record AppendedEventsResult(List<Event> events) implements UncommittedCommandResult {
        int entryCount() {
            return events.size();
        }
    }

    /** It repeats a command of the same batch, whose last entry is this one of the batch, from 1. */
    record RepeatInBatchResult(int lastEntryInBatch) implements UncommittedCommandResult {}

    /** It adds nothing, and the answer is known. */
    record FinalCommandResult(CommandResult result) implements UncommittedCommandResult {}
}
