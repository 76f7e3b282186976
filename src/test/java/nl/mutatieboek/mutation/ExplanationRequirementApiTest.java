package nl.mutatieboek.mutation;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withMutationClass;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whether a mutation must be explained, by API and page. */
@Tag("application")
class ExplanationRequirementApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static MutationId opening;
    private static MutationId policy;
    private static MutationId technical;
    private static MutationId windfall;
    private static long beforePending;

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2026-OWB", "2025-09-16").moment("2026-O1", "2026-04-24");
        ledger.chapter("XX").chapter("XVII").items(2025, "XX/37", "XX/37/2", "XX/91");
        opening = ledger.book(proposal(
                MutationKind.OPENING,
                "2026-OWB",
                expenditure("XX/37/2", 2026, 995_000),
                expenditure("XX/91", 2026, 49_999)));
        policy = ledger.book(withMutationClass(
                MutationClass.POLICY,
                proposal(
                        MutationKind.RE_ESTIMATE,
                        "2026-O1",
                        expenditure("XX/37", 2026, 3_000),
                        expenditure("XX/37/2", 2026, 2_000),
                        posting("XX/37", Flow.RECEIPTS, 2027, -4_999),
                        expenditure("XX/91", 2026, -999),
                        expenditure("XX/37~91", 2026, 70_000))));
        beforePending = ledger.ledgerNumber();
        technical = ledger.propose(withMutationClass(
                MutationClass.TECHNICAL,
                proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37", 2026, -20_000))));
        windfall = ledger.propose(withMutationClass(
                MutationClass.WINDFALL,
                proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37", 2026, -20_000))));
        BOOK.awaitProjections();
    }

    private static HttpReply get(MutationId mutation, String bounds) {
        return BOOK.as("auditor").get("/v1/mutations/" + mutation + "/explanations" + bounds);
    }

    private static List<String> requirements(MutationId mutation, String bounds) {
        return get(mutation, bounds)
                .json()
                .get("explanations")
                .valueStream()
                .map(one -> "%s of %s: %s in %s %s, limit %s, due %s"
                        .formatted(
                                one.get("article").asString(),
                                one.get("size"),
                                one.get("change"),
                                one.get("flow").asString(),
                                one.get("year"),
                                one.get("limit"),
                                one.get("due")))
                .toList();
    }

    @Test
    void explanation_threshold_depends_on_the_article_balance_in_the_budget_bill() {
        assertThat(requirements(policy, ""))
                .containsExactly(
                        "XX/37 of 995000: 5000 in EXPENDITURE 2026, limit 5000, due true",
                        "XX/91 of 49999: -999 in EXPENDITURE 2026, limit 1000, due false",
                        "XX/37~91 of null: 70000 in EXPENDITURE 2026, limit null, due null");
    }

    @Test
    void explanation_threshold_ignores_postings_of_later_documents() {
        assertThat(requirements(technical, ""))
                .containsExactly("XX/37 of 995000: -20000 in EXPENDITURE 2026, limit 10000, due true");
    }

    @Test
    void explanation_requirement_is_undecided_for_a_windfall_or_without_a_class() {
        assertThat(requirements(windfall, ""))
                .containsExactly("XX/37 of 995000: -20000 in EXPENDITURE 2026, limit null, due null");
        assertThat(requirements(opening, ""))
                .contains("XX/37 of 995000: 995000 in EXPENDITURE 2026, limit null, due null");
    }

    @Test
    void explanation_requirement_follows_the_as_of_axes() {
        assertThat(get(technical, "?knownAt=" + beforePending).status()).isEqualTo(404);
        assertThat(requirements(technical, "?moment=2026-OWB"))
                .containsExactly("XX/37 of 995000: -20000 in EXPENDITURE 2026, limit 10000, due true");
    }

    @Test
    void mutation_page_shows_whether_an_explanation_is_due() {
        assertThat(BOOK.browse("auditor").get("/mutations/" + policy).page().text())
                .contains("XX/37: ja, vanaf 5.000 bij een artikel van 995.000")
                .contains("XX/91: nee, vanaf 1.000 bij een artikel van 49.999")
                .contains("XX/37~91: open");
    }
}
