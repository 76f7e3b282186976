package nl.mutatieboek.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.DefaultMarkCommand;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.CeilingAmount;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What tells of a ceiling in a moment under embargo to people who may see one chapter there, or nothing. */
@Tag("application")
class CeilingEmbargoTest {
    @RegisterExtension
    final ApplicationFixture book = ApplicationFixture.empty().withPerson("book-auditor", "AUDITOR,ADMINISTRATOR");

    private LedgerFixture ledger;

    @BeforeEach
    void register() {
        ledger = new LedgerFixture(book)
                .moment("2026-OWB", "2025-09-16")
                .embargoedMoment("2027-OWB", "2026-09-15")
                .chapter("XX")
                .items(2025, "XX/37");
    }

    private void hideCeiling() {
        ledger.record(
                LedgerFixture.APPROVER,
                id -> new DefaultMarkCommand.RecordCeiling(
                        new CeilingAmount(
                                Ceiling.CENTRAL_GOVERNMENT,
                                new BudgetYear(2027),
                                Moment.parse("2027-OWB"),
                                new Thousands(8888),
                                Precision.EXACT,
                                Source.ofDocument("Miljoenennota 2027"),
                                null),
                        null));
        book.awaitProjections();
    }

    @Test
    void ceiling_test_of_one_chapter_is_the_same_before_and_after_a_ceiling_is_recorded() {
        List<String> before = shown();
        hideCeiling();

        assertThat(shown()).isEqualTo(before);
        assertThat(book.as("auditor")
                        .get("/v1/reports/ceiling-test?year=2027&moment=2027-OWB")
                        .body())
                .contains("central_government");
    }

    private List<String> shown() {
        return List.of("", "&moment=2027-OWB").stream()
                .map(moment -> book.as("proposer")
                        .get("/v1/reports/ceiling-test?chapter=XX&year=2027" + moment)
                        .json()
                        .at("/tables")
                        .toString())
                .toList();
    }

    @Test
    void ceiling_in_a_moment_under_embargo_is_refused_whatever_is_recorded_there() {
        String before = responseTo("approver", 8888, "");
        hideCeiling();

        assertThat(before).startsWith("403").contains("under-embargo");
        assertThat(responseTo("approver", 8888, "")).isEqualTo(before);
        assertThat(responseTo("approver", 8888, ", \"reason\": \"r\"")).isEqualTo(before);
        assertThat(responseTo("approver", 8887, ", \"reason\": \"r\"")).isEqualTo(before);
        assertThat(responseTo("proposer", 8888, "")).startsWith("403").doesNotContain("under-embargo");
        assertThat(responseTo("book-auditor", 8888, "")).contains("ceiling-recorded-before");
        assertThat(responseTo("book-auditor", 8887, ", \"reason\": \"r\"")).startsWith("200");
    }

    private String responseTo(String person, long thousands, String reason) {
        HttpReply reply = book.as(person).post("/v1/ceilings?dryRun=true", """
            {"ceiling": "CENTRAL_GOVERNMENT", "year": 2027, "moment": "2027-OWB", "thousands": %d,
             "source": {"document": "Miljoenennota 2027"}%s}\
            """.formatted(thousands, reason));
        return reply.status() + " " + reply.body();
    }
}
