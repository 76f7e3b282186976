package nl.mutatieboek.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The reports of marks in a year of ceilings by sector: vertical explanation, test of ceilings, HGIS, horizontal. */
@Tag("whole")
class MarkReportsTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static ApiClient approver;
    private static ApiClient proposer;

    @BeforeAll
    static void record() {
        approver = BOOK.as("approver");
        proposer = BOOK.as("proposer");
        new LedgerFixture(BOOK)
                .moment("2024-OWB", "2023-09-19")
                .moment("2024-O1", "2024-04-15")
                .moment("2024-SBS", "2024-09-17")
                .chapter("XX")
                .items(2023, "XX/37", "XX/37/2", "XX/91");
        mark("XX/37", "\"ceiling\": \"CENTRAL_GOVERNMENT\", \"hgis\": true");
        ceiling(1_000);
        book("OPENING", "2024-OWB", "Begin", "", "XX/37", 900, "");
        book("OPENING", "2024-OWB", "Begin 91", "", "XX/91", 50, "");
        book("RE_ESTIMATE", "2024-O1", "Meer opvang", "\"class\": \"DECISION\",", "XX/37", 150, "");
        book("RE_ESTIMATE", "2024-O1", "Kleine bijstelling", "\"class\": \"DECISION\",", "XX/37", 2, "");
        book(
                "RE_ESTIMATE",
                "2024-O1",
                "Lening",
                "\"class\": \"TECHNICAL\",",
                "XX/37",
                30,
                ", \"marks\": {\"ceiling\": \"OUTSIDE\", \"hgis\": false, \"reason\": \"Lening\"}");
        book(
                "RE_ESTIMATE",
                "2024-SBS",
                "Deels technisch",
                "\"class\": \"DECISION\",",
                "XX/37",
                40,
                "}, {\"item\": \"XX/37/2\", \"flow\": \"EXPENDITURE\", \"year\": 2024, \"thousands\": 25,"
                        + " \"marks\": {\"class\": \"TECHNICAL\", \"reason\": \"Desaldering\"}");
    }

    private static void mark(String item, String marks) {
        assertThat(approver.post("/v1/chapters/XX/items/marks", """
            {"item": "%s", "validFrom": 2024, "source": {"document": "Miljoenennota 2024"}, %s}\
            """.formatted(item, marks))
                        .status())
                .isEqualTo(201);
    }

    private static void ceiling(long thousands) {
        assertThat(approver.post("/v1/ceilings", """
            {"ceiling": "CENTRAL_GOVERNMENT", "year": 2024, "moment": "2024-OWB", "thousands": %d,
             "source": {"document": "Miljoenennota 2024", "place": "tabel 1.2"}}\
            """.formatted(thousands)).status())
                .isEqualTo(201);
    }

    private static void book(
            String kind, String moment, String title, String more, String item, long thousands, String marks) {
        String cause = kind.equals("RE_ESTIMATE") ? "\"cause\": \"raming\", \"prognosisNotStated\": true," : "";
        String id = proposer.post(
                        "/v1/mutations", """
                            {"kind": "%s", "title": "%s", "explanation": "Uitleg", "moment": "%s", "basis": "READ", %s %s
                             "source": {"document": "36410-XX-2"},
                             "postings": [{"item": "%s", "flow": "EXPENDITURE", "year": 2024, "thousands": %d%s}]}\
                            """.formatted(kind, title, moment, cause, more, item, thousands, marks))
                .text("/id");
        assertThat(approver.post("/v1/mutations/" + id + "/approvals", "").text("/state"))
                .isEqualTo("BOOKED");
        BOOK.awaitProjections();
    }

    /** The rows of a report as text, each with its first figure. */
    private static List<String> lines(String report, String moment, Map<String, String> given) {
        return ReportTextFixture.text(BOOK, report, moment, given)
                .lines()
                .map(line -> line.strip().replaceAll(" {2,}", " | "))
                .toList();
    }

    @Test
    void ceiling_test_compares_net_expenditure_and_is_uncertain_while_a_mark_is_unknown() {
        List<String> lines = lines("ceiling-test", "2024-O1", Map.of());

        assertThat(lines)
                .anyMatch(line -> line.startsWith("Uitgavenplafond [1] | 1.000 |"))
                .anyMatch(line -> line.startsWith("Netto uitgaven") && line.contains(") | 1.052 |"))
                .anyMatch(line -> line.startsWith("Over- of onderschrijding") && line.contains("52 ["))
                .contains("Niet plafondrelevant", "Plafond niet bekend")
                .anyMatch(line -> line.contains("Miljoenennota 2024, tabel 1.2"))
                .anyMatch(line -> line.contains("Onvolledig"));
    }

    @Test
    void ceiling_test_of_an_earlier_moment_has_the_amounts_of_that_moment() {
        assertThat(lines("ceiling-test", "2024-OWB", Map.of()))
                .anyMatch(line -> line.startsWith("Over- of onderschrijding") && line.contains("‒ 100 ["));
    }

    @Test
    void ceiling_test_of_one_chapter_has_no_comparison() {
        assertThat(lines("ceiling-test", null, Map.of("chapter", "XX")))
                .noneMatch(line -> line.startsWith("Over- of onderschrijding"))
                .anyMatch(line -> line.contains("Kies alle hoofdstukken om te toetsen"));
    }

    @Test
    void vertical_explanation_groups_by_ceiling_and_nature_and_closes() {
        List<String> lines = lines("vertical-explanation", "2024-O1", Map.of("chapter", "XX", "threshold", "10"));

        assertThat(lines)
                .contains("Rijksbegroting | 152", "Besluitvorming (beleidsmatig) | 152", "Niet plafondrelevant | 30")
                .contains("Meer opvang | 37 | 150", "Technisch | 30", "Lening | 37 | 30")
                .anyMatch(line -> line.startsWith("Diversen [") && line.endsWith("| 2"))
                .contains("Totaal mutaties | 182", "Waarvan HGIS | 152");
        assertThat(lines.stream().filter(line -> line.startsWith("Stand ")).map(line -> line.split(" \\| ")[1]))
                .containsExactly("950", "1.132");
    }

    @Test
    void mutation_with_lines_of_two_classes_stands_under_both() {
        Map<String, String> chapter = Map.of("chapter", "XX", "threshold", "10");

        assertThat(lines("vertical-explanation", "2024-SBS", chapter))
                .containsSubsequence(
                        "Rijksbegroting | 65",
                        "Besluitvorming (beleidsmatig) | 40",
                        "Deels technisch | 37 | 40",
                        "Technisch | 25",
                        "Deels technisch | 37 | 25");
        assertThat(lines("mutations-by-nature", "2024-SBS", chapter))
                .filteredOn(line -> line.matches(".*\\| (40|25)"))
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void hgis_overview_keeps_unknown_lines_apart() {
        assertThat(lines("hgis", "2024-O1", Map.of()))
                .anyMatch(line -> line.startsWith("Totaal uitgaven |") && line.endsWith("1.052"))
                .anyMatch(line -> line.startsWith("Niet bekend of het HGIS is: uitgaven") && line.endsWith("50"));
    }

    @Test
    void horizontal_overview_shows_each_document_of_the_year() {
        assertThat(lines("horizontal-overview", null, Map.of("flow", "EXPENDITURE")))
                .anyMatch(line -> line.contains("2024-OWB | 2024-O1 | 2024-SBS"))
                .anyMatch(line -> line.startsWith("XX Chapter XX") && line.endsWith("950 | 1.132 | 1.197"))
                .anyMatch(line -> line.startsWith("Waarvan: Rijksbegroting | 1.117"))
                .anyMatch(line -> line.startsWith("Waarvan: Niet plafondrelevant | 30"))
                .anyMatch(line -> line.startsWith("Waarvan: Plafond niet bekend | 50"));
    }
}
