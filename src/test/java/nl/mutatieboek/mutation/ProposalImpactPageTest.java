package nl.mutatieboek.mutation;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withExplanation;
import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Balances before and after a mutation, and warnings, on the pages of the people who decide. */
@Tag("whole")
class ProposalImpactPageTest {
    @RegisterExtension
    final ApplicationFixture book = ApplicationFixture.empty();

    private LedgerFixture ledger;

    @BeforeEach
    void open() {
        ledger = new LedgerFixture(book)
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/37/2", "XX/91", "XVII/1");
        ledger.book(proposal(
                MutationKind.OPENING,
                "2026-OWB",
                expenditure("XX/37", 2026, 1_000),
                posting("XX/37", Flow.COMMITMENTS, 2026, 1_000)));
    }

    private static Proposal estimate(Posting... postings) {
        return proposal(MutationKind.RE_ESTIMATE, "2026-OWB", postings);
    }

    private static Proposal both(long thousands) {
        return estimate(expenditure("XX/37", 2026, thousands), posting("XX/37", Flow.COMMITMENTS, 2026, thousands));
    }

    private String page(String person, MutationId mutation) {
        book.awaitProjections();
        return book.browse(person).get("/mutations/" + mutation).body();
    }

    @Test
    void waiting_mutation_shows_its_balances_now_and_after_in_one_table_for_equal_flows() {
        ledger.propose(both(7));
        MutationId mutation = ledger.propose(both(-300));

        String page = page("approver", mutation);

        assertThat(PageDocument.parse(page).rows())
                .containsExactly(
                        "Begrotingspost | Stand | 2026",
                        "Item XX/37 XX/37 | Nu | 1.000 ook in behandeling 7",
                        "Mutatie | ‒ 300",
                        "Straks | 700");
        assertThat(PageDocument.parse(page).text()).contains("Uitgaven en verplichtingen, × € 1.000");
        assertThat(PageDocument.parse(page).links()).contains("/trail?item=XX/37&flow=EXPENDITURE&year=2026");
    }

    @Test
    void balance_that_is_not_known_stays_so_and_the_balance_after_it_is_incomplete() {
        String page = page("approver", ledger.propose(estimate(expenditure("XX/91", 2026, 5))));

        assertThat(PageDocument.parse(page).rows())
                .containsExactly(
                        "Begrotingspost | Stand | 2026",
                        "Item XX/91 XX/91 | Nu | niet bekend",
                        "Mutatie | 5",
                        "Straks | 5 onvolledig");
    }

    @Test
    void booked_mutation_shows_its_balances_as_it_was_booked() {
        MutationId first = ledger.book(both(-300));
        ledger.book(both(40));

        String page = page("auditor", first);

        assertThat(PageDocument.parse(page).rows())
                .containsExactly(
                        "Begrotingspost | Stand | 2026",
                        "Item XX/37 XX/37 | Ervoor | 1.000",
                        "Mutatie | ‒ 300",
                        "Erna | 700");
        assertThat(PageDocument.parse(page).text()).doesNotContain("Kijk nog eens");
        String later = PageDocument.parse(page).attribute(".after [href]", "href");
        assertThat(later).contains("knownAt=");
        assertThat(book.browse("auditor").get(later).page().text()).contains("700");
    }

    @Test
    void rejected_mutation_shows_its_amounts_only() {
        MutationId mutation = ledger.propose(both(-300));
        ledger.reject(mutation);

        assertThat(PageDocument.parse(page("approver", mutation)).rows())
                .containsExactly("Begrotingspost | Stand | 2026", "Item XX/37 XX/37 | Mutatie | ‒ 300");
    }

