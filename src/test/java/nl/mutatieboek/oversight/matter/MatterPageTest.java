package nl.mutatieboek.oversight.matter;

import static nl.mutatieboek.oversight.matter.MatterRequestFixture.MATTERS;
import static nl.mutatieboek.oversight.matter.MatterRequestFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Amendments, motions and undertakings on the pages. */
@Tag("application")
class MatterPageTest {
    @RegisterExtension
    final ApplicationFixture book =
            ApplicationFixture.empty().withPerson("reader", "READER").withPerson("staff", "PROPOSER:XX");

    private LedgerFixture ledger() {
        return new LedgerFixture(book)
                .moment("2026-OWB", "2025-09-16")
                .moment("2026-NVW-1", "2025-11-05")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/92", "XVII/1");
    }

    private String csv(String report) {
        ApiClient auditor = book.as("auditor");
        return auditor.send(auditor.request("/v1/reports/" + report)
                        .header("Accept", "text/csv")
                        .header("Accept-Language", "nl"))
                .body();
    }

    private static HttpReply recordMotion(ApplicationFixture.PageClient client, String amounts) {
        return client.fillAndSubmitTo(
                "/parliamentary-matters?scope=XX",
                "/parliamentary-matters",
                "key",
                key(),
                "chapter",
                "XX",
                "type",
                "MOTION",
                "title",
                "Opvang",
                "submittedOn",
                "18-11-2025",
                "parliamentaryPaper",
                "36800-XX-21",
                "member",
                "Van Dijk",
                "amounts",
                amounts);
    }

    @Test
    void pages_record_a_motion_its_vote_and_follow_up_and_show_errors_at_the_fields() {
        ledger();
        ApplicationFixture.PageClient administrator = book.browse("approver");
        String list = "/parliamentary-matters?scope=XX";
        HttpReply wrong = administrator.fillAndSubmitTo(
                list,
                "/parliamentary-matters",
                "key",
                key(),
                "chapter",
                "XX",
                "type",
                "MOTION",
                "title",
                "Opvang",
                "submittedOn",
                "18-11-2025",
                "amounts",
                "XX/37 U 2026 10\nXX/37 Q 2026 tien");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body())
                .contains(
                        "id=\"matter-parliamentaryPaper-error\"",
                        "id=\"matter-member-error\"",
                        "id=\"matter-amounts-error\">2: ");
        assertThat(wrong.body()).contains("XX/37 Q 2026 tien");
        assertThat(wrong.page().select("#problem li").eachText())
                .contains("Lid of leden: Dit is nodig bij de soort motie");
        assertThat(administrator.get(list + "&type=MOTION").page().text())
                .contains("Met deze keuze is niets gevonden.");
        assertThat(administrator.get(list).page().text()).contains("Hier is nog niets vastgelegd.");

        HttpReply recorded = recordMotion(administrator, "XX/37\tU\t2026\t‒ 10.000");
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(200);
        assertThat(PageDocument.parse(recorded.body()).text())
                .contains("Opvang 36800-XX-21", "ingediend", "Van Dijk", "10.000");
        assertThat(PageDocument.parse(recorded.body()).rows())
                .anyMatch(row -> row.contains("XX/37 | Uitgaven | 2026 | ‒"));
        String id = book.as("auditor").get(MATTERS).text("/matters/0/id");
        String page = "/parliamentary-matters/" + id;
        assertThat(book.as("auditor")
                        .get(MATTERS)
                        .json()
                        .at("/matters/0/amounts/0/thousands")
                        .asLong())
                .isEqualTo(-10_000);
        administrator.fillAndSubmitTo(
                page, page + "/decisions", "key", key(), "decision", "ADOPTED", "decidedOn", "4-12-2025");
        HttpReply done = administrator.fillAndSubmitTo(
                page,
                page + "/follow-ups",
                "key",
                key(),
                "followUp",
                "FULFILLED",
                "followedUpOn",
                "6-1-2026",
                "document",
                "36800-XX-30",
                "remark",
                "Brief gestuurd");
        assertThat(PageDocument.parse(done.body()).text())
                .containsSubsequence("afgedaan", "4 december 2025", "In de Kamer: aangenomen", "Brief gestuurd");
        assertThat(book.browse("reader").get(page).body()).doesNotContain("/decisions", "/revocations");
        assertThat(csv("motions-and-undertakings"))
                .contains("motions-done,LINE", "36800-XX-21", "Brief gestuurd (36800-XX-30)");
    }

    /** A point groups thousands; read as nothing, it would make ten times the amount of a decimal one. */
    @Test
    void amount_whose_point_groups_no_thousands_is_refused() {
        ledger();
        ApplicationFixture.PageClient approver = book.browse("approver");

        for (String amount : List.of("1.5", "12.34", "0.500", "1.0000", "-1.5", "1,5")) {
            HttpReply wrong = recordMotion(approver, "XX/37 U 2026 10\nXX/37 U 2027 " + amount);

            assertThat(wrong.status()).as(amount).isEqualTo(400);
            assertThat(wrong.body()).as(amount).contains("id=\"matter-amounts-error\">2: ");
        }
    }
}
