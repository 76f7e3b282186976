package nl.mutatieboek.report;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withMutationClass;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** From the bill of 2025 to that of 2026, over an article of € 120 million: what is policy and below 2 million is small. */
@Tag("application")
class BuildUpReportTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2025-OWB", "2024-09-17")
                .moment("2025-NVW-1", "2024-11-01")
                .moment("2025-O1", "2025-04-25")
                .moment("2026-OWB", "2025-09-16")
                .moment("2026-O1", "2026-04-24")
                .chapter("XX")
                .item(2025, "XX/37", "Migratie")
                .item(2025, "XX/91", "Apparaat");
        ledger.book(proposal(
                MutationKind.OPENING,
                "2025-OWB",
                expenditure("XX/37", 2025, 120_000),
                expenditure("XX/37", 2026, 110_000),
                expenditure("XX/37", 2027, 100_000),
                posting("XX/37", Flow.RECEIPTS, 2026, 70)));
        ledger.book(policy("Asielketen", "2025-NVW-1", expenditure("XX/37", 2026, 2_000)));
        ledger.book(policy("Klein in beide jaren", "2025-NVW-1", expenditure("XX/37", 2026, -1_999)));
        ledger.book(policy("Ook klein", "2025-NVW-1", expenditure("XX/37", 2027, 1)));
        ledger.book(policy("Ongewijzigd", "2025-O1", expenditure("XX/37", 2026, 0)));
        ledger.book(policy("Alleen 2025", "2025-O1", expenditure("XX/37", 2025, 50_000)));
        MutationId mistaken = ledger.book(policy("Vergissing", "2025-O1", expenditure("XX/37", 2027, 9_000)));
        ledger.reverse(mistaken);
        ledger.book(NewPolicyProposals.titled(
                "Zonder klasse",
                MutationKind.RE_ESTIMATE,
                "2026-OWB",
                expenditure("XX/37", 2028, 3),
                expenditure("XX/91", 2026, 4)));
        ledger.book(policy("Na de ontwerpbegroting", "2026-O1", expenditure("XX/37", 2026, 7_000)));
        ledger.propose(policy("In behandeling", "2026-OWB", expenditure("XX/37", 2027, 5)));
        BOOK.awaitProjections();
    }

    private static Proposal policy(String title, String moment, Posting... postings) {
        return withMutationClass(
                MutationClass.POLICY, NewPolicyProposals.titled(title, MutationKind.RE_ESTIMATE, moment, postings));
    }

    private static String text(Map<String, String> given) {
        return ReportTextFixture.text(BOOK, "build-up", null, given);
    }

    @Test
    void build_up_report_lists_mutations_to_explain_and_sums_the_others() {
        assertThat(text(Map.of("flow", "EXPENDITURE"))).isEqualTo("""
            Opbouw van de ontwerpbegroting 2026
            (bedragen × € 1.000)
            volledig tot en met volgnummer N

            Chapter XX (XX)
            Art.                                                               2026         2027         2028         2029         2030
            Totaal uitgaven
            Stand ontwerpbegroting 2025                                 110.000 [8]  100.000 [8]  niet bekend  niet bekend  niet bekend
            Mutaties nota van wijziging 1 bij de ontwerpbegroting 2025            1            1
            Mutaties eerste suppletoire begroting 2025 (Voorjaarsnota)            0            0
            Nieuwe mutaties                                                       4                         3
            Stand ontwerpbegroting 2026 [1,2,3]                         110.005 [8]  100.001 [8]        3 [8]  niet bekend  niet bekend
            37 Migratie: uitgaven
            Stand ontwerpbegroting 2025                                     110.000      100.000  niet bekend  niet bekend  niet bekend
            Mutaties nota van wijziging 1 bij de ontwerpbegroting 2025            1            1
              Asielketen                                                      2.000
              Overige mutaties (2) [4]                                      ‒ 1.999            1
            Mutaties eerste suppletoire begroting 2025 (Voorjaarsnota)            0            0
            Nieuwe mutaties                                                                                 3
              Zonder klasse                                                                                 3
            Stand ontwerpbegroting 2026 [5,6]                               110.001      100.001        3 [8]  niet bekend  niet bekend
            91 Apparaat: uitgaven
            Stand ontwerpbegroting 2025                                 niet bekend  niet bekend  niet bekend  niet bekend  niet bekend
            Nieuwe mutaties                                                       4
              Zonder klasse                                                       4
            Stand ontwerpbegroting 2026 [7]                                   4 [8]  niet bekend  niet bekend  niet bekend  niet bekend

            [1] Uitgaven 2026, 2027 is onvolledig: van XX 91 is de beginstand niet gelezen of niet gepubliceerd.
            [2] Uitgaven 2028 is onvolledig: van XX 37, 91 is de beginstand niet gelezen of niet gepubliceerd.
            [3] Wat in behandeling is telt niet mee: 5 aan uitgaven 2027 op XX.
            [4] Kleiner, in elk van deze jaren, dan de mutatie van dat artikel die een stuk moet toelichten
                (RBV, staffel). Staat die grens niet vast, dan telt een mutatie als groot.
            [5] Uitgaven 2028 is onvolledig: van XX 37 is de beginstand niet gelezen of niet gepubliceerd.
            [6] Wat in behandeling is telt niet mee: 5 aan uitgaven 2027 op XX/37.
            [7] Uitgaven 2026 is onvolledig: van XX 91 is de beginstand niet gelezen of niet gepubliceerd.
            [8] Onvolledig: een deel van wat in dit bedrag meetelt is niet gelezen of niet gepubliceerd.
            """);
    }

    @Test
    void build_up_report_lists_mutations_from_the_requested_threshold() {
        assertThat(text(Map.of("item", "XX/37", "flow", "EXPENDITURE", "threshold", "4")))
                .isEqualTo("""
                    Opbouw van de ontwerpbegroting 2026
                    (bedragen × € 1.000)
                    volledig tot en met volgnummer N

                    Migratie (XX/37)
                    Art.                                                           2026     2027         2028         2029         2030
                    37 Migratie: uitgaven
                    Stand ontwerpbegroting 2025                                 110.000  100.000  niet bekend  niet bekend  niet bekend
                    Mutaties nota van wijziging 1 bij de ontwerpbegroting 2025        1        1
                      Asielketen                                                  2.000
                      Klein in beide jaren                                      ‒ 1.999
                      Overige mutaties (1) [1]                                                 1
                    Mutaties eerste suppletoire begroting 2025 (Voorjaarsnota)        0        0
                    Nieuwe mutaties                                                                         3
                      Overige mutaties (1) [1]                                                              3
                    Stand ontwerpbegroting 2026 [2,3]                           110.001  100.001        3 [4]  niet bekend  niet bekend

                    [1] Kleiner dan 4 in elk van deze jaren.
                    [2] Uitgaven 2028 is onvolledig: van XX 37 is de beginstand niet gelezen of niet gepubliceerd.
                    [3] Wat in behandeling is telt niet mee: 5 aan uitgaven 2027 op XX/37.
                    [4] Onvolledig: een deel van wat in dit bedrag meetelt is niet gelezen of niet gepubliceerd.
                    """);
    }

    @Test
    void build_up_report_starts_unknown_without_the_previous_bill() {
        assertThat(text(Map.of("item", "XX/37", "year", "2025", "flow", "RECEIPTS")))
                .isEqualTo("""
                    Opbouw van de ontwerpbegroting 2025
                    (bedragen × € 1.000)
                    volledig tot en met volgnummer N

                    Migratie (XX/37)
                    Art.                                2025         2026         2027         2028         2029
                    37 Migratie: ontvangsten
                    Stand ontwerpbegroting 2024  niet bekend  niet bekend  niet bekend  niet bekend  niet bekend
                    Nieuwe mutaties                                    70
                      OPENING in 2025-OWB                              70
                    Stand ontwerpbegroting 2025  niet bekend           70  niet bekend  niet bekend  niet bekend
                    """);
    }

    @Test
    void build_up_report_links_each_figure_to_its_explanation() {
        JsonNode rows = BOOK.as("auditor")
                .get("/v1/reports/build-up?item=XX/37&flow=EXPENDITURE")
                .json()
                .at("/tables/0/rows");
        assertThat(href(rows, 1).at("/entries")).hasSize(1);
        JsonNode changes = href(rows, 2);
        assertThat(changes.at("/totals/0/from").asLong()).isEqualTo(110_000);
        assertThat(changes.at("/totals/0/to").asLong()).isEqualTo(110_001);
        assertThat(href(rows, 3).at("/title").asString()).isEqualTo("Asielketen");
        assertThat(href(rows, 4)).isEqualTo(changes);
        assertThat(href(rows, 8).at("/entries").findValuesAsString("balance").getLast())
                .isEqualTo("110001");
    }

    /** Returns the mutations behind the figure of 2026 in a row. */
    private static JsonNode href(JsonNode rows, int row) {
        return BOOK.as("auditor")
                .get(rows.at("/" + row + "/cells/0/href").asString())
                .json();
    }
}