    @Test
    void balance_after_a_waiting_mutation_is_the_balance_once_it_is_booked() {
        MutationId mutation = ledger.propose(estimate(
                expenditure("XX/37", 2026, -1), expenditure("XX/37/2", 2026, 3), expenditure("XX/37/~", 2027, 4)));
        String after = PageDocument.parse(page("approver", mutation)).rows().stream()
                .filter(row -> row.startsWith("Straks"))
                .toList()
                .toString();

        ledger.approve(mutation);
        book.awaitProjections();

        assertThat(after)
                .isEqualTo("[Straks | %s | , Straks | %s |  onvolledig, Straks |  | %s onvolledig]"
                        .replace(" |  onvolledig", " onvolledig | ")
                        .formatted(balance("XX/37", 2026), balance("XX/37/2", 2026), balance("XX/37/~", 2027)));
    }

    private String balance(String item, int year) {
        return book.as("auditor")
                .get("/v1/balances?flow=EXPENDITURE&depth=0&item=" + item + "&year=" + year)
                .json()
                .at("/balances/0/thousands")
                .asString()
                .replace("1002", "1.002");
    }

    @Test
    void warnings_are_shown_while_the_mutation_waits() {
        MutationId like = ledger.propose(both(-2_500));
        MutationId mutation = ledger.propose(withExplanation("Verlaging van 9.000 in 2026", both(-2_500)));

        String page = page("approver", mutation);

        assertThat(PageDocument.parse(page).text())
                .contains(
                        "Item XX/37 (XX/37), uitgaven 2026: de stand wordt negatief (1.000 wordt −1.500)."
                                + " Zo ook in andere jaren of stromen van deze post: 1.",
                        "De toelichting noemt een bedrag dat niet in deze mutatie staat: 9.000.",
                        "Het stuk van 2026-OWB is op 16 september 2025 al bij de Kamer ingediend. Ga na of de"
                                + " mutatie niet in een later stuk hoort.",
                        "Lijkt op een andere mutatie, met dezelfde post (Item XX/37 (XX/37)), uitgaven 2026 en"
                                + " hetzelfde bedrag (−2.500): XX-2026-0002");
        assertThat(page).contains("/mutations/" + like);
        ledger.reject(like);
        assertThat(PageDocument.parse(page("approver", mutation)).text()).doesNotContain("Lijkt op");
    }

    @Test
    void look_alike_is_found_behind_more_reversed_ones_than_are_compared() {
        MutationId like = ledger.book(estimate(expenditure("XX/91", 2026, 77)));
        for (int i = 0; i < 6; i++) {
            ledger.reverse(ledger.book(estimate(expenditure("XX/91", 2026, 77))));
        }
        MutationId mutation = ledger.propose(estimate(expenditure("XX/91", 2026, 77)));

        assertThat(page("approver", mutation)).contains("Lijkt op", "/mutations/" + like);
    }

    @Test
    void balances_and_likes_of_another_chapter_under_embargo_stay_hidden() {
        ledger.embargoedMoment("2027-OWB", "2026-09-15");
        ledger.book(proposal(MutationKind.OPENING, "2027-OWB", expenditure("XX/91", 2027, 4_321)));
        ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2027-OWB", expenditure("XX/91", 2027, -9_999)));
        MutationId transfer = ledger.propose(proposal(
                MutationKind.TRANSFER,
                "2027-OWB",
                expenditure("XVII/1", 2027, 9_999),
                expenditure("XX/91", 2027, -9_999)));

        assertThat(PageDocument.parse(page("approver", transfer)).text())
                .contains("4.321", "de stand wordt negatief", "Lijkt op", "de stand is onder embargo");
        String counterpart = PageDocument.parse(page("counterpart", transfer)).text();
        assertThat(counterpart)
                .contains("de stand is onder embargo", "niet bekend", "‒ 9.999")
                .doesNotContain("4.321", "5.678", "negatief", "Lijkt op");
        assertThat(book.browse("counterpart").get("/worklist").page().text())
                .contains("XVII + 9.999", "de stand is onder embargo")
                .doesNotContain("4.321", "5.678", "negatief", "Lijkt op", "kijk nog eens");
    }
}
