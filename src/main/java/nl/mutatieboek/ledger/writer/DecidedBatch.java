package nl.mutatieboek.ledger.writer;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.RawEntry;
import org.jspecify.annotations.Nullable;

/**
 * Commands that are decided and not committed yet.
 *
 * @param results result of each command, to be returned when the entries are on disk
 * @param entries entries without recording time and hash
 * @param failure why the commands could not be decided; null if they were
 */
record DecidedBatch(
        List<QueuedCommand> commands,
        List<CommandResult> results,
        List<RawEntry> entries,
        @Nullable Throwable failure) {
    static DecidedBatch failed(List<QueuedCommand> commands, Throwable failure) {
        return new DecidedBatch(commands, List.of(), List.of(), failure);
    }

    /** Returns this batch and one that was decided after it. */
    DecidedBatch with(DecidedBatch next) {
        return new DecidedBatch(
                concat(commands, next.commands), concat(results, next.results), concat(entries, next.entries), null);
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first.size() + second.size());
        all.addAll(first);
        all.addAll(second);
        return all;
    }

    void reply() {
        for (int i = 0; i < commands.size(); i++) {
            commands.get(i).reply(results.get(i));
        }
    }
}
