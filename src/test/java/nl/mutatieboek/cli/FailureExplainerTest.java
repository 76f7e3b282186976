package nl.mutatieboek.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What an operator is told of a database that does not do what it is asked. */
class FailureExplainerTest {
    @Test
    void what_a_killed_process_left_is_told_with_what_to_do() {
        SQLException failure = new SQLException(
                "General error: \"org.h2.mvstore.MVStoreException: This store is read-only [2.4.240/50]\"",
                "HY000",
                50000);

        assertThat(FailureExplainer.known(new IllegalStateException("reading", failure)))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("was killed", "with serve"));
    }

    @Test
    void what_is_not_known_is_told_as_the_database_says_it() {
        assertThat(FailureExplainer.known(new SQLException("No space left", "HY000", 90031)))
                .contains("The database says: No space left");
        assertThat(FailureExplainer.known(new IllegalStateException("no database in it")))
                .isEmpty();
    }
}
