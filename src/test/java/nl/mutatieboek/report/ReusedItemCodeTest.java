package nl.mutatieboek.report;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.ItemCommand.RegisterItem;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Validity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An article that is registered again for later years, under another name, does not appear in queries about earlier
 * ones.
 */
@Tag("application")
class ReusedItemCodeTest {
    @RegisterExtension
    private final ApplicationFixture book = ApplicationFixture.empty();

    @Test
    void reused_item_code_changes_no_earlier_as_of_answer() {
        LedgerFixture ledger = new LedgerFixture(book);
        ledger.moment("2026-OWB", "2025-09-16").chapter("XX");
        register("Old", new Validity(new BudgetYear(2025), new BudgetYear(2030)), ledger);
        ledger.book(proposal(MutationKind.OPENING, "2026-OWB", expenditure("XX/37", 2026, 1_000)));
        book.awaitProjections();
        List<String> questions = List.of(
                "/v1/balances?item=XX/37&flow=EXPENDITURE&year=2035&knownAt=" + ledger.ledgerNumber(),
                "/v1/balances?item=XX&depth=1&flow=EXPENDITURE&year=2035&knownAt=" + ledger.ledgerNumber(),
                "/v1/reports/build-up?item=XX/37&knownAt=" + ledger.ledgerNumber(),
                "/v1/reports/supplementary-budget?item=XX/37&knownAt=" + ledger.ledgerNumber());
        Map<String, String> before = responses(questions);

        register("New", new Validity(new BudgetYear(2031), null), ledger);
        book.awaitProjections();

        assertThat(responses(questions)).isEqualTo(before);
        assertThat(responses(List.of(
                                "/v1/reports/build-up?item=XX/37&year=2026",
                                "/v1/reports/build-up?item=XX/37",
                                "/v1/reports/largest-mutations?item=XX/37",
                                "/v1/reports/mutations-by-nature?item=XX/37"))
                        .values())
                .allSatisfy(answer -> assertThat(answer).contains("Old (XX/37)").doesNotContain("New (XX/37)"));
    }

    private static void register(String name, Validity validity, LedgerFixture ledger) {
        ledger.record(LedgerFixture.APPROVER, id -> new RegisterItem(ItemPath.parse("XX/37"), name, validity));
    }

    private Map<String, String> responses(List<String> questions) {
        return questions.stream().collect(Collectors.toMap(Function.identity(), question -> {
            HttpReply reply = book.as("auditor").get(question);
            assertThat(reply.status()).as(question).isEqualTo(200);
            return reply.body();
        }));
    }
}
