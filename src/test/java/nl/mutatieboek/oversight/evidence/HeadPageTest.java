package nl.mutatieboek.oversight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.ledger.proof.SignedHead;
import nl.mutatieboek.oversight.evidence.HeadPage.ShownHead;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of the signed heads, and its files. */
@Tag("application")
class HeadPageTest {
    @RegisterExtension
    final ApplicationFixture book = ApplicationFixture.empty().withPerson("reader", "READER");

    @Test
    void page_shows_key_and_latest_head_and_gives_the_same_files_as_the_api() {
        SignedHead head = write();
        HeadSigner heads = book.bean(HeadSigner.class);
        ApplicationFixture.PageClient reader = book.browse("reader");

        PageDocument page = reader.get("/heads").page();

        assertThat(page.text()).contains(heads.verifierKey(), head.root(), "minder dan een minuut geleden");
        assertThat(page.text()).doesNotContain("Medeondertekend", "Eerder gebruikt");
        assertThat(page.links()).contains("/help/bewijs-controleren").doesNotContain("/exports/whole-book");
        assertThat(reader.get("/heads/files/latest").body()).isEqualTo(head.note());
        assertThat(reader.get("/heads/files/latest").header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"%s\"".formatted(head.fileName()));
        assertThat(reader.get("/heads/files/keys").body()).isEqualTo(heads.publicKeys());
        assertThat(reader.get("/heads/files/cosigned").status()).isEqualTo(404);
        assertThat(reader.get("/exports/whole-book").status()).isEqualTo(403);
    }

    @Test
    void auditor_downloads_a_proof_and_the_whole_book() {
        SignedHead head = write();
        ApplicationFixture.PageClient auditor = book.browse("auditor");

        assertThat(auditor.get("/heads").page().links()).contains("/exports/whole-book");
        assertThat(auditor.get("/exports/whole-book").header("Content-Type")).isEqualTo("application/zip");
        HttpReply proof = auditor.get("/heads/extensions?earlierSize=1&laterSize=" + head.size());
        assertThat(proof.body()).startsWith("old 1\n").endsWith(head.note());
        assertThat(proof.header("Content-Disposition")).contains("head-%d-extends-1.txt".formatted(head.size()));
        assertThat(auditor.get("/heads/extensions?earlierSize=1&laterSize=" + (head.size() + 1))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?earlierSize=1", "?earlierSize=0&laterSize=1", "?earlierSize=0x1&laterSize=2", "?x=1"})
    void proof_without_two_sizes_is_refused(String query) {
        write();
        assertThat(book.browse("auditor").get("/heads/extensions" + query).status())
                .isEqualTo(400);
    }

    @Test
    void empty_book_has_a_key_and_no_head() {
        PageDocument page = book.browse("auditor").get("/heads").page();
        assertThat(page.text())
                .contains(
                        "Er is nog niets vastgelegd",
                        book.bean(HeadSigner.class).verifierKey());
        assertThat(page.links()).doesNotContain("/heads/files/latest");
    }

    @ParameterizedTest
    @CsvSource({
        "PT-5S, 0, minutes",
        "PT59S, 0, minutes",
        "PT119M, 119, minutes",
        "PT2H, 2, hours",
        "PT47H, 47, hours",
        "P2D, 2, days"
    })
    void age_has_a_fitting_unit(Duration since, long age, String unit) {
        SignedHead head = write();
        Instant now = Instant.parse("2026-12-01T12:00:00Z");
        ShownHead shown = ShownHead.of(head, now.minus(since), now);
        assertThat(shown.age()).isEqualTo(age);
        assertThat(shown.unit()).isEqualTo(unit);
    }

    private SignedHead write() {
        LedgerFixture ledger =
                new LedgerFixture(book).moment("2026-OWB", "2025-09-16").chapter("XX");
        return book.bean(HeadSigner.class).awaitHead(ledger.ledgerNumber()).orElseThrow();
    }
}
