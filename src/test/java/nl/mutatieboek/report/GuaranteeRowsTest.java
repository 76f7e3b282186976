package nl.mutatieboek.report;

import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Guarantees stand apart within the commitments of an article, in the tables whose models have these rows. */
@Tag("application")
class GuaranteeRowsTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .moment("2026-O1", "2026-04-24")
                .moment("2026-SW", "2027-05-20")
                .chapter("XX")
                .items(2025, "XX/5", "XX/5/1", "XX/5/2", "XX/5/3", "XX/6");
        guarantee("XX/5/1", true);
        guarantee("XX/5/2", false);
        ledger.book(proposal(
                MutationKind.OPENING,
                "2026-OWB",
                posting("XX/5/1", Flow.COMMITMENTS, 2026, 10_000),
                posting("XX/5/2", Flow.COMMITMENTS, 2026, 88),
                posting("XX/5/3", Flow.COMMITMENTS, 2026, 7),
                posting("XX/6", Flow.COMMITMENTS, 2026, 5)));
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-O1", posting("XX/5/1", Flow.COMMITMENTS, 2026, -1_000)));
        ledger.book(proposal(MutationKind.FINAL_BUDGET, "2026-SW", posting("XX/5/1", Flow.COMMITMENTS, 2026, -500)));
        BOOK.awaitProjections();
    }

    private static void guarantee(String item, boolean guarantee) {
        assertThat(BOOK.as("approver")
                        .post("/v1/chapters/XX/items/marks", """
                            {"item": "%s", "validFrom": 2026, "source": {"document": "wetsvoorstel"}, "guarantee": %s}\
                            """.formatted(item, guarantee))
                        .status())
                .isEqualTo(201);
    }

    private static List<String> lines(String report, String moment) {
        return ReportTextFixture.text(BOOK, report, moment, Map.of("item", "XX/5", "flow", "COMMITMENTS"))
                .lines()
                .map(line -> line.strip().replaceAll(" \\[[0-9,]+]", "").replaceAll(" {2,}", " | "))
                .toList();
    }

    @Test
    void budget_bill_has_guarantees_other_commitments_and_those_that_are_not_known() {
        assertThat(lines("policy-consequences", "2026-OWB"))
                .anyMatch(line -> line.startsWith("Waarvan garantieverplichtingen |") && line.contains("| 10.000"))
                .anyMatch(line -> line.startsWith("Waarvan overige verplichtingen |") && line.contains("| 88"))
                .anyMatch(
                        line -> line.startsWith("Waarvan niet bekend of het garanties zijn |") && line.contains("| 7"));
    }

    @Test
    void supplementary_budget_has_them_before_its_mutations_and_after_them() {
        assertThat(lines("supplementary-budget", "2026-O1"))
                .anyMatch(line -> line.startsWith("Waarvan garantieverplichtingen | 10.000 | ")
                        && line.contains("| ‒ 1.000 | 9.000"));
    }

    @Test
    void annual_report_has_them_with_their_difference() {
        assertThat(lines("annual-report", "2026-SW"))
                .anyMatch(line -> line.startsWith("Waarvan garantieverplichtingen |")
                        && line.contains("| 8.500 | 10.000 | ‒ 1.500"));
    }

    @Test
    void article_without_guarantees_has_one_row_of_commitments() {
        assertThat(ReportTextFixture.text(BOOK, "policy-consequences", "2026-OWB", Map.of("item", "XX/6")))
                .doesNotContain("Waarvan");
    }

    @Test
    void guarantees_are_uncertain_while_lines_are_not_known() {
        assertThat(BOOK.as("auditor")
                        .get("/v1/reports/supplementary-budget?item=XX/5&flow=COMMITMENTS&moment=2026-O1")
                        .body())
                .contains("Guarantee commitments", "INCOMPLETE", "mark=GUARANTEE");
    }
}
