package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.sql.DataSource;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an operator reads when a database file was cut off between its tables and their rows. */
@Tag("application")
class BookIdentityRepositoryTest {
    @Test
    void salt_key_that_is_missing_is_explained() {
        DataSource database = TestDatabase.H2.newMigratedDatabase();
        BookIdentityRepository identity = new BookIdentityRepository(database);
        assertThat(identity.saltKey()).hasSize(32);

        JdbcClient.create(database).sql("delete from book_identity").update();

        assertThatThrownBy(identity::saltKey)
                .isInstanceOf(LedgerStartupException.class)
                .hasMessageStartingWith("The database contains no book");
    }
}
