package nl.mutatieboek.exporting;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withTitle;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A book with hostile texts, and its exports. */
final class ExportedBookFixture {
    static final ApplicationFixture BOOK = ApplicationFixture.empty().withPerson("reader", "READER");
    static final JsonMapper JSON = new JsonMapper();
    static final String HOSTILE = "=1+1; rm | \"x\" \\ (y) [2026-01-01] {z} @ $ ~ # % :tag: a:: b ' € 😀";
    static long opened;
    static long last;

    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .moment("2026-O1", "2026-04-25")
                .moment("2190-OWB", "2189-09-20")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/91", "XX/92", "XX/37/a.b_c-d", "XX/92/asielmaatregelen", "XVII/1");
        ledger.book(proposal(
                MutationKind.OPENING,
                "2026-OWB",
                expenditure("XX/37", 2026, 8_728_219),
                posting("XX/37", Flow.RECEIPTS, 2026, 0),
                posting("XX/91", Flow.COMMITMENTS, 2027, 12)));
        opened = ledger.ledgerNumber();
        ledger.book(
                proposal(MutationKind.RESERVATION, "2026-OWB", expenditure("XX/92/asielmaatregelen", 2026, 115_000)));
        ledger.book(proposal(
                MutationKind.RESERVE_ALLOCATION,
                "2026-OWB",
                expenditure("XX/92/asielmaatregelen", 2026, -68_678),
                expenditure("XX/37~91", 2026, 68_678)));
        ledger.book(withTitle(
                HOSTILE,
                proposal(
                        MutationKind.RE_ESTIMATE,
                        "2026-O1",
                        expenditure("XX/37/a.b_c-d", 2026, -5),
                        expenditure("XX/37", 2027, 7))));
        MutationId transfer = ledger.book(proposal(
                MutationKind.TRANSFER, "2026-O1", expenditure("XX/37", 2026, -70), expenditure("XVII/~", 2026, 70)));
        MutationId reversal = ledger.reverse(transfer);
        ledger.record(LedgerFixture.COUNTERPART, id -> new Command.ConfirmMutation(reversal));
        ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37", 2026, 90)));
        ledger.book(proposal(MutationKind.OPENING, "2190-OWB", expenditure("XX/37", 2190, 7_777)));
        last = ledger.ledgerNumber();
        BOOK.awaitProjections();
    }

    static HttpReply get(String path) {
        HttpReply reply = BOOK.as("auditor").get(path);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply;
    }

    static List<JsonNode> lines(HttpReply reply) {
        return reply.body().lines().map(JSON::readTree).toList();
    }

    private ExportedBookFixture() {}
}
