package nl.mutatieboek.structure;

import static nl.mutatieboek.Scribe.expenditure;
import static nl.mutatieboek.Scribe.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.mutatieboek.RunningBook;
import nl.mutatieboek.RunningBook.Reply;
import nl.mutatieboek.Scribe;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.MutationId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is presented on a later day is shown to those who work on it and to auditors, and to nobody else before that day. */
class EmbargoTest {
    @RegisterExtension
    static final RunningBook BOOK = RunningBook.empty().withPerson("reader", "READER");

    private static MutationId hidden;

    @BeforeAll
    static void write() {
        Scribe scribe = new Scribe(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .moment("2190-OWB", "2189-09-20")
                .chapter("XX")
                .items(2025, "XX/37");
        scribe.book(proposal(Kind.OPENING, "2026-OWB", expenditure("XX/37", 2026, 100)));
        hidden = scribe.book(proposal(Kind.OPENING, "2190-OWB", expenditure("XX/37", 2190, 7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "proposer", "approver"})
    void is_no_embargo_for_who_works_on_it_or_audits_it(String name) {
        assertThat(BOOK.as(name).get("/v1/balances?item=XX/37&year=2190").text("/balances/0/thousands"))
                .isEqualTo("7");
        assertThat(BOOK.as(name).get("/v1/mutations/" + hidden).status()).isEqualTo(200);
    }

    @Test
    void ends_what_a_reader_sees_at_the_last_moment_that_was_submitted() {
        Reply balances = BOOK.as("reader").get("/v1/balances?item=XX/37");

        assertThat(balances.text("/axes/moment")).isEqualTo("2026-OWB");
        assertThat(balances.json().at("/balances").findValuesAsString("year")).isEqualTo(List.of("2026"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/balances?item=XX/37&moment=2190-OWB",
                "/v1/trail?item=XX/37&flow=EXPENDITURE&year=2190&moment=2190-OWB",
                "/v1/ledger/entries",
                "/v1/exports/events",
                "/v1/exports/journal?moment=2190-OWB",
            })
    void tells_a_reader_that_it_is_not_for_him(String path) {
        assertThat(BOOK.as("reader").get(path).status()).isEqualTo(403);
    }

    @Test
    void lets_no_reader_replay_entry_by_entry() {
        assertThat(BOOK.browse("reader").get("/replays/0/balances").status()).isEqualTo(403);
        assertThat(BOOK.browse("auditor").get("/replays/0/balances").status()).isNotEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/balances?depth=3",
                "/v1/trail?item=XX/37",
                "/v1/trail/entries?item=XX/37",
                "/v1/mutations",
                "/v1/balances/changes?item=XX/37&from=knownAt=1&to=",
                "/v1/exports/postings",
                "/v1/exports/journal?format=beancount",
            })
    void lets_nothing_of_it_through(String path) {
        String hiddenNumber = "XX-2190-0001";

        assertThat(BOOK.as("auditor").get(path).body()).contains(path.contains("balances?") ? "2190" : hiddenNumber);
        assertThat(BOOK.as("reader").get(path).body()).doesNotContain(hiddenNumber, ":2190,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?depth=3", "/mutations", "/trail?item=XX/37&flow=EXPENDITURE&year=2190", "/mutations/"})
    void lets_nothing_of_it_through_on_the_pages(String path) {
        String address = path.endsWith("/mutations/") ? path + hidden : path;

        assertThat(BOOK.browse("reader").get(address).body()).doesNotContain("XX-2190-0001");
    }
}
