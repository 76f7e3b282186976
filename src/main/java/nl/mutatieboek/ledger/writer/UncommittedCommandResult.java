package nl.mutatieboek.ledger.writer;

import java.util.List;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.ledger.CommandResult;

/** Result of a command that is decided. It is returned to the caller when its batch is on disk. */
sealed interface UncommittedCommandResult {
    /** Returns the result for the caller. */
    CommandResult whenCommitted();

    /**
     * The command appended these events to the batch.
     *
     * @param ledgerNumber number of the last of them
     */
    record AppendedEventsResult(List<Event> events, long ledgerNumber) implements UncommittedCommandResult {
        @Override
        public CommandResult whenCommitted() {
            return new CommandResult.RecordedResult(ledgerNumber);
        }
    }

    /**
     * The command repeats another one of the same batch.
     *
     * @param ledgerNumber number of the last entry of that command
     */
    record RepeatInBatchResult(long ledgerNumber) implements UncommittedCommandResult {
        @Override
        public CommandResult whenCommitted() {
            return new CommandResult.RecordedResult(ledgerNumber);
        }
    }

    /** The command appended nothing. */
    record FinalCommandResult(CommandResult result) implements UncommittedCommandResult {
        @Override
        public CommandResult whenCommitted() {
            return result;
        }
    }
}
