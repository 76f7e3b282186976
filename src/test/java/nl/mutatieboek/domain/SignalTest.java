package nl.mutatieboek.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Signal.SignalType;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.domain.value.YearEndMarginCap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Signals of mutations. */
class SignalTest {
    static Stream<Arguments> signals() {
        return Stream.of(
                arguments(ProposalDraft.of(MutationKind.FINAL_BUDGET, "XX/37 U 2026 0"), new Signal[] {}),
                arguments(
                        ProposalDraft.of(MutationKind.FINAL_BUDGET, "XX/37 U 2026 -1", "XX/37 O 2026 9"),
                        new Signal[] {}),
                arguments(
                        ProposalDraft.of(
                                MutationKind.FINAL_BUDGET, "XX/37/2 U 2026 3", "XX/37/3 U 2026 -2", "XX/91 V 2026 5"),
                        new Signal[] {
                            new Signal(
                                    SignalType.REALISATION_EXCEEDS,
                                    ItemPath.parse("XX/37"),
                                    Flow.EXPENDITURE,
                                    new BudgetYear(2026),
                                    new Thousands(1))
                        }),
                arguments(
                        ProposalDraft.of(
                                        MutationKind.CASH_SHIFT,
                                        "XX/37 U 2026 -4000",
                                        "XX/37 U 2027 1000",
                                        "XX/37 U 2028 2000")
                                .rounded(1_000),
                        new Signal[] {
                            new Signal(SignalType.LEFT_BY_ROUNDING, null, Flow.EXPENDITURE, null, new Thousands(-1_000))
                        }),
                arguments(
                        ProposalDraft.of(MutationKind.INTENSIFICATION, "XX/37 U 2026 5"),
                        new Signal[] {new Signal(SignalType.NOT_COVERED, null, null, null, null)}),
                arguments(ProposalDraft.of(MutationKind.SPENDING_CUT, "XX/37 U 2026 -5"), new Signal[] {}),
                arguments(
                        ProposalDraft.of(
                                MutationKind.SPENDING_CUT, "XX/37 U 2026 5", "XX/37 U 2027 -5", "XX/37 V 2028 9"),
                        new Signal[] {about(SignalType.UNUSUAL_SIGN, 2026, 5)}),
                arguments(ProposalDraft.of(MutationKind.SPENDING_CUT, "XX/37 O 2026 5"), new Signal[] {}),
                arguments(ProposalDraft.of(MutationKind.INTENSIFICATION, "XX/37 U 2026 -5"), new Signal[] {
                    new Signal(SignalType.NOT_COVERED, null, null, null, null), about(SignalType.UNUSUAL_SIGN, 2026, -5)
                }),
                arguments(
                        ProposalDraft.of(MutationKind.AMENDMENT, "XX/37 U 2026 5", "XX/91 U 2026 -4"),
                        new Signal[] {about(SignalType.NOT_COVERED, 2026, 1)}),
                arguments(
                        ProposalDraft.of(MutationKind.AMENDMENT, "XX/37 U 2026 5", "XX/91 O 2026 5"), new Signal[] {}),
                arguments(ProposalDraft.of(MutationKind.AMENDMENT, "XX/37 U 2026 -5"), new Signal[] {}));
    }

    private static Signal about(SignalType sort, int year, long thousands) {
        return new Signal(sort, null, Flow.EXPENDITURE, new BudgetYear(year), new Thousands(thousands));
    }

    @Test
    void decrease_of_an_article_below_zero_gives_a_signal() {
        ProposalDraft draft =
                ProposalDraft.reEstimate("XX/37/2 U 2026 -5", "XX/91 U 2026 5", "XX/92 U 2026 -5", "XX/~ U 2026 -5");
        Signal.BalanceLookup balances = (item, flow, year) -> switch (item.toString()) {
            case "XX/37", "XX/91" -> new Thousands(-3);
            case "XX/92" -> Thousands.ZERO;
            default -> null;
        };

        assertThat(Signal.fromBalances(draft.proposal(), balances))
                .containsExactly(new Signal(
                        SignalType.BELOW_ZERO,
                        ItemPath.parse("XX/37"),
                        Flow.EXPENDITURE,
                        new BudgetYear(2026),
                        new Thousands(-3)));
    }

    @ParameterizedTest
    @CsvSource({"10, 1000, false", "11, 1000, true", "1, -5, true", "-11, 1000, false", "11, , false"})
    void year_end_margin_above_one_percent_gives_a_signal(long margin, Long budget, boolean signal) {
        ProposalDraft draft =
                ProposalDraft.of(MutationKind.YEAR_END_MARGIN, "AP/~ U 2026 " + -margin, "XX/92 U 2026 " + margin);
        Signal.BalanceLookup balances = (item, flow, year) ->
                item.toString().equals("XX") && budget != null && year.value() == 2025 ? new Thousands(budget) : null;

        assertThat(Signal.fromBalances(draft.proposal(), balances))
                .isEqualTo(
                        signal
                                ? List.of(new Signal(
                                        SignalType.ABOVE_MARGIN,
                                        ItemPath.parse("XX"),
                                        Flow.EXPENDITURE,
                                        new BudgetYear(2025),
                                        new Thousands(margin)))
                                : List.of());
    }

    @Test
    void margins_of_a_chapter_that_exceed_its_cap_together_give_a_signal() {
        ProposalDraft draft = ProposalDraft.of(MutationKind.YEAR_END_MARGIN, "AP/~ U 2026 -6", "XX/92 U 2026 6");
        Signal.BalanceLookup balances = new Signal.BalanceLookup() {
            @Override
            public Thousands balance(ItemPath item, Flow flow, BudgetYear year) {
                return null;
            }

            @Override
            public YearEndMarginCap marginCap(ChapterCode chapter, BudgetYear year) {
                return new YearEndMarginCap(new Thousands(10), YearEndMarginCap.CapBasis.RECORDED);
            }

            @Override
            public Thousands carriedMargin(ChapterCode chapter, BudgetYear year, Thousands own) {
                return own.plus(new Thousands(5));
            }
        };

        assertThat(Signal.fromBalances(draft.proposal(), balances))
                .containsExactly(new Signal(
                        SignalType.ABOVE_MARGIN,
                        ItemPath.parse("XX"),
                        Flow.EXPENDITURE,
                        new BudgetYear(2025),
                        new Thousands(11)));
    }

    @ParameterizedTest
    @MethodSource("signals")
    void unusual_proposal_gives_its_signals(ProposalDraft draft, Signal[] signals) {
        assertThat(Signal.fromProposal(draft.proposal())).containsExactly(signals);
    }
}
