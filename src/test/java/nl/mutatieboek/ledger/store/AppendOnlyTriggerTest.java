package nl.mutatieboek.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database rejects changes and deletions of entries, by its owner and by a superuser too. */
@Tag("main")
class AppendOnlyTriggerTest {
    private static final List<String> REFUSED = List.of(
            "update ledger_entry set revision = '2'",
            "update ledger_entry set revision = '2' where ledger_number = 2",
            "delete from ledger_entry",
            "delete from ledger_entry where ledger_number = 2",
            "truncate table ledger_entry");

    static Stream<Arguments> forbiddenStatements() {
        return Stream.of(TestDatabase.values())
                .flatMap(database -> REFUSED.stream().map(sql -> Arguments.of(database, sql)));
    }

    @ParameterizedTest
    @MethodSource("forbiddenStatements")
    void law_1_update_or_delete_of_entries_is_rejected_by_the_database(TestDatabase kind, String statement) {
        JdbcClient sql = JdbcClient.create(SharedDatabases.forDatabase(kind));

        assertThatThrownBy(() -> sql.sql(statement).update()).isInstanceOf(DataAccessException.class);
        assertThat(entries(sql)).containsExactly("1 null");
    }

    @Test
    void truncate_cascade_from_another_table_is_rejected_by_postgresql() {
        JdbcClient sql = JdbcClient.create(SharedDatabases.forDatabase(TestDatabase.POSTGRESQL));

        assertThatThrownBy(() -> sql.sql("truncate table ledger_head, ledger_entry cascade")
                        .update())
                .hasMessageContaining("never changed or removed: TRUNCATE is refused");
        assertThat(entries(sql)).containsExactly("1 null");
    }

    @Test
    void default_postgresql_privileges_to_change_entries_are_revoked() {
        DriverManagerDataSource database = TestDatabase.POSTGRESQL.newEmptyDatabase();
        JdbcClient sql = JdbcClient.create(database);
        String runtime = "runtime_" + System.nanoTime();
        sql.sql("create role " + runtime).update();
        sql.sql("alter default privileges grant all on tables to " + runtime).update();
        TestDatabase.POSTGRESQL.migrate(database);

        assertThat(rights(sql, runtime, "ledger_head")).contains("INSERT", "SELECT", "UPDATE", "DELETE");
        assertThat(rights(sql, runtime, "ledger_entry"))
                .contains("INSERT", "SELECT")
                .doesNotContain("UPDATE", "DELETE", "TRUNCATE");
        assertThat(rights(sql, "postgres", "ledger_entry"))
                .contains("INSERT", "SELECT")
                .doesNotContain("UPDATE", "DELETE", "TRUNCATE");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void entries_can_be_changed_once_the_trigger_is_removed(TestDatabase kind) {
        DriverManagerDataSource database = kind.newMigratedDatabase();
        insert(JdbcClient.create(database));

        assertThat(kind.openForTampering(database)
                        .sql("update ledger_entry set revision = '2'")
                        .update())
                .isOne();
    }

    /** One book of each for the statements that change nothing. */
    private static final class SharedDatabases {
        private static final DriverManagerDataSource H2 = TestDatabase.H2.newMigratedDatabase();
        private static final DriverManagerDataSource POSTGRESQL = TestDatabase.POSTGRESQL.newMigratedDatabase();

        static {
            insert(JdbcClient.create(H2));
            insert(JdbcClient.create(POSTGRESQL));
        }

        static DriverManagerDataSource forDatabase(TestDatabase kind) {
            return kind == TestDatabase.H2 ? H2 : POSTGRESQL;
        }
    }

    private static void insert(JdbcClient sql) {
        sql.sql("insert into ledger_entry select 1, 1, true, cast('72e358dd-3a69-5a63-b3a4-9701bb308733' as"
                        + " uuid), hash, '2026-11-24T12:59:13.000Z', 'calendar', 'calendar', 0,"
                        + " 'moment-registered', null, hash, hash from ledger_head")
                .update();
    }

    private static List<String> entries(JdbcClient sql) {
        return sql.sql("select ledger_number, revision from ledger_entry")
                .query((row, n) -> row.getLong(1) + " " + row.getString(2))
                .list();
    }

    private static List<String> rights(JdbcClient sql, String role, String table) {
        return sql.sql("select privilege_type from information_schema.role_table_grants where grantee = ? and"
                        + " table_name = ?")
                .params(role, table)
                .query(String.class)
                .list();
    }
}
