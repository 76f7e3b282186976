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
import nl.mutatieboek.ledger.store.EventMessageMapper;
import nl.mutatieboek.ledger.store.RecordedCommand;
import nl.mutatieboek.ledger.store.UncommittedEvents;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MetaData;

/**
 * Executes one command of a batch: returns the earlier result of a repeat, or decides the command and appends its
 * events.
 */
final class IdempotentCommandExecutor {
    private final CommandDecider decider;
    private final LedgerAggregateRepository repository;
    private final UncommittedEvents uncommitted;

    private final Map<UUID, RecordedCommand> inBatch = new HashMap<>();
    private Map<UUID, RecordedCommand> recorded = Map.of();
    private long ledgerNumber;

    IdempotentCommandExecutor(
            CommandDecider decider, LedgerAggregateRepository repository, UncommittedEvents uncommitted) {
        this.decider = decider;
        this.repository = repository;
        this.uncommitted = uncommitted;
    }

    /** Starts a batch; one query finds which of its commands were recorded before. */
    void beginBatch(List<? extends CommandMessage<?>> commands) {
        inBatch.clear();
        recorded = uncommitted.begin(
                commands.stream()
                        .map(command -> CommandMetadata.from(command).metadata().causationId())
                        .toList(),
                commands.stream()
                        .map(command ->
                                ((Command) command.getPayload()).streamId().id())
                        .filter(stream -> !repository.isCached(stream))
                        .toList());
        ledgerNumber = uncommitted.decidedNumber();
    }

    UncommittedCommandResult execute(Command command, CommandMessage<?> message) {
        CommandMetadata metadata = CommandMetadata.from(message);
        EventMetadata eventMetadata = metadata.metadata();
        RecordedCommand earlier = recorded.get(eventMetadata.causationId());
        if (earlier != null) {
            return repeatResult(
                    eventMetadata,
                    earlier,
                    new UncommittedCommandResult.FinalCommandResult(
                            new CommandResult.RecordedResult(earlier.ledgerNumber())));
        }
        RecordedCommand executed = inBatch.get(eventMetadata.causationId());
        if (executed != null) {
            return repeatResult(
                    eventMetadata, executed, new UncommittedCommandResult.RepeatInBatchResult(executed.ledgerNumber()));
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
        ledgerNumber += events.size();
        inBatch.put(eventMetadata.causationId(), new RecordedCommand(ledgerNumber, eventMetadata.contentHash()));
        return new UncommittedCommandResult.AppendedEventsResult(events, ledgerNumber);
    }

    private static UncommittedCommandResult repeatResult(
            EventMetadata eventMetadata, RecordedCommand earlier, UncommittedCommandResult repeat) {
        return eventMetadata.contentHash().equals(earlier.contentHash())
                ? repeat
                : new UncommittedCommandResult.FinalCommandResult(
                        new CommandResult.KeyReusedResult(eventMetadata.idempotencyKey()));
    }
}
