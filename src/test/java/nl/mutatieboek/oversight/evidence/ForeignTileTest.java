package nl.mutatieboek.oversight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.ledger.proof.GoJudge;
import nl.mutatieboek.ledger.proof.HeadSigner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets Go's library recompute roots, proofs of consistency and receipts from the tiles that the API serves. Skipped
 * without Go.
 */
@Tag("whole")
class ForeignTileTest {
    private static final int ITEMS = 600;

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @TempDir
    Path folder;

    @Test
    void foreign_library_recomputes_heads_and_proofs_from_the_served_tiles() throws Exception {
        GoJudge.assumeInstalled();
        LedgerFixture ledger = new LedgerFixture(BOOK).chapter("XX");
        for (int i = 1; i <= ITEMS; i++) {
            ledger.items(2013, "XX/" + i);
        }
        HeadSigner heads = BOOK.bean(HeadSigner.class);
        heads.awaitHead(ledger.ledgerNumber()).orElseThrow();
        String address = BOOK.uri("/v1/heads").toString();

        assertThat(GoJudge.judge(folder, heads.verifierKey(), List.of("tiles", address, "counterpart", "counterpart")))
                .containsExactly("holds");
    }
}
