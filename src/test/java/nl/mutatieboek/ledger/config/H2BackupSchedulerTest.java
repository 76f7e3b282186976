package nl.mutatieboek.ledger.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import nl.mutatieboek.lab.largebook.InMemoryLedgerReader;
import nl.mutatieboek.lab.largebook.LargeLedgerGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

class H2BackupSchedulerTest {
    @TempDir
    private Path directory;

    /** A database whose backups fail. */
    private static final class FailingDatabase extends JdbcTemplate {
        private int attempts;

        @Override
        public int update(String sql, Object... args) {
            attempts++;
            throw new DataAccessResourceFailureException("No space left on device");
        }
    }

    @Test
    void requested_backup_that_failed_is_tried_again_without_another_request() throws IOException {
        FailingDatabase database = new FailingDatabase();
        H2BackupScheduler backups = new H2BackupScheduler(
                database,
                new InMemoryLedgerReader(LargeLedgerGenerator.entries(37, 1)),
                Clock.systemUTC(),
                directory,
                Duration.ofDays(1));
        Files.createFile(directory.resolve("book-newest.zip"));

        assertThat(backups.writeIfRequestedOrDue()).isTrue();
        assertThat(database.attempts).isZero();
        Files.createFile(directory.resolve("now"));
        assertThat(backups.writeIfRequestedOrDue()).isFalse();
        assertThat(backups.writeIfRequestedOrDue()).isFalse();
        assertThat(database.attempts).isEqualTo(2);
    }
}
