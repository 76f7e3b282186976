package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.sql.DataSource;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.ledger.MissingEntryException;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the leaves of a tile hash, also when an entry is missing. */
@Tag("application")
class LeafDataTest {
    @RegisterExtension
    final ApplicationFixture book = ApplicationFixture.empty();

    @Test
    void leaf_data_is_of_consecutive_entries_only() {
        HeadSigner heads = book.bean(HeadSigner.class);
        new LedgerFixture(book).moment("2026-OWB", "2025-09-16").chapter("XX").items(2013, "XX/37", "XX/92");
        assertThat(heads.awaitHead(4)).isPresent();
        assertThat(heads.findLeafData(0, 4))
                .hasValueSatisfying(leaves -> assertThat(leaves).hasSize(4));
        JdbcClient sql = TestDatabase.H2.openForTampering(book.bean(DataSource.class));

        sql.sql("delete from ledger_entry where ledger_number = 4").update();
        assertThatThrownBy(() -> heads.findLeafData(0, 4))
                .isInstanceOf(MissingEntryException.class)
                .hasMessageContaining("Entry 4 is missing");
        sql.sql("delete from ledger_entry where ledger_number = 2").update();
        assertThatThrownBy(() -> heads.findLeafData(0, 2))
                .isInstanceOf(MissingEntryException.class)
                .hasMessageContaining("Entry 2 is missing");
        assertThat(heads.findLeafData(0, 1)).isPresent();
    }
}
