package nl.mutatieboek.security.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import nl.mutatieboek.ledger.DurableTransactionExecutor;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Recorded reads cannot be changed, in both databases. */
@Tag("application")
class EmbargoedReadImmutabilityTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "H2, update embargoed_read set read_by = 'nobody'",
        "H2, delete from embargoed_read",
        "H2, truncate table embargoed_read",
        "POSTGRESQL, update embargoed_read set read_by = 'nobody'",
        "POSTGRESQL, delete from embargoed_read",
        "POSTGRESQL, truncate table embargoed_read"
    })
    void embargoed_reads_cannot_be_updated_deleted_or_truncated(TestDatabase where, String change) {
        JdbcClient sql = JdbcClient.create(where.newMigratedDatabase());
        PersonKeyRepository keys = new FilePersonKeyRepository(folder.resolve("people.keys"));
        JdbcEmbargoedReadRepository reads = new JdbcEmbargoedReadRepository(
                sql,
                new EncryptedNameRepository(new JdbcAccountRepository(sql), keys),
                new DurableTransactionExecutor() {
                    @Override
                    public <T> T executeDurably(Supplier<T> what) {
                        return what.get();
                    }
                },
                Clock.systemUTC());
        reads.record("jansen", "GET /v1/" + "x".repeat(5_000), List.of("XX", "VI"), List.of("2190-OWB"));
        reads.record("jansen", "GET /", List.of(), List.of());

        assertThatThrownBy(() -> sql.sql(change).update()).isInstanceOf(RuntimeException.class);

        List<EmbargoedRead> all = reads.findAfter(0, 10);
        assertThat(all).extracting(read -> read.by().subject()).containsExactly("jansen", "jansen");
        assertThat(all.getFirst().request()).hasSize(EmbargoedRead.MAX_REQUEST_LENGTH);
        assertThat(all.getFirst().chapters()).containsExactly("VI", "XX");
        assertThat(all.getLast().moments()).isEmpty();
        assertThat(reads.findAfter(all.getFirst().number(), 10)).hasSize(1);
    }
}
