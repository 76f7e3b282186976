package nl.mutatieboek.oversight.signal;

import static nl.mutatieboek.LedgerFixture.asNewPolicy;
import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withDetails;
import static nl.mutatieboek.LedgerFixture.withTitle;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.KindDetailsBuilder;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Posting;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of signals. */
@Tag("main")
class SignalPageTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty().withPerson("reader", "READER");

    private static long booked;

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2025-OWB", "2024-09-17")
                .moment("2026-OWB", "2025-09-16")
                .embargoedMoment("2026-O2", "2026-11-28")
                .moment("2024-OWB", "2023-09-19")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/91");
        ledger.book(withTitle(
                "Eenzijdig",
                proposal(
                        MutationKind.TRANSFER,
                        "2026-OWB",
                        withBasis(expenditure("XVII/~", 2026, -10_000), Basis.INFERRED),
                        expenditure("XX/37", 2026, 10_000))));
        ledger.book(withTitle(
                "Tegenstrijdig",
                proposal(
                        MutationKind.RE_ESTIMATE,
                        "2026-OWB",
                        withBasis(expenditure("XX/37", 2026, 5), Basis.DISPUTED))));
        ledger.book(withTitle(
                "Afgerond", proposal(MutationKind.RE_ESTIMATE, "2026-OWB", 1_000, expenditure("XX/37", 2026, 7_000))));
        ledger.book(withTitle(
                "Nieuw beleid",
                asNewPolicy(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/91", 2026, 8)))));
        ledger.book(withTitle("Gewoon", proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/91", 2026, 9))));
        booked = ledger.ledgerNumber();
        ledger.reject(ledger.propose(withTitle(
                "Afgewezen",
                proposal(
                        MutationKind.RE_ESTIMATE,
                        "2026-OWB",
                        withBasis(expenditure("XX/37", 2026, 6), Basis.DISPUTED)))));
        MutationId taken = ledger.book(withTitle(
                "Teruggenomen",
                proposal(
                        MutationKind.RE_ESTIMATE,
                        "2026-OWB",
                        withBasis(expenditure("XX/37", 2026, 4), Basis.DISPUTED))));
        ledger.reverse(taken);
        MutationId takenLater = ledger.book(withTitle(
                "Later teruggenomen",
                asNewPolicy(proposal(
                        MutationKind.RE_ESTIMATE,
                        "2026-OWB",
                        withBasis(expenditure("XX/37", 2026, 1), Basis.DISPUTED)))));
        ledger.moment("2026-O1", "2026-05-29").reverse(takenLater, Moment.parse("2026-O1"));
        ledger.propose(withTitle(
                "Geheim",
                proposal(
                        MutationKind.RE_ESTIMATE,
                        "2026-O2",
                        withBasis(expenditure("XX/37", 2026, 3), Basis.DISPUTED))));
        ledger.book(withTitle(
                "Jaar ervoor",
                proposal(
                        MutationKind.RE_ESTIMATE,
                        "2025-OWB",
                        withBasis(expenditure("XX/37", 2025, 2), Basis.DISPUTED))));
        KindDetails decided = KindDetailsBuilder.empty().decisionNotStated().build();
        ledger.moment("2025-SW", "2026-05-20");
        ledger.book(withTitle(
                "Ongedekt",
                withDetails(
                        decided, proposal(MutationKind.INTENSIFICATION, "2025-OWB", expenditure("XX/37", 2025, 300)))));
        ledger.propose(withTitle(
                "Rest",
                proposal(
                        MutationKind.TRANSFER,
                        "2025-OWB",
                        1_000,
                        expenditure("XVII/~", 2025, -4_000),
                        expenditure("XX/91", 2025, 2_000),
                        expenditure("XX/37", 2025, 3_000))));
        ledger.book(withTitle(
                "Slot",
                proposal(
                        MutationKind.FINAL_BUDGET,
                        "2025-SW",
                        expenditure("XX/37", 2025, 40),
                        expenditure("XX/91", 2025, -7))));
        for (int i = 0; i <= SignalPage.EACH; i++) {
            ledger.propose(withTitle(
                    "Veel " + i,
                    proposal(
                            MutationKind.RE_ESTIMATE,
                            "2024-OWB",
                            1_000,
                            withBasis(expenditure("XX/37", 2025, 1_000), Basis.DISPUTED))));
        }
        Actor importer = new Actor(new PersonId("importer"), Set.of(), Set.of(Mandate.IMPORT));
        ledger.moment("2023-OWB", "2022-09-20")
                .record(
                        importer,
                        id -> new Command.ImportMutation(
                                new MutationId(id),
                                withTitle(
                                        "Uit een stuk",
                                        proposal(MutationKind.PUBLISHED, "2023-OWB", expenditure("XX/37", 2025, 60))),
                                false));
        ledger.propose(withTitle(
                "Later voorgesteld",
                proposal(
                        MutationKind.TRANSFER,
                        "2023-OWB",
                        expenditure("XVII/~", 2025, -60),
                        expenditure("XX/37", 2025, 60))));
        ledger.propose(withTitle(
                "Iets anders", proposal(MutationKind.RE_ESTIMATE, "2023-OWB", expenditure("XX/37", 2025, 61))));
        BOOK.awaitProjections();
    }

    private static Posting withBasis(Posting posting, Basis basis) {
        return new Posting(posting.item(), posting.flow(), posting.year(), posting.thousands(), basis, null, null);
    }

    @Test
    void signal_page_lists_booked_and_pending_mutations_by_kind_of_signal() {
        PageDocument page = page("auditor", "/signals?year=2026");

        assertThat(titles(page, "ONE_SIDED")).containsExactly("Eenzijdig");
        assertThat(titles(page, "DISPUTED")).containsExactly("Tegenstrijdig", "Geheim");
        assertThat(titles(page, "ROUNDED")).containsExactly("Afgerond");
        assertThat(titles(page, "NOT_EXECUTABLE")).containsExactly("Nieuw beleid");
        assertThat(titles(page, "REMAINDER")).containsExactly("Eenzijdig");
        assertThat(titles(page, "RESTATED"))
                .containsExactly("Gewoon", "Nieuw beleid", "Afgerond", "Tegenstrijdig", "Eenzijdig");
        assertThat(page.select("#NOT_COVERED")).isEmpty();
        assertThat(page.text()).doesNotContain("Afgewezen", "Teruggenomen", "Jaar ervoor");
        assertThat(page.texts("a[href=#DISPUTED]")).containsExactly("tegenstrijdig (2)");
    }

    @Test
    void signal_page_shows_amount_and_item_of_each_signal() {
        PageDocument page = page("auditor", "/signals?year=2025");

        assertThat(titles(page, "NOT_COVERED")).containsExactly("Ongedekt");
        assertThat(titles(page, "LEFT_BY_ROUNDING")).containsExactly("Rest");
        assertThat(titles(page, "REALISATION_EXCEEDS")).containsExactly("Slot");
        assertThat(page.rows()).anyMatch(row -> row.contains("Slot") && row.endsWith("40XX/37 2025"));
        assertThat(page.rows()).anyMatch(row -> row.contains("Rest") && row.contains("1.000"));
    }

    @Test
    void line_that_is_entered_after_its_import_is_shown_to_look_like_it() {
        PageDocument page = page("auditor", "/signals?year=2023");

        assertThat(titles(page, "LOOKS_LIKE")).containsExactly("Later voorgesteld");
        assertThat(page.rows()).anyMatch(row -> row.contains("Later voorgesteld") && row.endsWith("60XX/37 2025"));
    }

    @Test
    void signal_page_shows_the_newest_15_per_kind_and_all_of_a_selected_kind() {
        PageDocument page = page("auditor", "/signals?year=2024");

        assertThat(titles(page, "DISPUTED"))
                .hasSize(SignalPage.EACH)
                .startsWith("Veel 15")
                .doesNotContain("Veel 0");
        assertThat(page.text()).contains("De nieuwste 15 van 16.");
        assertThat(page.links()).contains("/signals?sort=DISPUTED&year=2024");
        PageDocument only = page("auditor", "/signals?year=2024&sort=DISPUTED");
        assertThat(titles(only, "DISPUTED")).hasSize(SignalPage.EACH + 1).endsWith("Veel 0");
        assertThat(only.select("#ROUNDED")).isEmpty();
        assertThat(only.links()).contains("/signals?year=2024");
        assertThat(BOOK.browse("auditor").get("/signals?sort=ALLES").status()).isEqualTo(400);
    }

    @Test
    void signal_page_is_limited_to_chapter_year_and_as_of() {
        assertThat(titles(page("auditor", "/signals?year=2025"), "DISPUTED")).containsExactly("Jaar ervoor");
        assertThat(page("auditor", "/signals?year=2026&scope=XVII").text()).contains("Er zijn geen signalen.");
        assertThat(page("auditor", "/signals?year=2026&knownAt=5").text()).contains("Er zijn geen signalen");
        assertThat(titles(page("auditor", "/signals?year=2026&knownAt=" + booked), "DISPUTED"))
                .containsExactly("Tegenstrijdig");
        assertThat(BOOK.browse("auditor").get("/signals?scope=VI").status()).isEqualTo(404);
        assertThat(BOOK.browse("auditor").get("/signals?year=x&scope=xx").status())
                .isEqualTo(400);
    }

    @Test
    void mutation_has_its_signals_up_to_the_moment_of_its_reversal() {
        PageDocument before = page("auditor", "/signals?year=2026&moment=2026-OWB");
        PageDocument since = page("auditor", "/signals?year=2026&moment=2026-O1");

        assertThat(titles(before, "DISPUTED")).containsExactly("Later teruggenomen", "Tegenstrijdig");
        assertThat(titles(before, "NOT_EXECUTABLE")).containsExactly("Later teruggenomen", "Nieuw beleid");
        assertThat(titles(before, "RESTATED")).contains("Later teruggenomen");
        assertThat(titles(since, "DISPUTED")).containsExactly("Tegenstrijdig");
        assertThat(since.text()).doesNotContain("Later teruggenomen");
    }

    @Test
    void signal_page_shows_readers_nothing_of_a_mutation_under_embargo() {
        PageDocument page = page("reader", "/signals?year=2026");

        assertThat(titles(page, "DISPUTED")).containsExactly("Tegenstrijdig");
        assertThat(page.toString()).doesNotContain("Geheim");
        assertThat(page("reader", "/signals").texts("option[selected]")).contains("2026");
    }

    @Test
    void signal_page_is_shown_in_english_on_request() {
        assertThat(page("auditor", "/signals?year=2026&lang=en").text())
                .contains("new policy, not executable yet (1)")
                .contains("recorded afterwards");
    }

    private static PageDocument page(String name, String path) {
        HttpReply reply = BOOK.browse(name).get(path);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.page();
    }

    private static List<String> titles(PageDocument page, String sort) {
        return page.texts("section#" + sort + " a[href^=/mutations/]");
    }
}
