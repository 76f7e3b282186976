package nl.mutatieboek.ledger;

import java.util.List;
import java.util.function.Function;
import nl.mutatieboek.domain.BookState;

/**
 * Many commands that are carried out in one commit, or not at all. It is read while nobody else writes, so that it may be
 * longer than what memory holds.
 */
@FunctionalInterface
public interface CommandBatch {
    /**
     * Hands the commands in, in their order and some at a time.
     *
     * @return whether all of them are to be recorded; else none is
     */
    boolean submitTo(CommandBatchContext counter);

    /** Where they are handed in. */
    interface CommandBatchContext {
        /**
         * Decides some commands, each on what those before it leave.
         *
         * @return what would become of each: that it would be recorded, was recorded before, or is refused
         */
        List<CommandResult> decide(List<CommandEnvelope> some);

        /** Reads the state on which the next command is decided. */
        <T> T queryState(Function<BookState, T> question);
    }
}
