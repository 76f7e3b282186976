package nl.mutatieboek.balance;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A book with changes that differ on the axes of time, read through the API. */
final class TimeAxesFixture {
    private final ApplicationFixture book;
    private final Map<String, Long> after = new TreeMap<>();
    private final MutationId mistake;

    TimeAxesFixture(ApplicationFixture book) {
        this.book = book;
        LedgerFixture ledger = new LedgerFixture(book);
        ledger.moment("2026-OWB", "2025-09-16")
                .moment("2026-O1", "2026-06-01")
                .moment("2027-OWB", "2026-09-15")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/91", "XX/91/1", "XVII/1");
        ledger.book(proposal(MutationKind.OPENING, "2026-OWB", expenditure("XX/37", 2026, 1_000)));
        after.put("opening", ledger.ledgerNumber());
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37", 2026, 200)));
        after.put("later moment", ledger.ledgerNumber());
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 30))
                .effectiveOn(LocalDate.of(2025, 1, 1)));
        after.put("backdated", ledger.ledgerNumber());
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 4))
                .effectiveOn(LocalDate.of(2027, 1, 1)));
        after.put("of the future", ledger.ledgerNumber());
        mistake = ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, -500)));
        after.put("mistake", ledger.ledgerNumber());
        MutationId reversal = ledger.reverse(mistake);
        after.put("reversed", ledger.ledgerNumber());
        ledger.reverse(reversal);
        after.put("reversed twice", ledger.ledgerNumber());
        ledger.book(proposal(
                MutationKind.TRANSFER, "2026-OWB", expenditure("XX/37", 2026, -7), expenditure("XVII/1", 2026, 7)));
        after.put("transfer", ledger.ledgerNumber());
        ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 90_000)));
        after.put("pending", ledger.ledgerNumber());
        book.awaitProjections();
    }

    /** The last ledger number after each change, by name. */
    Map<String, Long> after() {
        return after;
    }

    MutationId mistake() {
        return mistake;
    }

    Long thousands(String axes) {
        JsonNode thousands = row(axes).get("thousands");
        return thousands.isNull() ? null : thousands.asLong();
    }

    JsonNode row(String axes) {
        JsonNode rows = get("/v1/balances?item=XX/37&flow=EXPENDITURE&year=2026&" + axes)
                .get("balances");
        assertThat(rows).as(axes).hasSize(1);
        // Its trail is asked at the same point, which has another name where two points are compared.
        return ((ObjectNode) rows.get(0)).without("trail");
    }

    JsonNode get(String path) {
        ApplicationFixture.HttpReply reply =
                book.as("auditor").get(path.endsWith("&") ? path.substring(0, path.length() - 1) : path);
        assertThat(reply.status()).as(path + " " + reply.body()).isEqualTo(200);
        return reply.json();
    }
}
