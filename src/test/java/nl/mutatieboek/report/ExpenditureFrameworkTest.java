package nl.mutatieboek.report;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withMutationClass;
import static nl.mutatieboek.LedgerFixture.withTitle;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Documents from 2025 on test one expenditure framework; those before it test ceilings by sector. */
@Tag("whole")
class ExpenditureFrameworkTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @BeforeAll
    static void record() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2024-O1", "2024-04-15")
                .moment("2025-OWB", "2024-09-17")
                .chapter("XX")
                .items(2024, "XX/37", "XX/38", "XX/39", "XX/91");
        mark("XX/37", "CENTRAL_GOVERNMENT");
        mark("XX/38", "FRAMEWORK");
        mark("XX/39", "OUTSIDE");
        for (String article : List.of("XX/37", "XX/38", "XX/39", "XX/91")) {
            ledger.book(proposal(MutationKind.OPENING, "2024-O1", expenditure(article, 2025, 1_000)));
        }
        ledger.book(withTitle(
                "Meer opvang",
                withMutationClass(
                        MutationClass.DECISION,
                        proposal(
                                MutationKind.RE_ESTIMATE,
                                "2025-OWB",
                                expenditure("XX/37", 2025, 5),
                                expenditure("XX/38", 2025, 2)))));
        ceiling("CENTRAL_GOVERNMENT", "2024-O1", 1_200, 1_000);
        ceiling("FRAMEWORK", "2025-OWB", 2_000, 1_000);
        BOOK.awaitProjections();
    }

    private static void mark(String item, String ceiling) {
        assertThat(BOOK.as("approver")
                        .post("/v1/chapters/XX/items/marks", """
                            {"item": "%s", "validFrom": 2024, "source": {"document": "Miljoenennota 2025"},
                             "ceiling": "%s"}\
                            """.formatted(item, ceiling))
                        .status())
                .isEqualTo(201);
    }

    private static void ceiling(String ceiling, String moment, long thousands, long precision) {
        assertThat(BOOK.as("approver")
                        .post("/v1/ceilings", """
                            {"ceiling": "%s", "year": 2025, "moment": "%s", "thousands": %d, "precisionThousands": %d,
                             "source": {"document": "Miljoenennota 2025"}}\
                            """.formatted(ceiling, moment, thousands, precision))
                        .status())
                .isEqualTo(201);
    }

    private static List<String> lines(String report, String moment, Map<String, String> given) {
        return ReportTextFixture.text(BOOK, report, moment, given)
                .lines()
                .map(line -> line.strip().replaceAll(" {2,}", " | "))
                .toList();
    }

    @Test
    void document_of_2025_is_tested_against_the_framework_with_all_that_counts_under_a_ceiling() {
        assertThat(lines("ceiling-test", "2025-OWB", Map.of()))
                .contains("Uitgavenkader", "Niet kaderrelevant", "Niet bekend of het onder het uitgavenkader valt")
                .anyMatch(line -> line.startsWith("Netto uitgaven") && line.contains(") | 2.007 |"))
                .anyMatch(line -> line.startsWith("Uitgavenkader [") && line.contains("| 2.000 ["))
                .anyMatch(line -> line.startsWith("Over- of onderschrijding") && line.contains("| 7 ["))
                .anyMatch(line -> line.contains("of zij onder het kader vallen"))
                .anyMatch(line -> line.contains("Onvolledig"))
                .doesNotContain("Niet plafondrelevant", "Plafond niet bekend");
    }

    @Test
    void document_of_2024_is_tested_against_ceilings_and_a_line_under_the_framework_alone_is_uncertain() {
        assertThat(lines("ceiling-test", "2024-O1", Map.of()))
                .contains("Rijksbegroting", "Uitgavenkader", "Niet plafondrelevant", "Plafond niet bekend")
                .anyMatch(line -> line.startsWith("Uitgavenplafond [") && line.contains("| 1.200 ["))
                .anyMatch(line -> line.startsWith("Over- of onderschrijding") && line.contains("‒ 200 ["));
    }

    @Test
    void vertical_explanation_of_2025_has_the_framework_instead_of_sectors() {
        assertThat(lines("vertical-explanation", "2025-OWB", Map.of("chapter", "XX", "threshold", "1")))
                .anyMatch(line -> line.startsWith("Uitgavenkader | 7"))
                .noneMatch(line -> line.startsWith("Rijksbegroting"));
    }

    @Test
    void horizontal_overview_states_the_parts_of_the_frame_of_its_document() {
        assertThat(lines("horizontal-overview", "2025-OWB", Map.of("flow", "EXPENDITURE")))
                .anyMatch(line -> line.startsWith("Waarvan: Uitgavenkader | 2.007"))
                .anyMatch(line -> line.startsWith("Waarvan: Niet kaderrelevant | 1.000"))
                .anyMatch(line -> line.startsWith("Waarvan: Niet bekend of het onder het uitgavenkader valt | 1.000"));
        assertThat(lines("horizontal-overview", "2024-O1", Map.of("flow", "EXPENDITURE")))
                .anyMatch(line -> line.startsWith("Waarvan: Rijksbegroting |") && line.contains("1.000"))
                .anyMatch(line -> line.startsWith("Waarvan: Plafond niet bekend |") && line.contains("2.000"))
                .noneMatch(line -> line.startsWith("Waarvan: Uitgavenkader"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ceiling-test", "hgis", "horizontal-overview"})
    void report_of_a_year_equals_that_of_the_moment_of_its_last_document(String report) {
        assertThat(tables(report, "?year=2024")).isNotEmpty().isEqualTo(tables(report, "?moment=2024-O1"));
    }

    private static JsonNode tables(String report, String query) {
        return BOOK.as("auditor").get("/v1/reports/" + report + query).json().get("tables");
    }

    @Test
    void filter_on_the_framework_selects_lines_under_any_ceiling() {
        assertThat(BOOK.as("auditor")
                        .get("/v1/balances?item=XX&flow=EXPENDITURE&year=2025&mark=FRAMEWORK")
                        .text("/balances/0/thousands"))
                .isEqualTo("2007");
    }
}
