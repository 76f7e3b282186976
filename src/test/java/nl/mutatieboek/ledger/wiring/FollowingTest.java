package nl.mutatieboek.ledger.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import nl.mutatieboek.Mutatieboek;
import nl.mutatieboek.budget.Actor;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.PersonId;
import nl.mutatieboek.ledger.BookStopped;
import nl.mutatieboek.ledger.Desk;
import nl.mutatieboek.ledger.Entry;
import nl.mutatieboek.ledger.Positions;
import nl.mutatieboek.ledger.Projection;
import nl.mutatieboek.ledger.Rows;
import nl.mutatieboek.ledger.Signed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Projections follow in ledger order, never skip, and say how far they are (law 8). */
class FollowingTest {
    private static final String DIARY = "diary";

    @TempDir
    Path data;

    private final Diary diary = new Diary();
    private final List<String> stopped = new CopyOnWriteArrayList<>();
    private ConfigurableApplicationContext application;

    @BeforeEach
    void start() {
        SpringApplication mutatieboek = new SpringApplication(Mutatieboek.class);
        mutatieboek.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean(DIARY, Projection.class, () -> diary));
        mutatieboek.addListeners(new WhenItStops());
        application = mutatieboek.run("--server.port=0", "--mutatieboek.patience=2s", "--mutatieboek.data=" + data);
        diary.jdbc = sql();
    }

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void a_projection_that_throws_stays_before_the_entry_and_goes_on_after_the_cure_without_a_gap_or_a_repeat() {
        keepDiary();
        record(2000, 2001);
        await().until(() -> position() == 2);
        diary.throwsAt = 4;
        record(2002, 2003, 2004);
        await().until(() -> diary.tried >= 2);

        assertThat(position()).isLessThan(4);
        assertThat(stored()).isEqualTo(position());
        assertThat(rows()).isEqualTo(upTo(position()));
        // The others stop with it: what the rooms answer is of one ledger number.
        assertThat(application.getBean(Positions.class).all().values())
                .hasSizeGreaterThan(1)
                .containsOnly(position());
        assertThat(stopped).isEmpty();

        diary.throwsAt = 0;
        await().until(() -> position() == 5);
        assertThat(rows()).isEqualTo(upTo(5));
        assertThat(stored()).isEqualTo(5);
    }

    @Test
    void a_projection_goes_on_after_a_restart_where_it_was() {
        keepDiary();
        record(2000, 2001, 2002);
        await().until(() -> position() == 3);
        application.close();
        diary.seen.clear();
        start();
        record(2003);
        await().until(() -> position() == 4);

        assertThat(diary.seen).containsExactly(4L);
        assertThat(rows()).isEqualTo(upTo(4));
    }

    @Test
    void a_position_that_went_missing_stops_the_projection_and_loses_no_entry() {
        keepDiary();
        record(2000);
        await().until(() -> position() == 1);
        diary.jdbc.sql("delete from projection where name = 'diary'").update();
        record(2001);

        assertThat(application.getBean(Positions.class).await("trail", 2)).isFalse();
        assertThat(position()).isEqualTo(1);
        assertThat(rows()).isEqualTo(upTo(1));
    }

    @Test
    void an_entry_that_is_missing_is_not_skipped() {
        keepDiary();
        record(2000, 2001, 2002);
        await().until(() -> position() == 3);
        startAnewAfter(
                "delete from diary",
                "update projection set ledger_number = 0 where name = 'diary'",
                "delete from ledger_entry where ledger_number = 2");
        record(2003);
        assertThat(application.getBean(Positions.class).await(DIARY, 2)).isFalse();

        assertThat(position()).isLessThan(2);
        assertThat(rows()).isEqualTo(upTo(position()));
    }

    @Test
    void a_book_with_an_event_that_this_version_does_not_know_does_not_start() {
        keepDiary();
        record(2000, 2001, 2002);
        await().until(() -> position() == 3);

        assertThatThrownBy(() -> startAnewAfter(
                        "update ledger_entry set event_name = 'moment-announced' where ledger_number = 2"))
                .hasStackTraceContaining("moment-announced");
    }

    private void keepDiary() {
        sql().sql("create table diary (ledger_number bigint primary key)").update();
    }

    /** What somebody changed in the database while the book was closed. */
    private void startAnewAfter(String... changes) {
        sql().sql("drop trigger ledger_entry_stays").update();
        for (String change : changes) {
            sql().sql(change).update();
        }
        application.close();
        start();
    }

    private void record(int... years) {
        Desk desk = application.getBean(Desk.class);
        Actor somebody = new Actor(new PersonId("somebody"), Set.of());
        for (int year : years) {
            Moment moment = new Moment(new BudgetYear(year), Moment.Code.OWB, 0);
            Command register = new Command.RegisterMoment(moment, LocalDate.of(year - 1, 9, 15), false);
            desk.carryOut(Signed.by(somebody, "/v1/moments", moment.toString(), "test", id -> register));
        }
    }

    private long position() {
        return application.getBean(Positions.class).of(DIARY);
    }

    private long stored() {
        return sql().sql("select ledger_number from projection where name = 'diary'")
                .query(Long.class)
                .single();
    }

    private List<Long> rows() {
        return sql().sql("select ledger_number from diary order by ledger_number")
                .query(Long.class)
                .list();
    }

    private static List<Long> upTo(long number) {
        return LongStream.rangeClosed(1, number).boxed().toList();
    }

    private JdbcClient sql() {
        return application.getBean(JdbcClient.class);
    }

    /** Notes each entry in a row, and throws at one of them if told to. */
    private static final class Diary implements Projection {
        private final List<Long> seen = new CopyOnWriteArrayList<>();
        private volatile JdbcClient jdbc;
        private volatile long throwsAt;
        private volatile int tried;

        @Override
        public String name() {
            return DIARY;
        }

        @Override
        public void project(Entry entry, Rows rows) {
            if (entry.ledgerNumber() == throwsAt) {
                tried++;
                throw new IllegalStateException("Told to throw");
            }
            jdbc.sql("insert into diary values (?)").param(entry.ledgerNumber()).update();
            seen.add(entry.ledgerNumber());
        }
    }

    private final class WhenItStops implements ApplicationListener<PayloadApplicationEvent<BookStopped>> {
        @Override
        public void onApplicationEvent(PayloadApplicationEvent<BookStopped> event) {
            stopped.add(event.getPayload().reason());
        }
    }
}
