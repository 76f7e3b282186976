package nl.mutatieboek.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Tag("main")
class DatabaseSafeguardInspectorTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void new_ledger_has_no_safeguard_warnings(TestDatabase kind) {
        assertThat(new JdbcLedgerRepository(kind.newMigratedDatabase()).findWarnings(NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void missing_trigger_or_constraint_and_extra_privileges_are_reported(TestDatabase kind) {
        DriverManagerDataSource database = kind.newMigratedDatabase();
        JdbcClient sql = kind.openForTampering(database);
        sql.sql("alter table ledger_entry drop constraint ledger_number_from_one")
                .update();
        if (kind == TestDatabase.POSTGRESQL) {
            sql.sql("grant delete on ledger_entry to public").update();
        }

        assertThat(new JdbcLedgerRepository(database).findWarnings(NOW))
                .startsWith(
                        "The trigger ledger_entry_append_only is missing or disabled: the database does not refuse to"
                                + " change or remove an entry.",
                        "The constraint ledger_number_from_one is missing: the database does not refuse an entry with a"
                                + " number below 1.")
                .hasSize(kind == TestDatabase.POSTGRESQL ? 3 : 2);
    }

    @ParameterizedTest
    @CsvSource({
        "H2, attachment_content, the content of an attachment",
        "H2, rebuild_certificate, a certificate",
        "H2, person_change, the history of an account",
        "H2, embargoed_read, the record of a read under embargo",
        "POSTGRESQL, attachment_content, the content of an attachment",
        "POSTGRESQL, rebuild_certificate, a certificate",
        "POSTGRESQL, person_change, the history of an account",
        "POSTGRESQL, embargoed_read, the record of a read under embargo"
    })
    void other_append_only_tables_have_the_same_safeguards(TestDatabase kind, String table, String row) {
        DriverManagerDataSource database = kind.newMigratedDatabase();
        JdbcClient sql = JdbcClient.create(database);
        List<String> expected = new ArrayList<>(List.of("The trigger " + table
                + "_append_only is missing or disabled: the database does not refuse to change or remove " + row
                + "."));
        if (kind == TestDatabase.POSTGRESQL) {
            sql.sql("alter table " + table + " disable trigger " + table + "_append_only")
                    .update();
            sql.sql("grant update on " + table + " to public").update();
            expected.add("The role public has the right to change or remove " + row + ".");
        } else {
            sql.sql("drop trigger " + table + "_append_only").update();
        }

        assertThat(new JdbcLedgerRepository(database).findWarnings(NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ledger_entry", "attachment_content", "rebuild_certificate", "person_change", "embargoed_read"})
    void missing_guard_against_truncation_is_reported(String table) {
        DriverManagerDataSource database = TestDatabase.H2.newMigratedDatabase();
        JdbcClient.create(database)
                .sql("drop table " + table + "_truncate_guard")
                .update();

        assertThat(new JdbcLedgerRepository(database).findWarnings(NOW))
                .containsExactly("The table " + table + "_truncate_guard or its foreign key is missing: the database"
                        + " does not refuse to empty " + table + ".");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void settled_time_far_ahead_of_the_clock_is_reported(TestDatabase kind) throws SQLException {
        DriverManagerDataSource database = kind.newMigratedDatabase();
        setSettledAt(database, "2099-01-01T00:00:00.000Z");

        assertThat(new JdbcLedgerRepository(database).findWarnings(NOW))
                .singleElement()
                .asString()
                .startsWith("The head promises that all later entries are stamped after 2099-01-01T00:00:00.000Z, ");
        LedgerStorageEngine engine = engine(database);
        engine.becomeWriter();
        assertThat(engine.timestampAheadOfClock()).isGreaterThan(Duration.ofDays(365));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void malformed_settled_time_prevents_opening_with_a_clear_message(TestDatabase kind) throws SQLException {
        DriverManagerDataSource database = kind.newMigratedDatabase();
        setSettledAt(database, "garbage");

        assertThat(new JdbcLedgerRepository(database).findWarnings(NOW))
                .singleElement()
                .asString()
                .contains("\"garbage\"");
        LedgerStorageEngine engine = engine(database);
        assertThatThrownBy(engine::becomeWriter)
                .isInstanceOf(LedgerStartupException.class)
                .hasMessageContaining("settled_at");
    }

    private static void setSettledAt(DriverManagerDataSource database, String instant) {
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
