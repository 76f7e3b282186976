package nl.mutatieboek.report;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Measures of new policy and their totals. */
@Tag("application")
class PolicyMeasureTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2026-OWB", "2025-09-16")
                .moment("2026-NVW-1", "2025-10-16")
                .moment("2026-O1", "2026-04-25")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/91", "XVII/1");
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 1)));
        ledger.book(NewPolicyProposals.titled(
                "Herschikt: van 37 naar 91",
                MutationKind.REALLOCATION,
                "2026-OWB",
                expenditure("XX/37", 2026, -500),
                expenditure("XX/91", 2026, 500)));
        ledger.book(NewPolicyProposals.titled(
                "Gedekt: van XVII",
                MutationKind.TRANSFER,
                "2026-OWB",
                expenditure("XVII/1", 2026, -40),
                expenditure("XX/37", 2026, 40),
                posting("XVII/1", Flow.COMMITMENTS, 2026, -40),
                posting("XX/37", Flow.COMMITMENTS, 2026, 40)));
        MutationId taken = ledger.book(NewPolicyProposals.titled(
                "Teruggenomen: niet meer", MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 99)));
        ledger.reverse(taken);
        ledger.book(NewPolicyProposals.titled(
                "Twee wegen: eerst", MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2027, 7)));
        ledger.book(NewPolicyProposals.titled(
                "Twee wegen: ook", MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2027, 8)));
        ledger.book(NewPolicyProposals.titled(
                "=Gevaarlijk: @", MutationKind.RE_ESTIMATE, "2026-NVW-1", expenditure("XX/91", 2026, 0)));
        ledger.book(NewPolicyProposals.titled(
                "=Later: in de nota", MutationKind.RE_ESTIMATE, "2026-NVW-1", expenditure("XX/91", 2026, -3)));
        ledger.book(NewPolicyProposals.titled(
                "Van een ander wetsvoorstel", MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/91", 2026, 1_000)));
        ledger.propose(NewPolicyProposals.titled(
                "Nog in behandeling", MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/91", 2026, 1_000)));
        BOOK.awaitProjections();
    }

    private static String csv(String question) {
        ApiClient auditor = BOOK.as("auditor");
        return auditor.send(auditor.request("/v1/reports/new-policy" + question).header("Accept", "text/csv"))
                .body();
    }

    @Test
    void policy_measures_are_booked_mutations_of_the_bill_counted_where_money_is_spent() {
        assertThat(csv("")).isEqualToNormalizingNewlines("""
            table,type,item,row,article,y2026,y2027,y2028,y2029,y2030,marks
            overview,LINE,,1) Herschikt,91,500,,,,,
            overview,LINE,,2) Gedekt,37,40,,,,,
            overview,LINE,,3) Twee wegen,37,,,,,,
            overview,LINE,,4) Twee wegen,37,,,,,,
            overview,LINE,,5) =Later,91,-3,,,,,
            measure-1,LINE,,Herschikt,,500,,,,,
            measure-2,LINE,,Gedekt,,40,,,,,
            measure-3,LINE,,Twee wegen,,,7,,,,
            measure-4,LINE,,Twee wegen,,,8,,,,
            measure-5,LINE,,'=Later,,-3,,,,,
            """);
    }

    @Test
    void policy_measure_is_absent_before_its_moment() {
        assertThat(csv("?moment=2026-OWB")).contains("4) Twee wegen").doesNotContain("Later");
    }
}
