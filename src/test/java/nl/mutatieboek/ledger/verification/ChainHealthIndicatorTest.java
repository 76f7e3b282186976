package nl.mutatieboek.ledger.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Health is down if the end of the chain is invalid, and if the disk of the book is nearly full. */
@Tag("whole")
class ChainHealthIndicatorTest {
    @RegisterExtension
    final ApplicationFixture book = ApplicationFixture.empty().with("mutatieboek.chain-check-every=0s");

    private JdbcClient sql;

    @BeforeEach
    void write() {
        new LedgerFixture(book).moment("2026-OWB", "2025-09-16").chapter("XX").items(2013, "XX/37", "XX/92");
        assertThat(health().text("/components/chain/details/to")).isEqualTo("4");
        assertThat(Long.parseLong(health().text("/components/storage/details/bytes")))
                .isPositive();
        assertThat(health().status()).isEqualTo(200);
        sql = TestDatabase.H2.openForTampering(book.bean(javax.sql.DataSource.class));
    }

    @Test
    void chain_health_is_down_when_an_entry_was_altered() {
        sql.sql("update ledger_entry set recorded_at = '2020-01-01T00:00:00.000Z' where ledger_number = 2")
                .update();
        assertDown("Entry 2 is not what was sealed");
    }

    @Test
    void chain_health_is_down_when_an_entry_is_missing() {
        sql.sql("delete from ledger_entry where ledger_number = 3").update();
        assertDown("Entry 3 is missing");
    }

    @Test
    void chain_health_is_down_when_the_last_entry_is_missing() {
        sql.sql("delete from ledger_entry where ledger_number = 4").update();
        assertDown("Entry 4 is not what it was");
    }

    @Test
    void chain_health_is_down_when_the_head_was_set_back() {
        sql.sql("delete from ledger_entry where ledger_number = 4").update();
        sql.sql("update ledger_head set (ledger_number, hash) = (select ledger_number, hash from ledger_entry where"
                        + " ledger_number = 3)")
                .update();
        assertDown("The head was at 4 and is at 3");
    }

    @Test
    void chain_health_is_down_when_the_head_does_not_match_the_last_entry() {
        sql.sql("update ledger_head set hash = ?")
                .param(HexFormat.of().parseHex("ab".repeat(32)))
                .update();
        assertDown("The head was not sealed over entry 4");
    }

    @Test
    void disk_health_is_down_when_free_space_is_below_the_threshold() {
        assertThat(health().text("/components/diskSpace/details/path"))
                .isEqualTo(book.data().toString());
        book.stop();
        book.with("management.health.diskspace.threshold=100000TB").start();

        assertThat(health().text("/components/diskSpace/status")).isEqualTo("DOWN");
        assertThat(health().status()).isEqualTo(503);
    }

    private void assertDown(String reason) {
        HttpReply health = health();
        assertThat(health.text("/components/chain/details/reason")).isEqualTo(reason);
        assertThat(health.status()).isEqualTo(503);
        assertThat(book.anonymous().get("/actuator/health").status()).isEqualTo(503);
    }

    private HttpReply health() {
        return book.as("auditor").get("/actuator/health");
    }
}
