package nl.mutatieboek.report;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Mutations to explain and uncertain figures, on an article of € 120 million. */
@Tag("application")
class ExplanationReportTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .moment("2026-O1", "2026-04-24")
                .chapter("XX")
                .chapter("XVII")
                .item(2025, "XX/37", "Migratie")
                .item(2025, "XVII/1", "Handel");
        ledger.book(proposal(MutationKind.OPENING, "2026-OWB", expenditure("XX/37", 2026, 120_000)));
        recordExplained(ledger, "Juist", MutationClass.POLICY, "Het gaat om € 2,0 miljoen,\nin 2026.", 2_000);
        recordExplained(ledger, "Onder de grens", MutationClass.POLICY, "Het gaat om € 3 miljoen.", 1_999);
        recordExplained(ledger, "Ander bedrag", MutationClass.TECHNICAL, "Het gaat om € 4,5 mln en 4.001.", -4_001);
        recordExplained(ledger, "Meevaller", MutationClass.WINDFALL, "Minder vraag.", 3);
        ledger.book(NewPolicyProposals.titled(
                "Van handel",
                MutationKind.TRANSFER,
                "2026-O1",
                postingWithBasis("XX/37", 2026, 7, null, null),
                postingWithBasis("XVII/~", 2026, -7, Basis.INFERRED, "Geen stuk van XVII gevonden.")));
        ledger.book(NewPolicyProposals.titled(
                "Twee bronnen",
                MutationKind.RE_ESTIMATE,
                "2026-O1",
                postingWithBasis("XX/37", 2026, 8, Basis.DISPUTED, "De tekst noemt 9."),
                postingWithBasis("XX/37", 2027, 5, Basis.DERIVED, null)));
        ledger.reverse(ledger.book(NewPolicyProposals.titled(
                "Teruggenomen",
                MutationKind.RE_ESTIMATE,
                "2026-O1",
                postingWithBasis("XX/37", 2026, 6, Basis.DISPUTED, "Weg."))));
        ledger.publishedBalance("XX/37", Flow.EXPENDITURE, 2026, "2026-OWB", 120_001, 1);
        ledger.publishedBalance("XX/37", Flow.EXPENDITURE, 2027, "2026-O1", 5, 1);
        ledger.publishedBalance("XX/37", Flow.RECEIPTS, 2026, "2026-O1", 40, 1);
        BOOK.awaitProjections();
    }

    private static void recordExplained(
            LedgerFixture ledger, String title, MutationClass of, String text, long thousands) {
        ledger.book(LedgerFixture.withExplanation(
                text,
                LedgerFixture.withMutationClass(
                        of,
                        NewPolicyProposals.titled(
                                title, MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37", 2026, thousands)))));
    }

    private static Posting postingWithBasis(String item, int year, long thousands, Basis basis, String note) {
        return new Posting(
                ItemPath.parse(item),
                Flow.EXPENDITURE,
                new BudgetYear(year),
                new Thousands(thousands),
                basis,
                note,
                null);
    }

    @Test
    void explanation_report_shows_due_texts_and_flags_differing_amounts() {
        assertThat(ReportTextFixture.text(BOOK, "explanations", null, Map.of("chapter", "XX")))
                .isEqualTo("""
                    Toe te lichten mutaties, eerste suppletoire begroting 2026 (Voorjaarsnota)
                    (bedragen × € 1.000)
                    volledig tot en met volgnummer N

                    Chapter XX (XX)
                                           Grootste
                    Mutatie       Artikel  wijziging         Mutatie            Grens  Toelichting
                    Juist         37       uitgaven 2026       2.000        2.000 [4]  Het gaat om € 2,0 miljoen, in 2026.
                    Ander bedrag  37       uitgaven 2026     ‒ 4.001        4.000 [4]  Het gaat om € 4,5 mln en 4.001. [1]
                    Meevaller     37       uitgaven 2026           3  niet bekend [2]  Minder vraag.
                    Van handel    37       uitgaven 2026           7  niet bekend [2]  because
                    Twee bronnen  37       uitgaven 2026       8 [5]  niet bekend [2]  because

                    [1] De toelichting noemt € 4,5 mln; dat is geen bedrag van deze mutatie.
                    [2] De grens staat niet vast: voor een mee- of tegenvaller noemt de RBV er geen, of de klasse of de
                        omvang van het artikel is niet bekend.
                    [3] Mutaties onder de grens staan hier niet; hun aantal: 1.
                    [4] Onvolledig: een deel van wat in dit bedrag meetelt is niet gelezen of niet gepubliceerd.
                    [5] Tegenstrijdig: bronnen spreken elkaar tegen over dit bedrag of een deel ervan.
                    """);
    }

    @Test
    void discrepancy_report_lists_disputed_inferred_and_unread_figures() {
        assertThat(ReportTextFixture.text(BOOK, "discrepancies", null, Map.of()))
                .isEqualTo("""
                    Tegenstrijdig en onzeker in de stukken van 2026
                    (bedragen × € 1.000)
                    volledig tot en met volgnummer N

                    Bedragen die geen bron zo noemt
                    Mutatie             Begrotingspost  Stroom         2026  2027
                    tegenstrijdig
                      Twee bronnen [2]  XX/37           Uitgaven    8 [1,6]
                    aangenomen
                      Van handel [2]    XVII/~          Uitgaven  ‒ 7 [3,7]
                    afgeleid
                      Twee bronnen [2]  XX/37           Uitgaven                5

                    Eenzijdige overboekingen
                    Mutatie         Hoofdstukken  Nummer
                    Van handel [4]  XVII, XX      XX-2026-0006

                    Gepubliceerde standen die verschillen van die van het boek
                    Begrotingspost        Stroom       Jaar  Stuk      Gepubliceerd  In het boek     Verschil  Door afronding
                    Migratie (XX/37) [5]  Uitgaven     2026  2026-OWB       120.001  120.000 [8]        1 [8]               0
                    Migratie (XX/37) [5]  Ontvangsten  2026  2026-O1             40  niet bekend  niet bekend               0

                    [1] De tekst noemt 9.
                    [2] 36800-XX-2, table 1 https://example.org/36800-XX-2
                    [3] Geen stuk van XVII gevonden.
                    [4] Eenzijdig: het deel van één van beide hoofdstukken is aangenomen; geen stuk van dat hoofdstuk
                        toont het.
                    [5] 36800-XX-2
                    [6] Tegenstrijdig: bronnen spreken elkaar tegen over dit bedrag of een deel ervan.
                    [7] Aangenomen: geen bron noemt dit bedrag of een deel ervan.
                    [8] Onvolledig: een deel van wat in dit bedrag meetelt is niet gelezen of niet gepubliceerd.
                    """);
    }

    @Test
    void discrepancy_report_of_a_fully_read_chapter_is_empty() {
        assertThat(ReportTextFixture.text(BOOK, "discrepancies", "2026-OWB", Map.of("chapter", "XVII")))
                .contains("Hier is niets te tonen.");
    }

    @Test
    void discrepancy_report_links_a_published_balance_to_the_booked_one() {
        JsonNode rows = BOOK.as("auditor")
                .get("/v1/reports/discrepancies?item=XX/37&flow=EXPENDITURE")
                .json()
                .at("/tables/2/rows");
        JsonNode own = rows.get(0).get("cells").get(4);

        assertThat(rows).hasSize(1);
        assertThat(BOOK.as("auditor")
                        .get(own.get("href").asString())
                        .json()
                        .at("/entries")
                        .findValuesAsString("balance"))
                .containsExactly(own.get("thousands").asString());
    }
}
