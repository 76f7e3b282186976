package nl.mutatieboek.exporting.archive;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.exporting.archive.ArchivedBookFixture.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What archive packages leave out, because not every reader may read it. */
@Tag("application")
class ArchiveDisclosureTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty().withPerson("reader", "READER");

    private static LedgerFixture ledger;

    @BeforeAll
    static void write() {
        ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .items(2025, "XX/37");
    }

    private static UnpackedArchive archive(String query) throws Exception {
        BOOK.awaitProjections();
        HttpResponse<byte[]> reply = HttpClient.newHttpClient()
                .send(
                        BOOK.as("reader")
                                .request("/v1/exports/archive?moment=" + query)
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(reply.statusCode())
                .as(new String(reply.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return UnpackedArchive.unpack(reply.body());
    }

    @Test
    void archive_at_an_earlier_ledger_number_has_no_content_that_was_withdrawn_since() throws Exception {
        MutationId mutation =
                ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 1)));
        ledger.attach(LedgerFixture.PROPOSER, mutation, "memo").attach(LedgerFixture.PROPOSER, mutation, "again");
        String earlier = "2026-OWB&knownAt=" + ledger.ledgerNumber();
        String file = "attachments/" + sha256("again") + ".txt";
        assertThat(archive(earlier).text("sha256sums.txt")).contains(sha256("memo"), sha256("again"));

        withdraw(mutation, "memo");
        withdraw(mutation, "again");
        ledger.attach(LedgerFixture.PROPOSER, mutation, "again");

        UnpackedArchive unpacked = archive(earlier);
        assertThat(unpacked.rows("attachments.csv"))
                .extracting(r -> r.getField("sha256"), r -> r.getField("file"), r -> r.getField("withdrawn"))
                .containsExactly(tuple(sha256("memo"), "", "found later"), tuple(sha256("again"), file, ""));
        assertThat(unpacked.text("sha256sums.txt")).contains(file).doesNotContain(sha256("memo"));
        assertThat(unpacked.text("entries.jsonl")).doesNotContain("attachment-withdrawn");
    }

    private static void withdraw(MutationId mutation, String content) {
        ledger.record(
                LedgerFixture.PROPOSER,
                id -> new Command.WithdrawAttachment(mutation, sha256(content), "found later"));
    }
}
