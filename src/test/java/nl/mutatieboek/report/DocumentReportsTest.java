package nl.mutatieboek.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.mutatieboek.ApplicationFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Reports of the mutations of one document: by nature, and the largest. */
@Tag("application")
class DocumentReportsTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @BeforeAll
    static void write() {
        SampleSupplementaryBudget.record(BOOK);
    }

    private static String text(String report, String moment, Map<String, String> given) {
        return ReportTextFixture.text(BOOK, report, moment, given);
    }

    @Test
    void nature_report_lists_mutations_to_explain_and_sums_the_others() {
        assertThat(text("mutations-by-nature", null, Map.of("chapter", "XX"))).isEqualTo("""
            Mutaties naar aard, eerste suppletoire begroting 2026 (Voorjaarsnota)
            (bedragen × € 1.000)
            volledig tot en met volgnummer N

            Chapter XX (XX): uitgaven
            Mutaties                           Artikel     2026  2027  2028  2029  2030  2031
            Beleidsmatige mutaties                        2.000     2
              Ramingsbijstelling                          2.000     2
                Grens gehaald                  37       ‒ 2.000
                Uit het niets                  92         2.000
                Overige mutaties (2) [1]                  2.000     2
            Technische mutaties                           7.999
              Overboeking                                 4.000
                Van handel                     37         4.000
              Ramingsbijstelling                          3.999
                Overige mutaties (1) [1]                  3.999
            Klasse niet vermeld                             ‒ 1
              Ramingsbijstelling                            ‒ 1
                Tegenboeking van XX-2026-0010  37           ‒ 7
                Zonder klasse                  91             6
            Totaal mutaties [2]                           9.998     2

            Chapter XX (XX): ontvangsten
            Mutaties              Artikel  2026  2027  2028  2029  2030  2031
            Mee- en tegenvallers              5
              Ramingsbijstelling              5
                Meevaller         37          5
            Totaal mutaties                   5

            [1] Kleiner, in elk van deze jaren, dan de mutatie van dat artikel die een stuk moet toelichten
                (RBV, staffel). Staat die grens niet vast, dan telt een mutatie als groot.
            [2] Wat in behandeling is telt niet mee: 1 in dit stuk.
            """);
    }

    @Test
    void nature_report_sums_mutations_below_the_requested_threshold() {
        assertThat(text(
                        "mutations-by-nature",
                        null,
                        Map.of("item", "XX/37", "flow", "EXPENDITURE", "threshold", "4000")))
                .isEqualTo("""
                    Mutaties naar aard, eerste suppletoire begroting 2026 (Voorjaarsnota)
                    (bedragen × € 1.000)
                    volledig tot en met volgnummer N

                    Migratie (XX/37): uitgaven
                    Mutaties                      Artikel   2026  2027  2028  2029  2030  2031
                    Beleidsmatige mutaties                     0     2
                      Ramingsbijstelling                       0     2
                        Overige mutaties (3) [1]               0     2
                    Technische mutaties                    7.999
                      Overboeking                          4.000
                        Van handel                37       4.000
                      Ramingsbijstelling                   3.999
                        Overige mutaties (1) [1]           3.999
                    Klasse niet vermeld                      ‒ 7
                      Ramingsbijstelling                     ‒ 7
                        Overige mutaties (1) [1]             ‒ 7
                    Totaal mutaties [2]                    7.992     2

                    [1] Kleiner dan 4.000 in elk van deze jaren.
                    [2] Wat in behandeling is telt niet mee: 1 in dit stuk.
                    """);
    }

    @Test
    void nature_report_covers_the_document_of_the_requested_moment() {
        assertThat(text("mutations-by-nature", "2026-OWB", Map.of("item", "XX/92")))
                .isEqualTo("""
                    Mutaties naar aard, ontwerpbegroting 2026
                    (bedragen × € 1.000)
                    gepresenteerd t/m 2026-OWB; volledig tot en met volgnummer N

                    Nog onverdeeld (XX/92): uitgaven
                    Mutaties             Artikel  2026  2027  2028  2029  2030
                    Klasse niet vermeld              0
                      Openingsstand                  0
                    Totaal mutaties                  0
                    """);
    }

    @Test
    void largest_mutations_report_ranks_with_ties_and_no_share_of_zero() {
        assertThat(text("largest-mutations", null, Map.of("flow", "EXPENDITURE")))
                .isEqualTo("""
                    Grootste mutaties, eerste suppletoire begroting 2026 (Voorjaarsnota)
                    (bedragen × € 1.000)
                    volledig tot en met volgnummer N

                    Chapter XVII (XVII): uitgaven
                                                               Stand artikel
                    Mutatie          Artikel  Mutatie 2026            ervoor      Aandeel
                    1) Van handel    1             ‒ 4.000       niet bekend  niet bekend
                    Totaal mutaties                ‒ 4.000

                    Chapter XX (XX): uitgaven
                                                                                Stand artikel
                    Mutatie                           Artikel  Mutatie 2026            ervoor      Aandeel
                    1) Van handel                     37              4.000           120.007        3,3 %
                    2) Technisch onder de grens       37              3.999           120.007        3,3 %
                    3) Grens gehaald                  37            ‒ 2.000           120.007      ‒ 1,7 %
                    3) Uit het niets                  92              2.000                 0   n.v.t. [1]
                    5) Onder de grens                 37              1.999           120.007        1,7 %
                    6) Tegenboeking van XX-2026-0010  37                ‒ 7           120.007        0,0 %
                    7) Zonder klasse                  91                  6       niet bekend  niet bekend
                    8) Ver onder de grens             37                  1           120.007        0,0 %
                    Totaal mutaties [2]                               9.998

                    [1] De stand ervoor is 0, dus er is geen aandeel.
                    [2] Wat in behandeling is telt niet mee: 1 in dit stuk.
                    """);
    }

    @Test
    void largest_mutations_report_ranks_from_the_requested_threshold() {
        assertThat(text("largest-mutations", null, Map.of("item", "XX/37", "flow", "EXPENDITURE", "threshold", "2000")))
                .isEqualTo("""
                    Grootste mutaties, eerste suppletoire begroting 2026 (Voorjaarsnota)
                    (bedragen × € 1.000)
                    volledig tot en met volgnummer N

                    Migratie (XX/37): uitgaven
                                                                           Stand artikel
                    Mutatie                      Artikel  Mutatie 2026            ervoor  Aandeel
                    1) Van handel                37              4.000           120.007    3,3 %
                    2) Technisch onder de grens  37              3.999           120.007    3,3 %
                    3) Grens gehaald             37            ‒ 2.000           120.007  ‒ 1,7 %
                    Overige mutaties (3) [1]                     1.993
                    Totaal mutaties [2]                          7.992

                    [1] Kleiner dan 2.000, omhoog of omlaag.
                    [2] Wat in behandeling is telt niet mee: 1 in dit stuk.
                    """);
    }

    @Test
    void document_reports_of_a_year_without_a_document_are_empty() {
        assertThat(text("mutations-by-nature", null, Map.of("year", "2030"))).contains("Hier is niets te tonen.");
        assertThat(text("largest-mutations", null, Map.of("year", "2030"))).contains("Hier is niets te tonen.");
    }

    @Test
    void document_reports_link_each_figure_to_its_mutation_or_changes() {
        JsonNode rows = rows("mutations-by-nature?item=XX/37&flow=EXPENDITURE&threshold=4000");
        JsonNode last = rows.get(rows.size() - 1);
        JsonNode changes = explained(last.at("/cells/1"));
        long total = last.at("/cells/1/thousands").asLong();
        assertThat(changes.at("/totals/0/to").asLong()
                        - changes.at("/totals/0/from").asLong())
                .isEqualTo(total);

        JsonNode largest =
                rows("largest-mutations?item=XX/37&flow=EXPENDITURE").get(0).get("cells");
        assertThat(explained(largest.get(1)).get("title").asString()).isEqualTo("Van handel");
        assertThat(explained(largest.get(2)).at("/entries")).hasSize(2);
        assertThat(largest.get(3).get("href")).isEqualTo(largest.get(2).get("href"));
    }

    private static JsonNode rows(String question) {
        return BOOK.as("auditor").get("/v1/reports/" + question).json().at("/tables/0/rows");
    }

    private static JsonNode explained(JsonNode cell) {
        return BOOK.as("auditor").get(cell.get("href").asString()).json();
    }
}
