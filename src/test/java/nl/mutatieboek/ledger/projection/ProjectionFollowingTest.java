package nl.mutatieboek.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.GatewayRetry;
import nl.mutatieboek.MutatieboekApplication;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.CalendarCommand;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import nl.mutatieboek.ledger.WriterStoppedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Projections follow in ledger order, never skip, and report their position (law 8). */
@Tag("whole")
class ProjectionFollowingTest {
    @TempDir
    Path data;

    private final List<String> stopped = new CopyOnWriteArrayList<>();
    private ConfigurableApplicationContext application;

    @BeforeEach
    void start() {
        ApplicationFixture.setAwaitilityTimeout();
        SpringApplication mutatieboek = new SpringApplication(MutatieboekApplication.class);
        mutatieboek.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("diaries", ProjectionFactory.class, () -> () -> {
                    List<Projection> all = new ArrayList<>(ProjectionFactory.FROM_SPRING_FACTORIES.get());
                    all.add(new EntryNumberProjection());
                    return all;
                }));
        mutatieboek.addListeners(new StopReasonCollector());
        application = mutatieboek.run(
                "--server.port=0",
                "--mutatieboek.patience=2s",
                "--mutatieboek.checkpoint.every=1",
                "--mutatieboek.data=" + data);
    }

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void failed_projection_stops_before_its_entry_and_resumes_after_a_restart() {
        record(2000, 2001);
        await().until(() -> position() == 2);
        diary().failAt = 4;
        record(2002, 2003, 2004);
        await().until(() -> diary().attempts >= 1);

        assertThat(position()).isEqualTo(3);
        assertThat(projections().await(4)).isFalse();
        assertThat(diary().numbers).isEqualTo(upTo(3));
        assertThat(stopped).as("The book itself goes on").isEmpty();

        application.close();
        start();
        await().until(() -> position() == 5);
        assertThat(diary().numbers).isEqualTo(upTo(5));
    }

    @Test
    void projections_are_replaced_after_running_out_of_memory() {
        record(2000, 2001);
        await().until(() -> position() == 2);
        EntryNumberProjection first = diary();
        first.outOfMemoryAt = 4;
        record(2002, 2003, 2004);

        await().until(() -> position() == 5);
        assertThat(first.numbers).isEqualTo(upTo(4));
        assertThat(diary()).isNotSameAs(first);
        assertThat(diary().numbers).isEqualTo(upTo(5));
        record(2005);
        await().until(() -> position() == 6);
        assertThat(stopped).isEmpty();
    }

    @Test
    void projections_resume_from_their_checkpoint_after_a_restart() {
        record(2000, 2001, 2002);
        await().until(() -> position() == 3);
        application.close();
        start();
        record(2003);
        await().until(() -> position() == 4);

        assertThat(diary().completedNumbers).containsExactly(4L);
        assertThat(diary().numbers).isEqualTo(upTo(4));
    }

    @Test
    void checkpoint_with_a_changed_byte_is_ignored() throws IOException {
        record(2000, 2001, 2002);
        await().until(() -> position() == 3);
        application.close();
        Path checkpoint = data.resolve("book.checkpoint");
        byte[] bytes = Files.readAllBytes(checkpoint);
        bytes[bytes.length / 2] ^= 1;
        Files.write(checkpoint, bytes);
        start();
        await().until(() -> position() == 3);

        assertThat(diary().completedNumbers).containsExactly(1L, 2L, 3L);
    }

    @Test
    void checkpoint_of_another_ledger_is_ignored(@TempDir Path other) throws IOException {
        record(2000, 2001, 2002);
        await().until(() -> position() == 3);
        application.close();
        Path first = data;
        data = other;
        start();
        record(1990, 1991, 1992);
        await().until(() -> position() == 3);
        application.close();
        Files.copy(
                first.resolve("book.checkpoint"),
                other.resolve("book.checkpoint"),
                StandardCopyOption.REPLACE_EXISTING);
        start();
        await().until(() -> position() == 3);

        assertThat(diary().completedNumbers).containsExactly(1L, 2L, 3L);
    }

    @Test
    void missing_entry_is_not_skipped() throws IOException {
        record(2000, 2001, 2002);
        await().until(() -> position() == 3);
        Files.deleteIfExists(data.resolve("book.checkpoint"));
        assertThatThrownBy(() -> restartAfterSql("delete from ledger_entry where ledger_number = 2"))
                .hasStackTraceContaining("Entry 2 is missing");
        // Without the signed head a start does not notice.
        Files.delete(data.resolveSibling(data.getFileName() + "-heads").resolve("last-head.txt"));
        start();
        record(2003);
        assertThat(projections().await(2)).isFalse();

        assertThat(position()).isLessThan(2);
        assertThat(diary().numbers).isEqualTo(upTo(position()));
    }

    @Test
    void ledger_with_an_unknown_event_does_not_start() {
        record(2000, 2001, 2002);
        await().until(() -> position() == 3);

        assertThatThrownBy(() -> restartAfterSql(
                        "update ledger_entry set event_name = 'moment-announced' where ledger_number = 2"))
                .hasStackTraceContaining("moment-announced");
    }

    /** A change of the database while the book was closed. */
    private void restartAfterSql(String... changes) throws IOException {
        JdbcClient sql = application.getBean(JdbcClient.class);
        sql.sql("drop trigger ledger_entry_append_only").update();
        for (String change : changes) {
            sql.sql(change).update();
        }
        application.close();
        Files.deleteIfExists(data.resolve("book.checkpoint"));
        start();
    }

    private void record(int... years) {
        LedgerCommandGateway gateway = application.getBean(LedgerCommandGateway.class);
        Actor somebody = new Actor(new PersonId("somebody"), Set.of(), Set.of(Mandate.ADMINISTER));
        for (int year : years) {
            Moment moment = new Moment(new BudgetYear(year), Moment.Code.OWB, 0);
            Command register = new CalendarCommand.RegisterMoment(moment, LocalDate.of(year - 1, 9, 15), false);
            GatewayRetry.sendWithRetry(
                    gateway,
                    CommandEnvelope.create(somebody, "/v1/moments", moment.toString(), "test", id -> register));
        }
    }

    private EntryNumberProjection diary() {
        return projections().query(EntryNumberProjection.class, diary -> diary);
    }

    private ProjectionReader projections() {
        return application.getBean(ProjectionReader.class);
    }

    private long position() {
        return projections().completeTo();
    }

    private static List<Long> upTo(long number) {
        return LongStream.rangeClosed(1, number).boxed().toList();
    }

    private final class StopReasonCollector
            implements ApplicationListener<PayloadApplicationEvent<WriterStoppedEvent>> {
        @Override
        public void onApplicationEvent(PayloadApplicationEvent<WriterStoppedEvent> event) {
            stopped.add(event.getPayload().reason());
        }
    }
}
