package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tiles that somebody changed, while the server runs. */
@Tag("application")
class TileRebuilderTest {
    private static final int ITEMS = 520;

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static SignedHead head;
    private static List<String> tiles;

    private final JdbcClient database = BOOK.bean(JdbcClient.class);
    private final TileRebuilder rebuilder = BOOK.bean(TileRebuilder.class);

    @BeforeAll
    static void write() {
        LedgerFixture scribe = new LedgerFixture(BOOK).chapter("XX");
        for (int i = 1; i <= ITEMS; i++) {
            scribe.items(2013, "XX/" + i);
        }
        head = BOOK.bean(HeadSigner.class).awaitHead(scribe.ledgerNumber()).orElseThrow();
        tiles = stored();
        assertThat(tiles).hasSize(2);
    }

    @BeforeEach
    void repair() {
        rebuilder.rebuild();
        assertThat(stored()).isEqualTo(tiles);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update tree_tile set hashes = X'00' where tile_index = 0",
                "update tree_tile set hashes = (select hashes from tree_tile where tile_index = 1) where tile_index ="
                        + " 0",
                "delete from tree_tile where tile_index = 0",
                "delete from tree_tile",
                "insert into tree_tile values (0, 2, X'00')",
                "insert into tree_tile values (1, 0, X'00')",
                "insert into tree_tile values (7, 0, X'00')",
                "insert into tree_tile values (-1, 0, X'00')",
                "insert into tree_tile values (0, -1, X'00')"
            })
    void wrong_tiles_are_replaced(String change) {
        database.sql(change).update();
        assertThat(stored()).isNotEqualTo(tiles);

        rebuilder.rebuild();

        assertThat(stored()).isEqualTo(tiles);
    }

    @Test
    void tiles_stay_when_the_entries_do_not_lead_to_the_head() {
        String other = Base64.getEncoder().encodeToString(new byte[32]);
        SignedHead foreign = new SignedHead(head.size(), head.note().replace(head.root(), other));
        database.sql("delete from tree_tile").update();

        TileRepairer repairer = new TileRepairer(
                BOOK.bean(LedgerReader.class),
                new BookIdentityRepository(BOOK.bean(DataSource.class)).saltKey(),
                new JdbcTileRepository(BOOK.bean(DataSource.class)),
                BOOK.bean(LedgerStorageEngine.class)::epoch);
        assertThat(repairer.replaceDiffering(foreign)).isEmpty();

        assertThat(stored()).isEmpty();
    }

    /** Another process has become the writer meanwhile. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into tree_tile values (0, 2, X'00')",
                "insert into tree_tile values (7, 0, X'00')",
                "update tree_tile set hashes = X'00' where tile_index = 0"
            })
    void tiles_of_the_next_writer_stay(String change) {
        database.sql("update ledger_head set epoch = epoch + 1").update();
        try {
            database.sql(change).update();
            List<String> next = stored();

            rebuilder.rebuild();

            assertThat(stored()).isEqualTo(next);
        } finally {
            database.sql("update ledger_head set epoch = epoch - 1").update();
        }
    }

    @Test
    void rebuild_of_the_projections_replaces_tiles_too() {
        database.sql("delete from tree_tile").update();

        String job = BOOK.as("approver").post("/v1/rebuilds", "{}").header("Location");

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(BOOK.as("approver").get(job).text("/state")).isEqualTo("EQUAL"));
        assertThat(stored()).isEqualTo(tiles);
    }

    private static List<String> stored() {
        return BOOK.bean(JdbcClient.class)
                .sql("select tile_level, tile_index, rawtohex(hashes) from tree_tile order by 1, 2")
                .query((row, n) -> row.getInt(1) + " " + row.getLong(2) + " " + row.getString(3))
                .list();
    }
}
