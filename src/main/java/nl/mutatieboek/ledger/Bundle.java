package nl.mutatieboek.ledger;

import java.util.List;
import java.util.function.Function;
import nl.mutatieboek.domain.BookState;

/**
 * Many commands that are carried out in one commit, or not at all. It is read while nobody else writes, so that it may be
 * longer than what memory holds.
 */
@FunctionalInterface
public interface Bundle {
    /**
     * Hands the commands in, in their order and some at a time.
     *
     * @return whether all of them are to be recorded; else none is
     */
    boolean handIn(Counter counter);

    /** Where they are handed in. */
    interface Counter {
        /**
         * Decides some commands, each on what those before it leave.
         *
         * @return what would become of each: that it would be recorded, was recorded before, or is refused
         */
        List<Answer> decide(List<Signed> some);

        /** Reads the state on which the next command is decided. */
        <T> T read(Function<BookState, T> question);
    }
}
