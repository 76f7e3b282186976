package nl.mutatieboek.report;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Reports of cash shifts between years and of transfers between chapters. */
@Tag("application")
class CashShiftAndTransferReportTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .moment("2026-O1", "2026-04-24")
                .moment("2027-OWB", "2026-09-15")
                .chapter("XX")
                .chapter("XVII")
                .item(2025, "XX/37", "Migratie")
                .item(2025, "XX/91", "Apparaat")
                .item(2025, "XVII/1", "Handel");
        ledger.book(NewPolicyProposals.titled(
                "Bouw later",
                MutationKind.CASH_SHIFT,
                "2026-OWB",
                expenditure("XX/37", 2026, -232),
                expenditure("XX/37", 2028, 232)));
        ledger.book(NewPolicyProposals.rounded(
                "Afgerond in de bron",
                MutationKind.CASH_SHIFT,
                "2026-O1",
                1_000,
                expenditure("XX/91", 2026, -232_000),
                expenditure("XX/91", 2027, 77_000),
                expenditure("XX/91", 2028, 77_000),
                expenditure("XX/91", 2029, 77_000)));
        ledger.book(NewPolicyProposals.titled(
                "Over twee artikelen",
                MutationKind.CASH_SHIFT,
                "2026-O1",
                expenditure("XX/37", 2026, -20),
                expenditure("XX/91", 2028, 20)));
        ledger.book(NewPolicyProposals.titled(
                "Macro",
                MutationKind.CASH_SHIFT,
                "2026-O1",
                expenditure("XX/91", 2026, -6),
                expenditure("XX/91", 2027, 6),
                expenditure("XVII/1", 2026, 6),
                expenditure("XVII/1", 2027, -6)));
        MutationId mistaken = ledger.book(NewPolicyProposals.titled(
                "Vergissing",
                MutationKind.CASH_SHIFT,
                "2026-O1",
                expenditure("XX/37", 2026, -1),
                expenditure("XX/37", 2027, 1)));
        ledger.reverse(mistaken);
        ledger.book(NewPolicyProposals.titled(
                "Een ander jaar",
                MutationKind.CASH_SHIFT,
                "2027-OWB",
                expenditure("XX/37", 2027, -9),
                expenditure("XX/37", 2028, 9)));
        ledger.book(NewPolicyProposals.titled(
                "Beide delen gelezen",
                MutationKind.TRANSFER,
                "2026-O1",
                expenditure("XX/37", 2026, 30),
                expenditure("XX/91", 2026, 10),
                expenditure("XVII/1", 2026, -40),
                posting("XX/37", Flow.COMMITMENTS, 2027, 5),
                posting("XVII/1", Flow.COMMITMENTS, 2027, -5)));
        ledger.book(NewPolicyProposals.titled(
                "Eén deel is aangenomen",
                MutationKind.TRANSFER,
                "2026-OWB",
                expenditure("XX/37", 2026, 7),
                inferred("XVII/~", 2026, -7)));
        ledger.propose(NewPolicyProposals.titled(
                "In behandeling",
                MutationKind.TRANSFER,
                "2026-O1",
                expenditure("XX/37", 2026, 8),
                expenditure("XVII/1", 2026, -8)));
        BOOK.awaitProjections();
    }

    private static Posting inferred(String item, int year, long thousands) {
        return new Posting(
                ItemPath.parse(item),
                Flow.EXPENDITURE,
                new BudgetYear(year),
                new Thousands(thousands),
                Basis.INFERRED,
                "Het artikel is niet gevonden.",
                null);
    }

    private static String text(String report, Map<String, String> given) {
        return ReportTextFixture.text(BOOK, report, null, given);
    }

    @Test
    void cash_shift_report_shows_amounts_by_year_and_their_zero_sum() {
        assertThat(text("cash-shifts", Map.of("year", "2026"))).isEqualTo("""
            Kasschuiven in de stukken van 2026
            (bedragen × € 1.000)
            volledig tot en met volgnummer N

            Chapter XVII (XVII): uitgaven
            Kasschuif           Artikel  Stuk     2026  2027  Saldo
            Macro [2]           1        2026-O1     6   ‒ 6  0 [1]
            Totaal kasschuiven                       6   ‒ 6      0

            Chapter XX (XX): uitgaven
            Kasschuif                Artikel  Stuk               2026        2027        2028        2029          Saldo
            Bouw later [2]           37       2026-OWB          ‒ 232                     232                          0
            Over twee artikelen [2]  37       2026-O1            ‒ 20                                           ‒ 20 [3]
            Afgerond in de bron [2]  91       2026-O1   ‒ 232.000 [5]  77.000 [5]  77.000 [5]  77.000 [5]  ‒ 1.000 [4,5]
            Over twee artikelen [2]  91       2026-O1                                      20                     20 [3]
            Macro [2]                91       2026-O1             ‒ 6           6                                  0 [1]
            Totaal kasschuiven                          ‒ 232.258 [5]  77.006 [5]  77.252 [5]  77.000 [5]    ‒ 1.000 [5]

            [1] Macrokasschuif, over meer hoofdstukken (XVII, XX); elk telt over de jaren op tot nul.
            [2] 36800-XX-2, table 1 https://example.org/36800-XX-2
            [3] Deze kasschuif gaat over meer artikelen (37, 91); samen tellen zij over de jaren op tot nul.
            [4] De bron is afgerond: over de jaren is het saldo niet nul, en dat verschil blijft staan (D-15).
            [5] Afgerond: de bron noemt dit bedrag of een deel ervan in eenheden van € 1.000.000.
            """);
    }

    @Test
    void cash_shift_report_shows_the_last_budget_year_unless_another_is_requested() {
        assertThat(text("cash-shifts", Map.of()))
                .contains("Kasschuiven in de stukken van 2027", "Een ander jaar")
                .doesNotContain("Bouw later");
        assertThat(text("cash-shifts", Map.of("chapter", "XVII", "year", "2027")))
                .contains("Hier is niets te tonen.");
    }

    @Test
    void transfer_report_shows_both_parts_and_who_consented() {
        assertThat(text("transfers", Map.of("year", "2026", "chapter", "XVII"))).isEqualTo("""
            Overboekingen tussen begrotingen in de stukken van 2026
            (bedragen × € 1.000)
            volledig tot en met volgnummer N

            Verplichtingen
            Overboeking              Artikel  Ingestemd                   2027
            Beide delen gelezen [1]
              XVII Chapter XVII      1        bevestigd door counterpart   ‒ 5
              XX Chapter XX          37       goedgekeurd door approver      5

            Uitgaven
            Overboeking                   Artikel              Ingestemd                        2026
            Beide delen gelezen [1]
              XVII Chapter XVII           1                    bevestigd door counterpart       ‒ 40
              XX Chapter XX               37                   goedgekeurd door approver          30
              XX Chapter XX               91                   goedgekeurd door approver          10
            Eén deel is aangenomen [1,2]
              XVII Chapter XVII           artikel niet bekend  bevestigd door counterpart  ‒ 7 [3,4]
              XX Chapter XX               37                   goedgekeurd door approver           7

            [1] 36800-XX-2, table 1 https://example.org/36800-XX-2
            [2] Eenzijdig: het deel van één van beide hoofdstukken is aangenomen; geen stuk van dat hoofdstuk
                toont het.
            [3] Het artikel is niet gevonden.
            [4] Aangenomen: geen bron noemt dit bedrag of een deel ervan.
            """);
    }

    @Test
    void transfer_report_links_each_part_to_its_mutation() {
        JsonNode cell = BOOK.as("auditor")
                .get("/v1/reports/transfers?year=2026&flow=COMMITMENTS")
                .json()
                .at("/tables/0/rows/1/cells/2");

        assertThat(BOOK.as("auditor").get(cell.get("href").asString()).text("/title"))
                .isEqualTo("Beide delen gelezen");
    }
}
