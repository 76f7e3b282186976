package nl.mutatieboek.balance;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** An open item is closed once all of it has been divided. */
@Tag("application")
class ClosedItemTest {
    @RegisterExtension
    final ApplicationFixture book = ApplicationFixture.empty();

    private boolean closed(String item, String bounds) {
        JsonNode rows = book.as("auditor")
                .get("/v1/balances?item=" + item + "&flow=EXPENDITURE&year=2026" + bounds)
                .json()
                .get("balances");
        assertThat(rows).hasSize(1);
        return rows.get(0).get("closed").asBoolean();
    }

    @Test
    void open_item_is_closed_when_its_amounts_are_zero_and_nothing_is_pending() {
        LedgerFixture ledger = new LedgerFixture(book);
        ledger.moment("2026-OWB", "2025-09-16").chapter("XX").items(2025, "XX/37", "XX/91");
        ledger.book(proposal(
                MutationKind.RE_ESTIMATE,
                "2026-OWB",
                expenditure("XX/37~91", 2026, 100),
                posting("XX/37~91", Flow.COMMITMENTS, 2026, 7),
                expenditure("XX/37", 2026, -40)));
        long before = ledger.ledgerNumber();
        ledger.book(proposal(
                MutationKind.REALLOCATION,
                "2026-OWB",
                expenditure("XX/37~91", 2026, -100),
                expenditure("XX/37", 2026, 40),
                expenditure("XX/91", 2026, 60)));
        book.awaitProjections();
        assertThat(closed("XX/37~91", "")).isFalse();

        ledger.book(proposal(
                MutationKind.REALLOCATION,
                "2026-OWB",
                posting("XX/37~91", Flow.COMMITMENTS, 2026, -7),
                posting("XX/91", Flow.COMMITMENTS, 2026, 7)));
        long divided = ledger.ledgerNumber();
        book.awaitProjections();
        assertThat(closed("XX/37~91", "")).isTrue();
        assertThat(closed("XX/37~91", "&knownAt=" + before)).isFalse();
        assertThat(closed("XX/37~91", "&knownAt=1")).isFalse();
        // An article that comes to zero is an article.
        assertThat(closed("XX/37", "")).isFalse();
        assertThat(book.browse("auditor").get("/balances").page().texts("tr.level-1.closed"))
                .anyMatch(row -> row.matches(".*artikel 37 of 91, niet gesplitst.*gesloten.*"));

        MutationId more =
                ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37~91", 2027, 1)));
        book.awaitProjections();
        assertThat(closed("XX/37~91", "")).isFalse();
        assertThat(closed("XX/37~91", "&knownAt=" + divided)).isTrue();
        ledger.reject(more);
        book.awaitProjections();
        assertThat(closed("XX/37~91", "")).isTrue();
    }
}
