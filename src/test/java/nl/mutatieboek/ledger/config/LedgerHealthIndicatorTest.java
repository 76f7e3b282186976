package nl.mutatieboek.ledger.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.GatewayRetry;
import nl.mutatieboek.MutatieboekApplication;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.CalendarCommand;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import nl.mutatieboek.ledger.WriterStoppedEvent;
import nl.mutatieboek.ledger.projection.EntryNumberProjection;
import nl.mutatieboek.ledger.projection.ProjectionFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

@Tag("whole")
class LedgerHealthIndicatorTest {
    private final EntryNumberProjection reluctant = new EntryNumberProjection();
    private ConfigurableApplicationContext application;

    @BeforeEach
    void start(@TempDir Path data) {
        ApplicationFixture.setAwaitilityTimeout();
        SpringApplication mutatieboek = new SpringApplication(MutatieboekApplication.class);
        mutatieboek.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("reluctant", ProjectionFactory.class, () -> () -> List.of(reluctant)));
        application = mutatieboek.run("--server.port=0", "--mutatieboek.data=" + data);
    }

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void ledger_health_is_up_for_an_empty_ledger() {
        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void ledger_health_is_up_once_projections_have_followed() {
        record("2025-OWB");
        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void ledger_health_is_down_when_a_projection_has_stopped() {
        reluctant.failAt = 1;
        record("2025-OWB");
        assertThat(status()).isEqualTo(Status.DOWN);
        Awaitility.await().until(() -> reluctant.attempts > 0);
        assertThat(status()).isEqualTo(Status.DOWN);
    }

    @Test
    void ledger_health_stays_down_after_the_writer_has_stopped() {
        application.publishEvent(new WriterStoppedEvent("a test says so"));
        assertThat(status()).isEqualTo(Status.DOWN);
        assertThat(status()).isEqualTo(Status.DOWN);
    }

    private Status status() {
        return application.getBean(LedgerHealthIndicator.class).health().getStatus();
    }

    private void record(String moment) {
        Command register = new CalendarCommand.RegisterMoment(Moment.parse(moment), LocalDate.of(2024, 9, 17), false);
        Actor somebody = new Actor(new PersonId("somebody"), Set.of(), Set.of(Mandate.ADMINISTER));
        CommandResult answer = GatewayRetry.sendWithRetry(
                application.getBean(LedgerCommandGateway.class),
                CommandEnvelope.create(somebody, "/v1/moments", moment, "test", id -> register));
        assertThat(answer).isInstanceOf(CommandResult.RecordedResult.class);
    }
}
