package nl.mutatieboek.report;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.DefaultMarkCommand;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Validity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The overview of HGIS of an article whose receipts are in a year that the document does not show. */
@Tag("application")
class HgisReportTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @Test
    void hgis_overview_has_no_row_for_a_flow_without_amounts_in_the_years_shown() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2024-OWB", "2023-09-19")
                .moment("2024-SBS", "2024-09-17")
                .chapter("XX")
                .items(2023, "XX/37");
        ledger.record(
                LedgerFixture.APPROVER,
                id -> new DefaultMarkCommand.SetDefaultMarks(
                        ItemPath.parse("XX/37"),
                        new Validity(new BudgetYear(2024), null),
                        new BudgetMarks(null, true, null, null),
                        Source.ofDocument("36410-XX-2"),
                        null));
        ledger.book(proposal(
                MutationKind.OPENING,
                "2024-OWB",
                expenditure("XX/37", 2024, 100),
                posting("XX/37", Flow.RECEIPTS, 2026, 7)));
        BOOK.awaitProjections();

        assertThat(ReportTextFixture.text(BOOK, "hgis", "2024-OWB", Map.of())
                        .lines()
                        .filter(line -> line.contains(": ontvangsten")))
                .as("of the chapter and its article, in the document that shows 2026")
                .hasSize(2);
        assertThat(ReportTextFixture.text(BOOK, "hgis", "2024-SBS", Map.of()).lines())
                .filteredOn(line -> line.matches(".*: (uitgaven|ontvangsten).*"))
                .as("of the chapter and its article, in the document that shows 2023 and 2024")
                .hasSize(2)
                .allMatch(line -> line.contains(": uitgaven"));
    }
}
