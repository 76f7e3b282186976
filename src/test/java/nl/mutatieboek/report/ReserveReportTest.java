package nl.mutatieboek.report;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Two reserves: one of two flows with an allocation and a pending draw, one untouched. */
@Tag("application")
class ReserveReportTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .moment("2026-O1", "2026-04-24")
                .chapter("XX")
                .item(2025, "XX/37", "Migratie")
                .item(2025, "XX/92", "Nog onverdeeld")
                .item(2025, "XX/92/asiel", "Asiel")
                .item(2025, "XX/92/terugkeer", "Terugkeer");
        ledger.book(proposal(
                MutationKind.RESERVATION,
                "2026-OWB",
                expenditure("XX/92/asiel", 2026, 1_150),
                expenditure("XX/92/asiel", 2027, 1_150),
                posting("XX/92/asiel", Flow.COMMITMENTS, 2026, 1_150)));
        ledger.book(proposal(MutationKind.RESERVATION, "2026-O1", expenditure("XX/92/terugkeer", 2028, 30)));
        ledger.book(proposal(
                MutationKind.RESERVE_ALLOCATION,
                "2026-O1",
                expenditure("XX/92/asiel", 2026, -687),
                expenditure("XX/37", 2026, 687)));
        ledger.propose(proposal(
                MutationKind.RESERVE_ALLOCATION,
                "2026-O1",
                expenditure("XX/92/asiel", 2026, -463),
                expenditure("XX/37", 2026, 463)));
        BOOK.awaitProjections();
    }

    private static String text(String moment, Map<String, String> given) {
        return ReportTextFixture.text(BOOK, "reserve", moment, given);
    }

    @Test
    void reserve_report_shows_available_allocated_left_and_pending() {
        assertThat(text(null, Map.of())).isEqualTo("""
            Reserveringen
            (bedragen × € 1.000)
            volledig tot en met volgnummer N

            Asiel (XX/92/asiel), aangehouden door Nog onverdeeld (XX/92)
            Reservering                         2026   2027
            Verplichtingen [1]
            Beschikbaar gesteld                1.150
            Toegedeeld                             0
            Resteert                           1.150
            In behandeling                         0
            Resteert na wat in behandeling is  1.150
            Uitgaven [1]
            Beschikbaar gesteld                1.150  1.150
            Toegedeeld                         ‒ 687      0
            Resteert                             463  1.150
            In behandeling                     ‒ 463      0
            Resteert na wat in behandeling is      0  1.150

            Terugkeer (XX/92/terugkeer), aangehouden door Nog onverdeeld (XX/92)
            Reservering                        2028
            Uitgaven [2]
            Beschikbaar gesteld                  30
            Toegedeeld                            0
            Resteert                             30
            In behandeling                        0
            Resteert na wat in behandeling is    30

            Alle reserveringen: resteert
            Reservering                 2026   2027  2028
            Totaal verplichtingen [3]  1.150
            Totaal uitgaven [3]          463  1.150    30

            [1] 36800-XX-2, table 1 https://example.org/36800-XX-2
            [2] 36800-XX-2, table 1 https://example.org/36800-XX-2
            [3] Wat in behandeling is telt niet mee.
            """);
    }

    @Test
    void reserve_report_is_limited_by_item_flow_and_moment() {
        assertThat(text("2026-OWB", Map.of("item", "XX/92/asiel", "flow", "EXPENDITURE")))
                .isEqualTo("""
                    Reserveringen
                    (bedragen × € 1.000)
                    gepresenteerd t/m 2026-OWB; volledig tot en met volgnummer N

                    Asiel (XX/92/asiel), aangehouden door Nog onverdeeld (XX/92)
                    Reservering                         2026   2027
                    Uitgaven [1]
                    Beschikbaar gesteld                1.150  1.150
                    Toegedeeld                             0      0
                    Resteert                           1.150  1.150
                    In behandeling                         0      0
                    Resteert na wat in behandeling is  1.150  1.150

                    [1] 36800-XX-2, table 1 https://example.org/36800-XX-2
                    """);
    }

    @Test
    void reserve_report_of_an_item_without_reserve_is_empty() {
        assertThat(text(null, Map.of("item", "XX/37"))).contains("Hier is niets te tonen.");
    }

    @Test
    void reserve_report_links_the_source_of_each_reserve_to_its_own_reservation() {
        JsonNode notes = BOOK.as("auditor").get("/v1/reports/reserve").json().get("notes");

        assertThat(notes.valueStream()
                        .filter(note -> note.get("type").asString().equals("SOURCE"))
                        .map(note -> BOOK.as("auditor")
                                .get(note.get("href").asString())
                                .text("/title")))
                .containsExactly("RESERVATION in 2026-OWB", "RESERVATION in 2026-O1");
    }

    @Test
    void reserve_report_links_what_is_left_to_its_trail() {
        JsonNode left = BOOK.as("auditor")
                .get("/v1/reports/reserve?flow=EXPENDITURE")
                .json()
                .at("/tables/0/rows/3/cells/0");
        JsonNode trail = BOOK.as("auditor").get(left.get("href").asString()).json();

        assertThat(trail.at("/entries").findValuesAsString("balance").getLast())
                .isEqualTo(left.get("thousands").asString());
    }
}
