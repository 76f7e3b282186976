package nl.mutatieboek.report;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The year 2023 of article 37 as its supplementary budgets show it, with the published figures of VI/37. */
@Tag("main")
class SupplementaryBudgetReportTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2023-OWB", "2022-09-20")
                .moment("2023-NVW-1", "2022-11-01")
                .moment("2023-O1", "2023-04-28")
                .moment("2023-SBS", "2023-09-19")
                .moment("2024-OWB", "2023-09-19")
                .moment("2023-O2", "2023-11-27")
                .chapter("XX")
                .item(2023, "XX/37", "Migratie")
                .item(2023, "XX/37/2", "Toegang, toelating en opvang vreemdelingen")
                .item(2023, "XX/91", "Apparaat kerndepartement");
        ledger.book(proposal(
                MutationKind.OPENING,
                "2023-OWB",
                posting("XX/37/~", Flow.COMMITMENTS, 2023, 3_057_218),
                expenditure("XX/37/2", 2023, 4_000_000),
                expenditure("XX/37/~", 2023, 214_118)));
        change(ledger, "2023-NVW-1", 0, 0);
        change(ledger, "2023-O1", 2_430_512, 2_430_512);
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2023-O1", expenditure("XX/37/2", 2024, -25_103)));
        change(ledger, "2023-SBS", 365_433, 365_433);
        change(ledger, "2023-O2", 1_065_329, -144_631);
        ledger.book(proposal(MutationKind.OPENING, "2024-OWB", posting("XX/37/2", Flow.RECEIPTS, 2024, 7)));
        ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2023-O2", expenditure("XX/37/2", 2023, 1)));
        BOOK.awaitProjections();
    }

    private static void change(LedgerFixture ledger, String moment, long commitments, long expenditure) {
        ledger.book(proposal(
                MutationKind.RE_ESTIMATE,
                moment,
                posting("XX/37/~", Flow.COMMITMENTS, 2023, commitments),
                expenditure("XX/37/2", 2023, expenditure)));
    }

    private static String text(String report, String moment, Map<String, String> given) {
        return ReportTextFixture.text(BOOK, report, moment, given);
    }

    @Test
    void first_supplementary_report_starts_at_the_budget_bill_and_shows_later_years() {
        assertThat(text("supplementary-budget", "2023-O1", Map.of("item", "XX/37")))
                .isEqualTo("""
                    Budgettaire gevolgen van beleid, eerste suppletoire begroting 2023 (Voorjaarsnota)
                    (bedragen × € 1.000)
                    gepresenteerd t/m 2023-O1; volledig tot en met volgnummer N

                    Migratie (XX/37)
                                                                                             Mutaties via                                              Stand 1e
                                                                                             NvW, moties,      Vastgestelde       Mutaties 1e       suppletoire
                                                                       Ontwerpbegroting   amendementen en    begroting 2023       suppletoire   begroting (5) =
                    Art.                                                       2023 (1)           ISB (2)   (3) = (1) + (2)     begroting (4)         (3) + (4)  Mutatie 2024  Mutatie 2025  Mutatie 2026  Mutatie 2027
                    37 Migratie
                    Verplichtingen                                            3.057.218                 0         3.057.218         2.430.512         5.487.730
                    Uitgaven                                                  4.214.118                 0         4.214.118         2.430.512         6.644.630      ‒ 25.103
                      37.2 Toegang, toelating en opvang vreemdelingen         4.000.000                 0         4.000.000         2.430.512         6.430.512      ‒ 25.103
                      nog niet verdeeld                                         214.118                             214.118                             214.118
                    Ontvangsten                                             niet bekend                         niet bekend                         niet bekend

                    [1] Leeg: hier is in dat stuk niets geboekt. Het bedrag is niet gewijzigd of niet gelezen; dat is
                        iets anders dan 0.
                    """);
    }

    @Test
    void september_supplementary_report_starts_at_the_balance_before_it() {
        assertThat(text("supplementary-budget", "2023-SBS", Map.of("item", "XX/37")))
                .isEqualTo("""
                    Budgettaire gevolgen van beleid, suppletoire begroting september 2023 (Prinsjesdag)
                    (bedragen × € 1.000)
                    gepresenteerd t/m 2023-SBS; volledig tot en met volgnummer N

                    Migratie (XX/37)
                                                                           Vastgestelde
                                                                       begroting (incl.                               Stand
                                                                            Suppletoire          Mutaties       suppletoire
                                                                       begrotingen, NvW       suppletoire         begroting
                                                                       en amendementen)         begroting   Prinsjesdag (3)
                    Art.                                                            (1)   Prinsjesdag (2)       = (1) + (2)
                    37 Migratie
                    Verplichtingen                                            5.487.730           365.433         5.853.163
                    Uitgaven                                                  6.644.630           365.433         7.010.063
                      37.2 Toegang, toelating en opvang vreemdelingen         6.430.512           365.433         6.795.945
                      nog niet verdeeld                                         214.118                             214.118
                    Ontvangsten                                             niet bekend                         niet bekend

                    [1] Leeg: hier is in dat stuk niets geboekt. Het bedrag is niet gewijzigd of niet gelezen; dat is
                        iets anders dan 0.
                    """);
    }

    @Test
    void supplementary_report_notes_what_a_chapter_total_leaves_out() {
        assertThat(text("supplementary-budget", null, Map.of("flow", "EXPENDITURE")))
                .isEqualTo("""
                    Budgettaire gevolgen van beleid, tweede suppletoire begroting 2023 (Najaarsnota)
                    (bedragen × € 1.000)
                    volledig tot en met volgnummer N

                    Chapter XX (XX)
                                                                           Vastgestelde
                                                                       begroting (incl.
                                                                            Suppletoire                            Stand 2e
                                                                       begrotingen, NvW       Mutaties 2e       suppletoire
                                                                       en amendementen)       suppletoire   begroting (3) =
                    Art.                                                            (1)     begroting (2)         (1) + (2)
                    Totaal uitgaven [1,2]                                 7.010.063 [5]         ‒ 144.631     6.865.432 [5]
                    37 Migratie
                    Uitgaven [3]                                              7.010.063         ‒ 144.631         6.865.432
                      37.2 Toegang, toelating en opvang vreemdelingen         6.795.945         ‒ 144.631         6.651.314
                      nog niet verdeeld                                         214.118                             214.118
                    91 Apparaat kerndepartement
                    Uitgaven                                                niet bekend                         niet bekend

                    [1] Uitgaven 2023 is onvolledig: van XX 91 is de beginstand niet gelezen of niet gepubliceerd.
                    [2] Wat in behandeling is telt niet mee: 1 aan uitgaven 2023 op XX.
                    [3] Wat in behandeling is telt niet mee: 1 aan uitgaven 2023 op XX/37.
                    [4] Leeg: hier is in dat stuk niets geboekt. Het bedrag is niet gewijzigd of niet gelezen; dat is
                        iets anders dan 0.
                    [5] Onvolledig: een deel van wat in dit bedrag meetelt is niet gelezen of niet gepubliceerd.
                    """);
    }

    @Test
    void supplementary_report_of_a_year_without_one_is_empty() {
        assertThat(text("supplementary-budget", null, Map.of("year", "2026"))).isEqualTo("""
            Suppletoire begroting
            (bedragen × € 1.000)
            volledig tot en met volgnummer N

            Hier is niets te tonen.
            """);
    }

    @Test
    void policy_consequences_report_shows_the_years_of_a_budget_bill() {
        assertThat(text("policy-consequences", "2024-OWB", Map.of("item", "XX/37")))
                .isEqualTo("""
                    Budgettaire gevolgen van beleid, ontwerpbegroting 2024
                    (bedragen × € 1.000)
                    gepresenteerd t/m 2024-OWB; volledig tot en met volgnummer N

                    Migratie (XX/37)
                    Art.                                                      2022         2023          2024         2025         2026         2027         2028
                    37 Migratie
                    Verplichtingen                                     niet bekend    5.853.163   niet bekend  niet bekend  niet bekend  niet bekend  niet bekend
                    Uitgaven [1]                                       niet bekend    7.010.063  ‒ 25.103 [2]  niet bekend  niet bekend  niet bekend  niet bekend
                      37.2 Toegang, toelating en opvang vreemdelingen  niet bekend    6.795.945  ‒ 25.103 [2]  niet bekend  niet bekend  niet bekend  niet bekend
                      nog niet verdeeld                                niet bekend      214.118   niet bekend  niet bekend  niet bekend  niet bekend  niet bekend
                    Ontvangsten                                        niet bekend  niet bekend             7  niet bekend  niet bekend  niet bekend  niet bekend
                      37.2 Toegang, toelating en opvang vreemdelingen  niet bekend  niet bekend             7  niet bekend  niet bekend  niet bekend  niet bekend

                    [1] Uitgaven 2024 is onvolledig: van XX 37 is de beginstand niet gelezen of niet gepubliceerd.
                    [2] Onvolledig: een deel van wat in dit bedrag meetelt is niet gelezen of niet gepubliceerd.
                    """);
    }

    @Test
    void supplementary_report_links_each_figure_to_its_explanation() {
        JsonNode row = BOOK.as("auditor")
                .get("/v1/reports/supplementary-budget?item=XX/37&flow=EXPENDITURE&moment=2023-O1")
                .json()
                .at("/tables/0/rows/1/cells");

        assertThat(readExplanation(row, 0).at("/balances/0/thousands").asLong()).isEqualTo(4_214_118);
        JsonNode changes = BOOK.as("auditor").get(row.at("/3/href").asString()).json();
        assertThat(changes.at("/totals/0/from").asLong()).isEqualTo(4_214_118);
        assertThat(changes.at("/totals/0/to").asLong()).isEqualTo(6_644_630);
        assertThat(readExplanation(row, 4).at("/balances/0/thousands").asLong()).isEqualTo(6_644_630);
    }

    @Test
    void supplementary_report_starts_at_earlier_documents_without_a_budget_bill() {
        try (ApplicationFixture book = ApplicationFixture.empty().start()) {
            LedgerFixture ledger = new LedgerFixture(book)
                    .moment("2025-OWB", "2024-09-17")
                    .moment("2026-O1", "2026-04-24")
                    .chapter("XX")
                    .item(2025, "XX/37", "Migratie");
            ledger.book(proposal(MutationKind.OPENING, "2025-OWB", expenditure("XX/37", 2026, 100)));
            ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37", 2026, 7)));
            book.awaitProjections();

            HttpReply reply = book.as("auditor").get("/v1/reports/supplementary-budget?item=XX/37&flow=EXPENDITURE");

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            JsonNode cells = reply.json().at("/tables/0/rows/1/cells");
            assertThat(cells.at("/0/thousands").asLong()).as(cells.toString()).isEqualTo(100);
            assertThat(cells.at("/0/href").isNull()).isTrue();
            assertThat(cells.at("/4/thousands").asLong()).isEqualTo(107);
        }
    }

    /** The trail at the point of a figure; the balance there is the figure. */
    private static JsonNode readExplanation(JsonNode cells, int column) {
        String trail = cells.at("/" + column + "/href").asString();
        assertThat(BOOK.as("auditor").get(trail).status()).isEqualTo(200);
        return BOOK.as("auditor").get(trail.replace("/trail", "/balances")).json();
    }
}
