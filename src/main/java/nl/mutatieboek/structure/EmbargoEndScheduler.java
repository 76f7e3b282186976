package nl.mutatieboek.structure;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import nl.mutatieboek.budget.Actor;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.term.PersonId;
import nl.mutatieboek.ledger.BookOpened;
import nl.mutatieboek.ledger.Desk;
import nl.mutatieboek.ledger.Signed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Asks the writer, once a second, to record the end of each embargo whose stated time has come. The rules decide; until the entry
 * is there, nothing is shown. The process that does not write asks nothing.
 */
@Component
final class EmbargoEndScheduler implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(EmbargoEndScheduler.class);
    private static final String PATH = "embargo";
    private static final Actor ITSELF = new Actor(new PersonId("mutatieboek"), Set.of());

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("embargo-end").daemon().factory());
    private final Structure structure;
    private final Desk desk;
    private final Clock clock;

    private @Nullable ScheduledFuture<?> running;

    EmbargoEndScheduler(Structure structure, Desk desk, Clock clock) {
        this.structure = structure;
        this.desk = desk;
        this.clock = clock;
    }

    @EventListener(BookOpened.class)
    void start() {
        running = scheduler.scheduleWithFixedDelay(this::liftDue, 1, 1, TimeUnit.SECONDS);
    }

    private void liftDue() {
        try {
            Instant now = clock.instant();
            structure.now().moments().stream()
                    .filter(known -> known.publicAt() != null && !now.isBefore(known.publicAt()) && !known.isLifted())
                    .forEach(this::lift);
        } catch (RuntimeException e) {
            // The database or the writer is away: the embargo holds until it is back.
            LOG.warn("The end of an embargo was not recorded; trying again in a second", e);
        }
    }

    private void lift(Structure.KnownMoment known) {
        Signed signed = Signed.by(
                ITSELF,
                PATH,
                known.moment() + " " + known.publicAt(),
                PATH,
                id -> new Command.LiftEmbargo(known.moment()));
        desk.carryOut(signed);
    }

    @Override
    public void destroy() {
        if (running != null) {
            running.cancel(true);
        }
        scheduler.shutdownNow();
    }
}
