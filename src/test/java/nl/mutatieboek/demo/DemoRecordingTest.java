package nl.mutatieboek.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.MutatieboekApplication;
import nl.mutatieboek.domain.CalendarCommand;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;

/** Recording of the demo: once, completely, and never in another book. */
@Tag("whole")
class DemoRecordingTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.demo();

    @Test
    void second_start_records_no_demo_entries() {
        List<String> recorded = entriesAsText(BOOK.bean(LedgerReader.class));

        BOOK.restart();

        assertThat(entriesAsText(BOOK.bean(LedgerReader.class))).isEqualTo(recorded);
        assertThat(BOOK.anonymous().get("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void demo_continues_after_steps_that_were_recorded_before(@TempDir Path interrupted) {
        List<DemoStep> history = DemoScript.steps();
        ApplicationFixture first = ApplicationFixture.emptyIn(interrupted).start();
        DemoScriptRunner runner = new DemoScriptRunner(first.bean(LedgerCommandGateway.class));
        runner.record(history.subList(0, 1));
        runner.record(history.subList(0, history.size() / 2));
        first.stop();

        try (ApplicationFixture second = demoIn(interrupted).start()) {
            assertThat(entriesAsText(second.bean(LedgerReader.class)))
                    .isEqualTo(entriesAsText(BOOK.bean(LedgerReader.class)));
        }
    }

    @Test
    void demo_with_a_refused_step_records_nothing() {
        List<DemoStep> history = DemoScript.steps();
        try (ApplicationFixture book = ApplicationFixture.empty().start()) {
            DemoScriptRunner runner = new DemoScriptRunner(book.bean(LedgerCommandGateway.class));
            List<DemoStep> withoutTheFirst = history.subList(1, history.size());

            assertThatThrownBy(() -> runner.record(withoutTheFirst)).rootCause().hasMessageStartingWith("Demo step");
            assertThat(book.ledgerNumber()).isZero();
        }
    }

    @Test
    void ledger_with_other_entries_is_left_unchanged_by_the_demo(@TempDir Path other) {
        Command moment = new CalendarCommand.RegisterMoment(Moment.parse("2025-OWB"), LocalDate.of(2024, 9, 17), false);
        ApplicationFixture first = ApplicationFixture.emptyIn(other).start();
        first.bean(LedgerCommandGateway.class)
                .sendAndWait(CommandEnvelope.create(DemoActors.APPROVER, "/v1/moments", "k", "c", id -> moment));
        first.stop();

        try (ApplicationFixture second = demoIn(other).start()) {
            assertThat(second.ledgerNumber()).isEqualTo(1);
            assertThat(second.anonymous().get("/actuator/health").status()).isEqualTo(200);
        }
    }

    @Test
    void demo_start_fails_when_transfers_need_two_confirmations(@TempDir Path other) {
        assertThatThrownBy(() -> SpringApplication.run(
                        MutatieboekApplication.class,
                        "--spring.profiles.active=demo",
                        "--mutatieboek.confirming-people=2",
                        "--server.port=0",
                        "--mutatieboek.heads.directory=" + other.resolve("heads"),
                        "--mutatieboek.data=" + other))
                .hasMessageContaining("confirming-people");

        try (ApplicationFixture plain = ApplicationFixture.emptyIn(other).start()) {
            assertThat(plain.ledgerNumber()).isZero();
        }
    }

    @Test
    void demo_entries_are_absent_without_the_demo_profile() {
        try (ApplicationFixture plain = ApplicationFixture.empty().start()) {
            assertThat(plain.ledgerNumber()).isZero();
            assertThat(plain.anonymous().get("/actuator/health").status()).isEqualTo(200);
        }
    }

    @Test
    void demo_health_is_down_until_the_demo_is_recorded(@TempDir Path other) {
        HealthProbeInitializer watch = new HealthProbeInitializer();
        SpringApplication mutatieboek = new SpringApplication(MutatieboekApplication.class);
        mutatieboek.addInitializers(watch);
        mutatieboek
                .run(
                        "--spring.profiles.active=demo",
                        "--server.port=0",
                        "--mutatieboek.patience=60s",
                        "--mutatieboek.heads.directory=" + other.resolve("heads"),
                        "--mutatieboek.data=" + other)
                .close();

        assertThat(watch.before).isEqualTo("503 {\"status\":\"DOWN\"}");
        assertThat(watch.after).isEqualTo("200 {\"status\":\"UP\"}");
    }

    private static ApplicationFixture demoIn(Path data) {
        return ApplicationFixture.emptyIn(data).with("spring.profiles.active=demo");
    }

    /** The content of a book without its times. */
    private static List<String> entriesAsText(LedgerReader entries) {
        List<String> written = new ArrayList<>();
        entries.forEachRaw(raw -> written.add(entriesAsText(raw)));
        return written;
    }

    private static String entriesAsText(RawEntry raw) {
        return String.join(
                " ",
                String.valueOf(raw.ledgerNumber()),
                raw.eventId(),
                raw.streamId(),
                String.valueOf(raw.sequence()),
                raw.eventName(),
                new String(raw.payload(), StandardCharsets.UTF_8),
                // Each book has a key of its own for content hashes.
                new String(raw.metadata(), StandardCharsets.UTF_8).replaceAll("(\"contentHash\":\")[0-9a-f]+", "$1"));
    }

    /** Asks for health as anybody may, before the demo is recorded and when it is. */
    private static final class HealthProbeInitializer
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        private String before = "";
        private String after = "";

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            GenericApplicationContext application = (GenericApplicationContext) context;
            application.registerBean(
                    "first",
                    FirstApplicationRunner.class,
                    () -> new FirstApplicationRunner(() -> before = health(context)));
            context.addApplicationListener((ApplicationReadyEvent ready) -> after = health(context));
        }

        private static String health(ConfigurableApplicationContext context) {
            URI uri = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port")
                    + "/actuator/health");
            try (HttpClient http = HttpClient.newHttpClient()) {
                HttpResponse<String> answer =
                        http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
                return answer.statusCode() + " " + answer.body();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** Runs before the demo does. */
    private record FirstApplicationRunner(Runnable what) implements ApplicationRunner, Ordered {
        @Override
        public void run(ApplicationArguments arguments) {
            what.run();
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }
}
