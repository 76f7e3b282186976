package nl.mutatieboek.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Explanations of database failures for an operator. */
class FailureExplainerTest {
    @Test
    void read_only_database_after_a_crash_is_explained_with_a_remedy() {
        SQLException failure = new SQLException(
                "General error: \"org.h2.mvstore.MVStoreException: This store is read-only [2.4.240/50]\"",
                "HY000",
                50000);

        assertThat(FailureExplainer.explainOrQuoteDatabase(new IllegalStateException("reading", failure)))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("was killed", "run serve"));
    }

    @Test
    void unknown_database_error_is_reported_with_its_own_message() {
        assertThat(FailureExplainer.explainOrQuoteDatabase(new SQLException("No space left", "HY000", 90031)))
                .contains("Database error: No space left");
        assertThat(FailureExplainer.explainOrQuoteDatabase(new IllegalStateException("no database in it")))
                .isEmpty();
    }
}
