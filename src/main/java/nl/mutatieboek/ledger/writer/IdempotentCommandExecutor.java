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
import nl.mutatieboek.ledger.store.EventMessageMapper;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MetaData;

/**
 * Executes one command of a batch: returns the earlier result of a repeat, or decides the command and appends its
 * events.
 */
final class IdempotentCommandExecutor {
    private final CommandDecider decider;
    private final LedgerAggregateRepository repository;
    private final DurableLedgerReader reader;

    private final Map<UUID, ExecutedCommand> inBatch = new HashMap<>();
    private Map<String, RawEntry> recorded = Map.of();
    private int entryCount;

    private record ExecutedCommand(String content, int entry) {}

    IdempotentCommandExecutor(
            CommandDecider decider, LedgerAggregateRepository repository, DurableLedgerReader reader) {
        this.decider = decider;
        this.repository = repository;
        this.reader = reader;
    }

    /** Starts a batch; one query finds which of its commands were recorded before. */
    void beginBatch(List<UUID> commands) {
        recorded = reader.findLastEntriesByCommand(commands);
        inBatch.clear();
        entryCount = 0;
    }

    UncommittedCommandResult execute(Command command, CommandMessage<?> message) {
        CommandMetadata metadata = CommandMetadata.from(message);
        EventMetadata eventMetadata = metadata.metadata();
        RawEntry earlier = recorded.get(eventMetadata.causationId().toString());
        if (earlier != null) {
            LedgerEntry entry = reader.decode(earlier);
            return repeatResult(
                    eventMetadata,
                    entry.metadata().contentHash(),
                    new UncommittedCommandResult.FinalCommandResult(
                            new CommandResult.RecordedResult(entry.ledgerNumber())));
        }
        ExecutedCommand executed = inBatch.get(eventMetadata.causationId());
        if (executed != null) {
            return repeatResult(
                    eventMetadata,
                    executed.content(),
                    new UncommittedCommandResult.RepeatInBatchResult(executed.entry()));
        }
        return switch (decider.decide(command, metadata.actor(), repository)) {
            case Decision.Refused refused ->
                new UncommittedCommandResult.FinalCommandResult(new CommandResult.RefusedResult(refused.refusal()));
            case Decision.Accepted accepted
            when metadata.dryRun() ->
                new UncommittedCommandResult.FinalCommandResult(new CommandResult.DryRunResult(accepted.events()));
            case Decision.Accepted accepted -> append(accepted.events(), eventMetadata);
        };
    }

    private UncommittedCommandResult append(List<Event> events, EventMetadata eventMetadata) {
        MetaData metadata = EventMessageMapper.toMetaData(eventMetadata);
        events.forEach(event -> repository.append(event, metadata));
        entryCount += events.size();
        inBatch.put(eventMetadata.causationId(), new ExecutedCommand(eventMetadata.contentHash(), entryCount));
        return new UncommittedCommandResult.AppendedEventsResult(events);
    }

    private static UncommittedCommandResult repeatResult(
            EventMetadata eventMetadata, String content, UncommittedCommandResult repeat) {
        return eventMetadata.contentHash().equals(content)
                ? repeat
                : new UncommittedCommandResult.FinalCommandResult(
                        new CommandResult.KeyReusedResult(eventMetadata.idempotencyKey()));
    }
}
