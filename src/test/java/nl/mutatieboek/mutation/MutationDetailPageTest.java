package nl.mutatieboek.mutation;

import static nl.mutatieboek.mutation.MutationPageFixture.correcting;
import static nl.mutatieboek.mutation.MutationPageFixture.estimate;
import static nl.mutatieboek.mutation.MutationPageFixture.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.value.MutationId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page of one mutation shows, now and as known before. */
@Tag("main")
class MutationDetailPageTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty().withPerson("reader", "READER");

    private static MutationPageFixture pages;

    @BeforeAll
    static void write() {
        pages = new MutationPageFixture(BOOK);
    }

    @Test
    void mutation_page_shows_postings_in_a_grid_of_items_and_years_per_flow() {
        PageDocument page = pages.page("auditor", pages.ledger().propose(transfer()));

        assertThat(page.rows())
                .filteredOn(row -> !row.startsWith("Straks"))
                .map(row -> row.replaceFirst("[|] Nu [|].*", "| Nu"))
                .containsExactly(
                        "Begrotingspost | Stand | 2026 | 2028",
                        "artikel niet bekend XVII/~ aangenomen No document of <XVII> was found. | Nu",
                        "Mutatie | ‒ 10.000 | ‒ 7",
                        "Item XX/37 XX/37 | Nu",
                        "Mutatie | 10.000 | 7",
                        "Totaal | 0 | 0",
                        "Begrotingspost | Stand | 2026",
                        "artikel niet bekend XVII/~ | Nu",
                        "Mutatie | ‒ 10.000",
                        "Item XX/37 XX/37 | Nu",
                        "Mutatie | 10.000",
                        "Totaal | 0");
        assertThat(page.links()).contains("/trail?item=XVII/~&flow=COMMITMENTS&year=2026");
    }

    @Test
    void mutation_page_shows_explanation_source_rule_and_outstanding_consents() {
        assertThat(pages.text("auditor", pages.ledger().propose(transfer())))
                .contains("TRANSFER in 2026-OWB")
                .contains("voorgesteld overboeking")
                .contains("Wacht op goedkeuring door een tweede persoon van hoofdstuk XX"
                        + " bevestiging door hoofdstuk XVII (één persoon)")
                .contains("Waarom because")
                .contains("Bron 36800-XX-2 table 1 Regel van deze soort een overboeking raakt precies twee"
                        + " hoofdstukken en is per stroom en jaar samen nul; beide stemmen in Herkomst van het"
                        + " bedrag gelezen Moment 2026-OWB Ingangsdatum 16 september 2025 Meerjarige doorwerking"
                        + " onbekend")
                .contains("voorgesteld door proposer");
    }

    @Test
    void mutation_page_is_shown_in_english_on_request() {
        MutationId mutation = pages.ledger().propose(transfer());

        assertThat(BOOK.browse("auditor")
                        .get("/mutations/" + mutation + "?lang=en")
                        .page()
                        .text())
                .contains("proposed transfer")
                .contains("confirmation by chapter XVII (one person)")
                .contains("Effective from 16 September 2025");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        proposer,    Intrekken
        approver,    Goedkeuren Afwijzen Terugzenden
        counterpart, Bevestigen Afwijzen Terugzenden
        auditor,     ''
        """)
    void mutation_page_offers_only_the_actions_allowed_to_the_user(String name, String deeds) {
        PageDocument page = pages.page(name, pages.ledger().propose(transfer()));

        assertThat(String.join(
                        " ",
                        page.texts("main button[type=submit]:not(.timebar"
                                + " button):not([aria-labelledby=attachments] button)")))
                .isEqualTo(deeds);
        assertThat(page.text().contains("een ander is aan zet")).isEqualTo(deeds.isEmpty());
    }

    @Test
    void mutation_page_names_its_rule_and_links_each_action_to_the_state_at_that_time() {
        MutationId mutation = pages.ledger().propose(transfer());
        long proposed = pages.ledger().ledgerNumber();
        pages.ledger().approve(mutation);
        PageDocument page = pages.page("auditor", mutation);

        assertThat(page.text()).contains("Regel van deze soort een overboeking raakt");
        assertThat(page.links())
                .contains(
                        "/mutations/" + mutation + "?knownAt=" + pages.ledger().ledgerNumber())
                .contains("/mutations/" + mutation + "?knownAt=" + proposed);
        assertThat(BOOK.browse("auditor")
                        .get("/mutations/" + mutation + "?knownAt=" + proposed)
                        .page()
                        .text())
                .contains("voorgesteld overboeking");
    }

    @Test
    void mutation_page_links_to_reversal_and_correction_and_back() {
        MutationId mistake = pages.ledger().book(estimate(-11));
        MutationId reversal = pages.ledger().reverse(mistake);
        MutationId correction = pages.ledger().propose(correcting(mistake));
        BOOK.awaitProjections();

        assertThat(pages.page("auditor", mistake).links())
                .contains("/mutations/" + reversal, "/mutations/" + correction);
        assertThat(pages.text("auditor", mistake)).contains("Teruggenomen door tegenboeking", "Vervangen door");
        assertThat(pages.text("auditor", reversal)).contains("Neemt terug:");
        assertThat(pages.page("auditor", reversal).links()).contains("/mutations/" + mistake);
        assertThat(pages.text("auditor", correction)).contains("Vervangt:");
        assertThat(pages.page("auditor", correction).links()).contains("/mutations/" + mistake);
    }

    @Test
    void mutation_page_escapes_markup_in_texts() {
        MutationId mistake = pages.ledger().book(estimate(-12));
        pages.ledger().reverse(mistake);

        PageDocument page = pages.page("auditor", pages.ledger().propose(correcting(mistake)));
        assertThat(page.text("h1 > span")).isEqualTo("<script>alert(1)</script>");
        assertThat(page.select("script:not([src])")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"nothing, Niet gevonden", "00000000-0000-0000-0000-000000000000, Onbekende mutatie"})
    void mutation_page_of_an_unknown_mutation_is_reported_with_404(String id, String title) {
        HttpReply reply = BOOK.browse("auditor").get("/mutations/" + id);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.page().heading()).isEqualTo(title);
    }

    @Test
    void mutation_page_at_an_earlier_as_of_shows_the_state_then_without_actions() {
        MutationId mutation = pages.ledger().propose(transfer());
        long proposed = pages.ledger().ledgerNumber();
        pages.submitAction("approver", mutation, "approvals", "");
        long approved = BOOK.ledgerNumber();
        pages.submitAction("counterpart", mutation, "confirmations", "");
        BOOK.awaitProjections();
        PageClient counterpart = BOOK.browse("counterpart");
        String address = "/mutations/" + mutation + "?knownAt=";
        PageDocument then = counterpart.get(address + approved).page();

        assertThat(then.text())
                .contains("goedgekeurd overboeking")
                .contains("Zo kende het boek deze mutatie")
                .contains("Wacht op bevestiging door hoofdstuk XVII")
                .contains("goedgekeurd door approver")
                .doesNotContain("bevestigd voor XVII")
                .doesNotContain("Bevestigen");
        assertThat(then.links()).anyMatch(link -> link.endsWith("&year=2026&knownAt=" + approved));
        assertThat(counterpart.get(address + proposed).page().text())
                .contains("voorgesteld overboeking")
                .doesNotContain("goedgekeurd door approver");
        HttpReply before = counterpart.get(address + (proposed - 2));
        assertThat(before.status()).isEqualTo(404);
        assertThat(before.page().text()).contains("Op volgnummer").contains("kende het boek deze mutatie nog niet");
        assertThat(counterpart
                        .get("/mutations/" + UUID.randomUUID() + "?knownAt=1")
                        .page()
                        .heading())
                .isEqualTo("Onbekende mutatie");
    }

    @Test
    void mutation_page_at_an_earlier_as_of_hides_a_later_reversal() {
        MutationId mistake = pages.ledger().book(estimate(3));
        long booked = pages.ledger().ledgerNumber();
        pages.ledger().reverse(mistake);
        BOOK.awaitProjections();

        assertThat(pages.text("auditor", mistake)).contains("Teruggenomen door tegenboeking");
        assertThat(BOOK.browse("auditor")
                        .get("/mutations/" + mistake + "?knownAt=" + booked)
                        .page()
                        .text())
                .contains("geboekt ramingsbijstelling")
                .doesNotContain("tegenboeking");
    }
}
