package nl.mutatieboek.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Tag("application")
class DatabaseSafeguardValidatorTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void of_a_book_as_it_was_made_nothing_is_doubted(TestDatabase kind) {
        assertThat(new JdbcLedgerRepository(kind.withBook()).doubts(NOW)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_trigger_a_constraint_and_rights_that_were_taken_away_or_given_are_told(TestDatabase kind) {
        DriverManagerDataSource database = kind.withBook();
        JdbcClient sql = kind.tampering(database);
        sql.sql("alter table ledger_entry drop constraint ledger_number_from_one")
                .update();
        if (kind == TestDatabase.POSTGRESQL) {
            sql.sql("grant delete on ledger_entry to public").update();
        }

        assertThat(new JdbcLedgerRepository(database).doubts(NOW))
                .startsWith(
                        "The trigger ledger_entry_stays is missing or disabled: the database does not refuse to change"
                                + " or remove an entry.",
                        "The constraint ledger_number_from_one is missing: the database does not refuse an entry with a"
                                + " number below 1.")
                .hasSize(kind == TestDatabase.POSTGRESQL ? 3 : 2);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_promise_far_ahead_of_the_clock_is_told_and_shown(TestDatabase kind) throws SQLException {
        DriverManagerDataSource database = kind.withBook();
        promise(database, "2099-01-01T00:00:00.000Z");

        assertThat(new JdbcLedgerRepository(database).doubts(NOW))
                .singleElement()
                .asString()
                .startsWith("The head promises that all later entries are stamped after 2099-01-01T00:00:00.000Z, ");
        LedgerStorageEngine engine = engine(database);
        engine.open();
        assertThat(engine.ahead()).isGreaterThan(Duration.ofDays(365));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_promise_that_is_no_time_is_refused_in_a_sentence(TestDatabase kind) throws SQLException {
        DriverManagerDataSource database = kind.withBook();
        promise(database, "garbage");

        assertThat(new JdbcLedgerRepository(database).doubts(NOW))
                .singleElement()
                .asString()
                .contains("\"garbage\"");
        LedgerStorageEngine engine = engine(database);
        assertThatThrownBy(engine::open)
                .isInstanceOf(LedgerStartupException.class)
                .hasMessageContaining("settled_at");
    }

    private static void promise(DriverManagerDataSource database, String instant) {
        JdbcClient.create(database)
                .sql("update ledger_head set settled_at = ?")
                .param(instant)
                .update();
    }

    private static LedgerStorageEngine engine(DriverManagerDataSource database) throws SQLException {
        return new LedgerStorageEngine.Builder(
                        new JdbcLedgerRepository(database),
                        new CommitDiskSynchronizer(database),
                        Clock.systemUTC(),
                        EventJsonMapper.create())
                .build();
    }
}
