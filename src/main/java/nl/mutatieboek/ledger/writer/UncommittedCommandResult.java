package nl.mutatieboek.ledger.writer;

import java.util.List;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.ledger.CommandResult;

/** Result of a command within its batch, before the commit assigns ledger numbers. */
sealed interface UncommittedCommandResult {
    /** The command appended these events to the batch. */
    record AppendedEventsResult(List<Event> events) implements UncommittedCommandResult {
        int entryCount() {
            return events.size();
        }
    }

    /**
     * The command repeats another one of the same batch.
     *
     * @param lastEntryInBatch position in the batch of the last entry of that command, from 1
     */
    record RepeatInBatchResult(int lastEntryInBatch) implements UncommittedCommandResult {}

    /** The command appended nothing; its result is final. */
    record FinalCommandResult(CommandResult result) implements UncommittedCommandResult {}
}
