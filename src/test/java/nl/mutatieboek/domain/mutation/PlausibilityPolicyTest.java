package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withExplanation;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.mutatieboek.domain.mutation.PlausibilityPolicy.RecordedContext;
import nl.mutatieboek.domain.mutation.PlausibilityPolicy.RecordedProposal;
import nl.mutatieboek.domain.mutation.PlausibilityWarning.BalanceBecomesNegative;
import nl.mutatieboek.domain.mutation.PlausibilityWarning.DocumentAlreadySubmitted;
import nl.mutatieboek.domain.mutation.PlausibilityWarning.ExplanationNamesOtherAmount;
import nl.mutatieboek.domain.mutation.PlausibilityWarning.SimilarMutationExists;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Warnings about figures that do not look plausible. */
class PlausibilityPolicyTest {
    private static final MutationId OTHER = new MutationId(UUID.randomUUID());

    private static Proposal estimate(Posting... postings) {
        return proposal(MutationKind.RE_ESTIMATE, "2026-OWB", postings);
    }

    /** Balances in 2026 of any flow. */
    private static RecordedContext balances(Map<String, Long> known) {
        return new RecordedContext(
                (item, flow, year) -> year.value() == 2026 && known.containsKey(item.toString())
                        ? new Thousands(known.get(item.toString()))
                        : null,
                null,
                List.of());
    }

    private static RecordedContext beside(Proposal other) {
        return new RecordedContext(
                (item, flow, year) -> null, null, List.of(new RecordedProposal(OTHER, "XX-2026-0004", other)));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
          100 |    -99 |
          100 |   -100 |
          100 |   -101 | balance-becomes-negative
          100 |  -1001 | balance-becomes-negative
          100 |  -1010 | balance-becomes-negative change-exceeds-balance
          100 |    100 |
          100 |    101 | change-exceeds-balance
            0 |    101 |
            0 |     -1 | balance-becomes-negative
         -100 |   -101 |
         -100 |    101 | change-exceeds-balance
            - |   -101 |
        """)
    void change_is_compared_with_the_balance(Long balance, long change, String codes) {
        RecordedContext recorded = balances(balance == null ? Map.of() : Map.of("XX/37", balance));

        assertThat(PlausibilityPolicy.findWarnings(estimate(expenditure("XX/37", 2026, change)), recorded))
                .extracting(PlausibilityWarning::code)
                .containsExactlyElementsOf(codes == null ? List.of() : List.of(codes.split(" ")));
    }

    @Test
    void balance_of_an_item_changes_by_all_that_is_posted_below_it_and_is_warned_about_once() {
        Proposal proposal = estimate(
                expenditure("XX/37", 2026, -3),
                posting("XX/37", Flow.COMMITMENTS, 2026, -9),
                expenditure("XX/37/2", 2026, -4));

        assertThat(PlausibilityPolicy.findWarnings(proposal, balances(Map.of("XX/37", 5L))))
                .containsExactly(new BalanceBecomesNegative(
                        ItemPath.parse("XX/37"),
                        Flow.COMMITMENTS,
                        new BudgetYear(2026),
                        new Thousands(5),
                        new Thousands(-9),
                        new Thousands(-4),
                        1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Een verlaging met 12.000 in 2026.         |
        Een verlaging met 10.000 in 2026.         | 10.000
        Van 50.000 naar 38.000.                   |
        Per saldo € 7 mln lager.                  |
        Eerst € 3,5 miljoen, dan 9.999 in 2027.   | € 3,5 miljoen, 9.999
        """)
    void amount_in_the_explanation_must_be_a_figure_of_the_mutation_or_a_balance(String explanation, String foreign) {
        Proposal proposal = withExplanation(
                explanation, estimate(expenditure("XX/37", 2026, -12_000), expenditure("XX/91", 2026, 5_000)));

        assertThat(PlausibilityPolicy.findWarnings(proposal, balances(Map.of("XX/37", 50_000L))))
                .containsExactlyElementsOf(
                        foreign == null ? List.of() : List.of(new ExplanationNamesOtherAmount(foreign)));
    }

    @Test
    void document_that_parliament_has_is_warned_about() {
        LocalDate day = LocalDate.of(2025, 9, 16);
        Proposal proposal = estimate(expenditure("XX/37", 2026, 1));

        assertThat(PlausibilityPolicy.findWarnings(
                        proposal, new RecordedContext((item, flow, year) -> null, day, List.of())))
                .containsExactly(new DocumentAlreadySubmitted(proposal.moment(), day));
    }

    @Test
    void mutation_with_the_same_item_year_and_amount_is_similar() {
        Proposal proposal = estimate(expenditure("XX/91", 2026, 5), expenditure("XX/37/~", 2026, -12));

        assertThat(PlausibilityPolicy.findWarnings(proposal, beside(estimate(expenditure("XX/37", 2026, -12)))))
                .containsExactly(new SimilarMutationExists(
                        OTHER,
                        "XX-2026-0004",
                        ItemPath.parse("XX/37/~"),
                        Flow.EXPENDITURE,
                        new BudgetYear(2026),
                        new Thousands(-12)));
    }

    @Test
    void mutation_with_another_item_flow_year_or_amount_or_zero_is_not_similar() {
        Proposal proposal = estimate(expenditure("XX/37", 2026, -12), expenditure("XX/37", 2027, 0));

        assertThat(PlausibilityPolicy.findWarnings(
                        proposal,
                        beside(estimate(
                                expenditure("XX/91", 2026, -12),
                                posting("XX/37", Flow.COMMITMENTS, 2026, -12),
                                expenditure("XX/37", 2028, -12),
                                expenditure("XX/37", 2026, 12),
                                expenditure("XX/37", 2027, 0)))))
                .isEmpty();
    }
}
