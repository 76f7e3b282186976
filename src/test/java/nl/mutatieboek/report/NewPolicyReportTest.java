package nl.mutatieboek.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The letter of 2026 about new policy, regenerated from the demo book. */
@Tag("main")
class NewPolicyReportTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.demo();

    @BeforeAll
    static void read() {
        BOOK.awaitProjections();
    }

    private static HttpReply get(String question) {
        return BOOK.as("auditor").get("/v1/reports/new-policy" + question);
    }

    private static HttpReply get(String question, String accept) {
        return BOOK.as("auditor")
                .send(BOOK.as("auditor")
                        .request("/v1/reports/new-policy" + question)
                        .header("Accept", accept));
    }

    @Test
    void new_policy_report_of_the_demo_equals_the_letter_cell_by_cell() {
        String page = BOOK.browse("auditor")
                .get("/reports/new-policy?scope=XX&year=2026")
                .body();

        assertThat(PrintedTableReader.readTables(page))
                .containsExactly(
                        NewPolicyLetterTables.OVERVIEW,
                        NewPolicyLetterTables.ASYLUM_MEASURES,
                        NewPolicyLetterTables.PARTNERSHIPS);
    }

    @Test
    void new_policy_report_as_csv_has_plain_numbers() {
        assertThat(get("", "text/csv").body()).isEqualToNormalizingNewlines("""
            table,type,item,row,article,y2026,y2027,y2028,y2029,y2030,marks
            overview,LINE,,1) Asielmaatregelen Regeerprogramma,"37, 91",68678,,,,,
            overview,LINE,,2) Migratiepartnerschappen,37,10000,,,,,
            measure-1,LINE,,Asielmaatregelen Regeerprogramma,,68678,55319,55074,54474,54457,
            measure-2,LINE,,Migratiepartnerschappen,,10000,10000,10000,10000,,y2029: DISPUTED
            """);
    }

    @Test
    void new_policy_report_notes_contradictions_and_links_its_figures() {
        JsonNode json = get("").json();
        JsonNode cell = json.at("/tables/2/rows/0/cells/3");
        JsonNode note = json.at("/notes/" + (cell.at("/notes/0").asInt() - 1));

        assertThat(cell.get("thousands").asLong()).isEqualTo(10_000);
        assertThat(note.get("type").asString()).isEqualTo("DISPUTED");
        assertThat(note.get("text").asString())
                .isEqualTo("De tabel vult 2029; de tekst noemt 2025 tot en met 2028 (D-01).");
        assertThat(json.at("/tables/2/rows/0/cells/4/type").asString()).isEqualTo("EMPTY");
        JsonNode mutation = BOOK.as("auditor").get(cell.get("href").asString()).json();
        assertThat(mutation.get("title").asString())
                .isEqualTo("Migratiepartnerschappen 2029: overboeking van XVII, bron tegenstrijdig");
    }

    @Test
    void new_policy_report_follows_the_as_of_axes() {
        assertThat(get("?moment=2025-O1&year=2026", "text/csv").body().lines()).hasSize(1);
        assertThat(get("?effectiveOn=2025-09-15&year=2026", "text/csv").body().lines())
                .hasSize(1);
        assertThat(get("?knownAt=1&year=2026", "text/csv").body().lines()).hasSize(1);
        assertThat(get("?knownAt=20&year=2026", "text/csv").body().lines()).hasSize(1);
        assertThat(get("?moment=2025-O1").json().at("/tables/0/stub").asString())
                .contains("2025");
    }

    @Test
    void new_policy_report_counts_the_receiving_chapter_and_not_the_giving_one() {
        assertThat(get("?chapter=XVII", "text/csv").body().lines()).hasSize(1);
    }

    @Test
    void new_policy_report_with_unknown_format_or_parameter_is_refused() {
        assertThat(get("", "image/png").status()).isEqualTo(406);
        assertThat(get("?item=XX/37").status()).isEqualTo(400);
        assertThat(get("?chapter=VI").status()).isEqualTo(404);
        assertThat(get("?chapter=xx").status()).isEqualTo(400);
        assertThat(BOOK.as("auditor").get("/v1/reports/nonsense").status()).isEqualTo(404);
        assertThat(BOOK.browse("auditor").get("/reports/nonsense").status()).isEqualTo(404);
    }

    @Test
    void new_policy_report_treats_empty_parameters_as_absent() {
        assertThat(get("?chapter=&year=&moment=").json().at("/tables")).hasSize(3);
    }

    @Test
    void new_policy_report_is_in_english_unless_dutch_is_requested() {
        HttpReply dutch = BOOK.as("auditor")
                .send(BOOK.as("auditor").request("/v1/reports/new-policy").header("Accept-Language", "nl"));

        assertThat(get("").text("/title")).isEqualTo("New policy expenditure");
        assertThat(dutch.text("/title")).isEqualTo("Nieuwe beleidsmatige uitgaven");
        assertThat(dutch.json().at("/tables/0/columns").findValuesAsString("name"))
                .isEqualTo(List.of("article", "y2026"));
    }
}
