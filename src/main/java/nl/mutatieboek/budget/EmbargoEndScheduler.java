package nl.mutatieboek.budget;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.CalendarCommand;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import nl.mutatieboek.ledger.WriterActivatedEvent;
import nl.mutatieboek.ledger.WriterStoppedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Requests the writer, once a second, to record the end of each embargo whose stated time has come. The rules decide,
 * and nothing is visible until the entry is recorded. A process that is not the writer requests nothing.
 */
@Component
final class EmbargoEndScheduler {
    private static final Logger LOG = LoggerFactory.getLogger(EmbargoEndScheduler.class);
    private static final String PATH = "embargo";
    private static final Actor SYSTEM_ACTOR = new Actor(new PersonId("mutatieboek"), Set.of());

    private final StructureQueries structure;
    private final LedgerCommandGateway commands;
    private final Clock clock;

    private volatile boolean writerActive;

    EmbargoEndScheduler(StructureQueries structure, LedgerCommandGateway commands, Clock clock) {
        this.structure = structure;
        this.commands = commands;
        this.clock = clock;
    }

    @EventListener(WriterActivatedEvent.class)
    void onWriterActivated() {
        writerActive = true;
    }

    /** Also when another process has become the writer. */
    @EventListener(WriterStoppedEvent.class)
    void onWriterStopped() {
        writerActive = false;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void liftDue() {
        if (!writerActive) {
            return;
        }
        try {
            Instant now = clock.instant();
            structure.current().moments().stream()
                    .filter(known ->
                            known.publicAt() != null && !now.isBefore(known.publicAt()) && !known.isEmbargoLifted())
                    .forEach(this::recordEnd);
        } catch (RuntimeException e) {
            // The database or the writer is unavailable; the embargo holds until it is available again.
            LOG.warn("The end of an embargo was not recorded; trying again in a second", e);
        }
    }

    private void recordEnd(StructureQueries.KnownMoment known) {
        CommandEnvelope signed = CommandEnvelope.create(
                SYSTEM_ACTOR,
                PATH,
                known.moment() + " " + known.publicAt(),
                PATH,
                id -> new CalendarCommand.LiftEmbargo(known.moment()));
        commands.sendAndWait(signed);
    }
}
