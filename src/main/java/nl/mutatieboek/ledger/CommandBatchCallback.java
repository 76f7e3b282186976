package nl.mutatieboek.ledger;

import java.util.List;
import java.util.function.Function;
import nl.mutatieboek.domain.BookState;

/**
 * Commands that are executed in one commit, or not at all. The batch supplies them in parts, because it may be larger
 * than memory.
 */
@FunctionalInterface
public interface CommandBatchCallback {
    /**
     * Submits the commands in order, in parts.
     *
     * @return true to commit; false to roll all of them back
     */
    boolean submitTo(CommandBatchContext context);

    /** Receives the commands of a batch. */
    interface CommandBatchContext {
        /**
         * Decides commands in order. Each sees the effects of the commands before it.
         *
         * @return the result of each: would be recorded, was recorded before, or is refused
         */
        List<CommandResult> decide(List<CommandEnvelope> commands);

        /** Reads the state on which the next command is decided. */
        <T> T queryState(Function<BookState, T> question);
    }
}
