package nl.mutatieboek.ledger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Every migration statement can be repeated. A process may be killed within a migration; H2 keeps the executed
 * statements, and Flyway has not recorded them.
 */
@Tag("main")
class DatabaseMigrationTest {
    private static final String HISTORY = "\"flyway_schema_history\"";

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void every_migration_statement_is_repeatable(TestDatabase kind) {
        JdbcClient sql = JdbcClient.create(kind.newEmptyDatabase());

        kind.migrations().forEach((version, statements) -> {
            assertThat(statements).as("V" + version).isNotEmpty();
            for (String statement : statements) {
                sql.sql(statement).update();
                sql.sql(statement).update();
            }
            statements.forEach(statement -> sql.sql(statement).update());
        });
    }

    @Test
    void h2_ledger_killed_before_any_migration_statement_starts_again() {
        SortedMap<Integer, List<String>> migrations = TestDatabase.H2.migrations();

        migrations.forEach((version, statements) -> {
            for (int done = 0; done <= statements.size(); done++) {
                DriverManagerDataSource database = interruptedDatabase(migrations, version, done);

                start(database);

                assertThat(states(database)).as("V%d, %d done", version, done).containsOnly(MigrationState.SUCCESS);
            }
        });
    }

    @Test
    void h2_ledger_with_a_failed_migration_record_starts_again() {
        SortedMap<Integer, List<String>> migrations = TestDatabase.H2.migrations();
        DriverManagerDataSource database = interruptedDatabase(migrations, 1, 1);
        JdbcClient.create(database)
                .sql("insert into " + HISTORY + " select \"installed_rank\" + 1, '1', 'ledger', 'SQL',"
                        + " 'V1__ledger.sql', 0, \"installed_by\", \"installed_on\", 0, false from " + HISTORY
                        + " order by \"installed_rank\" desc limit 1")
                .update();

        start(database);

        assertThat(states(database)).containsOnly(MigrationState.SUCCESS);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void ledger_of_a_build_before_the_first_release_is_rejected_with_a_clear_message(TestDatabase kind) {
        DriverManagerDataSource database = kind.newMigratedDatabase();
        JdbcClient sql = JdbcClient.create(database);
        sql.sql("update " + HISTORY + " set \"checksum\" = -259893788, \"script\" = 'V1__the_book.sql',"
                        + " \"description\" = 'the book' where \"version\" = '1'")
                .update();
        sql.sql("insert into " + HISTORY
                        + " select \"installed_rank\" + 1, '14', 'checkpoint key', 'SQL', 'V14__checkpoint_key.sql', 0,"
                        + " \"installed_by\", \"installed_on\", 0, true from " + HISTORY
                        + " order by \"installed_rank\" desc limit 1")
                .update();

        assertThatThrownBy(() -> DatabaseMigrationConfiguration.migration().migrate(kind.flyway(database, "latest")))
                .isInstanceOf(LedgerStartupException.class)
                .hasMessageStartingWith("A build from before the first release made this book")
                .hasMessageContaining("start with an empty data directory or database");
        assertThatThrownBy(() -> DatabaseMigrationConfiguration.schemaVersionCheck(database)
                        .afterPropertiesSet())
                .isInstanceOf(LedgerStartupException.class)
                .hasMessageStartingWith("A build from before the first release");
    }

    @Test
    void both_databases_have_the_same_tables_and_columns() {
        List<String> h2 = columns(TestDatabase.H2);
        h2.removeIf(column -> column.contains("_truncate_guard."));
        List<String> postgresql = columns(TestDatabase.POSTGRESQL);
        postgresql.removeIf(column -> column.startsWith("person_key."));

        assertThat(h2).hasSizeGreaterThan(40).isEqualTo(postgresql);
    }

    private static List<String> columns(TestDatabase kind) {
        return new ArrayList<>(JdbcClient.create(kind.newMigratedDatabase())
                .sql("select lower(table_name) || '.' || lower(column_name) || ' ' || is_nullable"
                        + " || coalesce(case when lower(data_type) = 'character varying'"
                        + " then ' ' || character_maximum_length end, '')"
                        + " from information_schema.columns where lower(table_schema) = 'public'"
                        + " and lower(table_name) <> 'flyway_schema_history' order by 1")
                .query(String.class)
                .list());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void ledger_of_a_later_version_is_rejected_with_a_clear_message(TestDatabase kind) throws Exception {
        DriverManagerDataSource database = kind.newMigratedDatabase();
        JdbcClient.create(database)
                .sql("insert into " + HISTORY
                        + " select \"installed_rank\" + 1, '999', 'later', 'SQL', 'V999__later.sql', 0,"
                        + " \"installed_by\", \"installed_on\", 0, true from " + HISTORY
                        + " order by \"installed_rank\" desc limit 1")
                .update();
        Flyway flyway = kind.flyway(database, "latest");

        assertThatThrownBy(() -> DatabaseMigrationConfiguration.migration().migrate(flyway))
                .isInstanceOf(LedgerStartupException.class)
                .hasMessage("The database has schema version 999, which is newer than this program supports. Start the"
                        + " version that created it, or a later one.");
        assertThatThrownBy(() -> DatabaseMigrationConfiguration.schemaVersionCheck(database)
                        .afterPropertiesSet())
                .isInstanceOf(LedgerStartupException.class);
    }

    /** The state after a kill: all earlier migrations done, and a number of statements of this one. */
    private static DriverManagerDataSource interruptedDatabase(
            SortedMap<Integer, List<String>> migrations, int version, int done) {
        DriverManagerDataSource database = TestDatabase.H2.newEmptyDatabase();
        // Before the first migration only the table of Flyway exists.
        String before = version == migrations.firstKey()
                ? "0?"
                : String.valueOf(migrations.headMap(version).lastKey());
        TestDatabase.H2.flyway(database, before).migrate();
        JdbcClient sql = JdbcClient.create(database);
        migrations.get(version).stream()
                .limit(done)
                .forEach(statement -> sql.sql(statement).update());
        return database;
    }

    private static void start(DriverManagerDataSource database) {
        DatabaseMigrationConfiguration.migration().migrate(TestDatabase.H2.flyway(database, "latest"));
    }

    private static List<MigrationState> states(DriverManagerDataSource database) {
        return List.of(TestDatabase.H2.flyway(database, "latest").info().all()).stream()
                .map(one -> one.getState())
                .toList();
    }
}
