package nl.mutatieboek.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.ledger.CommandBatchCallback;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import nl.mutatieboek.ledger.WriterActivatedEvent;
import nl.mutatieboek.ledger.WriterStoppedEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The end of an embargo is requested while this process is the writer, and not before or after. */
@Tag("application")
class EmbargoEndSchedulerTest {
    private static final Clock AFTERWARDS = Clock.fixed(Instant.parse("2190-01-01T00:00:00Z"), ZoneOffset.UTC);

    @Test
    void embargo_end_is_requested_only_while_the_writer_is_active() {
        RecordingGateway commands = new RecordingGateway();
        try (ApplicationFixture book = ApplicationFixture.empty().start();
                AnnotationConfigApplicationContext events = new AnnotationConfigApplicationContext()) {
            assertThat(book.as("approver").post("/v1/moments", """
                {"moment": "2189-O1", "submittedOn": "2189-05-30", "publicAt": "2189-05-30T12:00:00Z"}
                """).status()).isEqualTo(201);
            book.awaitProjections();
            EmbargoEndScheduler scheduler =
                    new EmbargoEndScheduler(book.bean(StructureQueries.class), commands, AFTERWARDS);
            events.registerBean(EmbargoEndScheduler.class, () -> scheduler);
            events.refresh();

            scheduler.liftDue();
            assertThat(commands.sent).isEmpty();
            events.publishEvent(new WriterActivatedEvent());
            scheduler.liftDue();
            assertThat(commands.sent).hasSize(1);
            events.publishEvent(new WriterStoppedEvent("Another process is the writer"));
            scheduler.liftDue();
            assertThat(commands.sent).hasSize(1);
        }
    }

    private static final class RecordingGateway implements LedgerCommandGateway {
        private final List<Command> sent = new ArrayList<>();

        @Override
        public CommandResult sendAndWait(CommandEnvelope command) {
            sent.add(command.command());
            throw new LedgerUnavailableException(LedgerUnavailableException.UnavailabilityReason.STOPPED);
        }

        @Override
        public CommandResult dryRun(CommandEnvelope command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long sendAndWait(CommandBatchCallback batch) {
            throw new UnsupportedOperationException();
        }
    }
}
