package nl.mutatieboek.ledger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The set-up of docs/guides/postgresql.md: one role owns the tables, and another one serves the book. */
@Tag("whole")
class SeparateDatabaseRolesTest {
    @Test
    void ledger_is_served_by_a_role_without_rights_to_change_entries_or_triggers() {
        DriverManagerDataSource database = TestDatabase.POSTGRESQL.newEmptyDatabase();
        JdbcClient sql = JdbcClient.create(database);
        List.of(
                        "create role book_owner login",
                        "create role book_runtime login",
                        "alter schema public owner to book_owner",
                        "alter default privileges for role book_owner in schema public"
                                + " grant select, insert, update, delete on tables to book_runtime")
                .forEach(statement -> sql.sql(statement).update());

        try (ApplicationFixture book = ApplicationFixture.empty()
                .with("spring.datasource.url=" + database.getUrl())
                .with("spring.datasource.username=book_runtime")
                .with("spring.flyway.user=book_owner")
                .start()) {
            new LedgerFixture(book)
                    .moment("2026-OWB", "2025-09-16")
                    .chapter("XX")
                    .items(2013, "XX/37");
            book.awaitProjections();

            JdbcClient runtime = book.bean(JdbcClient.class);
            assertThat(runtime.sql("select current_user").query(String.class).single())
                    .isEqualTo("book_runtime");
            for (String refused : List.of(
                    "update ledger_entry set revision = '2'",
                    "delete from ledger_entry",
                    "truncate ledger_entry",
                    "delete from attachment_content",
                    "update rebuild_certificate set kind = 'REPLAY'",
                    "delete from person_change",
                    "update embargoed_read set chapters = ''",
                    "alter table ledger_entry disable trigger ledger_entry_append_only",
                    "drop trigger ledger_entry_append_only on ledger_entry",
                    "drop table ledger_entry",
                    "set session_replication_role = replica")) {
                assertThatThrownBy(() -> runtime.sql(refused).update())
                        .as(refused)
                        .rootCause()
                        .hasMessageMatching("(?s)ERROR: (permission denied|must be owner).*");
            }
            assertThat(book.restart().ledgerNumber()).isEqualTo(3);
        }
    }
}
