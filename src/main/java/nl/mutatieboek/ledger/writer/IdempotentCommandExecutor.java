package nl.mutatieboek.ledger.writer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.CommandDecider;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.EventMetadata;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.store.DurableLedgerReader;
import nl.mutatieboek.ledger.store.EventMetadataMapper;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MetaData;

/** Carries one command of a batch out: known already, decided by the rules, or added to the streams. */
final class IdempotentCommandExecutor {
    private final CommandDecider rules;
    private final BookRepository streams;
    private final DurableLedgerReader entries;

    private final Map<UUID, ExecutedCommand> inBatch = new HashMap<>();
    private Map<String, RawEntry> before = Map.of();
    private int added;

    private record ExecutedCommand(String content, int entry) {}

    IdempotentCommandExecutor(CommandDecider rules, BookRepository streams, DurableLedgerReader entries) {
        this.rules = rules;
        this.streams = streams;
        this.entries = entries;
    }

    /** A new batch begins: one look-up tells which of its commands were answered before. */
    void beginBatch(List<UUID> commands) {
        before = entries.findLastEntriesByCommand(commands);
        inBatch.clear();
        added = 0;
    }

    UncommittedCommandResult execute(Command command, CommandMessage<?> message) {
        CommandMetadata slip = CommandMetadata.from(message);
        EventMetadata origin = slip.metadata();
        RawEntry earlier = before.get(origin.causation().toString());
        if (earlier != null) {
            LedgerEntry entry = entries.decode(earlier);
            return repeated(
                    origin,
                    entry.metadata().content(),
                    new UncommittedCommandResult.FinalCommandResult(
                            new CommandResult.RecordedResult(entry.ledgerNumber())));
        }
        ExecutedCommand done = inBatch.get(origin.causation());
        if (done != null) {
            return repeated(origin, done.content(), new UncommittedCommandResult.RepeatInBatchResult(done.entry()));
        }
        return switch (rules.decide(command, slip.actor(), streams)) {
            case Decision.Refused refused ->
                new UncommittedCommandResult.FinalCommandResult(new CommandResult.RefusedResult(refused.refusal()));
            case Decision.Accepted accepted
            when slip.dryRun() ->
                new UncommittedCommandResult.FinalCommandResult(new CommandResult.DryRunResult(accepted.events()));
            case Decision.Accepted accepted -> add(accepted.events(), origin);
        };
    }

    private UncommittedCommandResult add(List<Event> events, EventMetadata origin) {
        MetaData metadata = EventMetadataMapper.toMetaData(origin);
        events.forEach(event -> streams.append(event, metadata));
        added += events.size();
        inBatch.put(origin.causation(), new ExecutedCommand(origin.content(), added));
        return new UncommittedCommandResult.AppendedEventsResult(events);
    }

    private static UncommittedCommandResult repeated(
            EventMetadata origin, String content, UncommittedCommandResult answer) {
        return origin.content().equals(content)
                ? answer
                : new UncommittedCommandResult.FinalCommandResult(new CommandResult.KeyReusedResult(origin.key()));
    }
}
