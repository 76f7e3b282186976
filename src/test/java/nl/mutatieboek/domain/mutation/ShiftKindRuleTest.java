package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.ProposalDraft.of;
import static nl.mutatieboek.domain.SampleBook.EARMARK;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.XVII;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.XX;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.no;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.noShift;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.reserve;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.year;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.yes;
import static nl.mutatieboek.domain.value.Flow.EXPENDITURE;
import static nl.mutatieboek.domain.value.Flow.RECEIPTS;
import static nl.mutatieboek.domain.value.MutationKind.CASH_SHIFT;
import static nl.mutatieboek.domain.value.MutationKind.GROSS_UP;

import java.util.stream.Stream;
import nl.mutatieboek.domain.ActorCommand;
import nl.mutatieboek.domain.CommandScript;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.KindRefusal.GrossUpUneven;
import nl.mutatieboek.domain.KindRefusal.NothingMoves;
import nl.mutatieboek.domain.KindRefusal.OneYearOnly;
import nl.mutatieboek.domain.KindRefusal.UnbalancedOverYears;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Kinds over years and flows: cash shifts and gross-ups. One line each, with the expected result at its end. */
class ShiftKindRuleTest {
    /** Kinds that are zero over the years, or alike in expenditure and receipts. */
    static Stream<Arguments> shiftRuleCases() {
        return Stream.of(
                // Zero per flow over the years
                yes(
                        "cash shift below its article",
                        of(CASH_SHIFT, "XX/37/2 U 2026 -10", "XX/37/2/zbo U 2027 4", "XX/37/~ U 2028 6")),
                yes(
                        "cash shift of a reserve in both flows",
                        of(
                                CASH_SHIFT,
                                EARMARK + " U 2026 -10",
                                EARMARK + " U 2027 10",
                                EARMARK + " V 2026 -10",
                                EARMARK + " V 2027 10")),
                no(
                        "cash shift, 1 off",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/37 U 2028 11"),
                        new UnbalancedOverYears(CASH_SHIFT, XX, EXPENDITURE, new Thousands(1))),
                yes("cash shift to another article", of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/91 U 2027 10")),
                yes(
                        "cash shift of two flows in opposite directions",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/37 U 2027 10", "XX/37 V 2026 10", "XX/37 V 2027 -10")),
                no(
                        "cash shift to another article, 1 off",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/91 U 2027 9"),
                        new UnbalancedOverYears(CASH_SHIFT, XX, EXPENDITURE, new Thousands(-1))),
                no(
                        "cash shift that is zero over its flows only",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/37 V 2027 10"),
                        new UnbalancedOverYears(CASH_SHIFT, XX, Flow.COMMITMENTS, new Thousands(10))),
                yes(
                        "macro cash shift that swaps years between chapters",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/37 U 2027 10", "XVII/4 U 2026 10", "XVII/4 U 2027 -10")),
                yes(
                        "macro cash shift over three chapters",
                        of(
                                CASH_SHIFT,
                                "XX/37 U 2026 -10",
                                "XX/37 U 2027 10",
                                "AP/~ U 2027 -3",
                                "AP/~ U 2028 3",
                                "XVII/4 U 2026 7",
                                "XVII/4 U 2028 -7")),
                no(
                        "macro cash shift that gives a chapter what another one has",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XVII/4 U 2027 10"),
                        new UnbalancedOverYears(CASH_SHIFT, XVII, EXPENDITURE, new Thousands(10))),
                no(
                        "transfer with a shift of one thousand",
                        of(CASH_SHIFT, "XX/37 U 2026 -1000", "XVII/4 U 2026 999", "XVII/4 U 2027 1"),
                        new UnbalancedOverYears(CASH_SHIFT, XVII, EXPENDITURE, new Thousands(1000))),
                no(
                        "transfer of commitments beside a shift of expenditure",
                        of(
                                CASH_SHIFT,
                                "XX/37 U 2026 -1",
                                "XX/37 U 2027 1",
                                "XX/37 V 2026 -1000",
                                "XVII/4 V 2026 999",
                                "XVII/4 V 2027 1"),
                        new UnbalancedOverYears(CASH_SHIFT, XVII, Flow.COMMITMENTS, new Thousands(1000))),
                no(
                        "reallocation with a shift of one thousand",
                        of(CASH_SHIFT, "XX/37 U 2026 -1000", "XX/91 U 2026 999", "XX/91 U 2027 1"),
                        noShift(XX, EXPENDITURE, 1, 999)),
                no(
                        "reallocation in one chapter beside a shift of another",
                        of(
                                CASH_SHIFT,
                                "XVII/4 U 2026 -1000",
                                "XVII/4 U 2027 1000",
                                "XX/37 U 2026 -1000",
                                "XX/91 U 2026 999",
                                "XX/91 U 2027 1"),
                        noShift(XX, EXPENDITURE, 1, 999)),
                yes(
                        "cash shift that moves as much between items as between years",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/91 U 2026 5", "XX/91 U 2027 5")),
                no(
                        "cash shift that moves more between items than between years",
                        of(CASH_SHIFT, "XX/37 U 2026 -11", "XX/91 U 2026 6", "XX/91 U 2027 5"),
                        noShift(XX, EXPENDITURE, 5, 6)),
                no(
                        "macro cash shift, 1 off",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/37 U 2027 11", "XVII/4 U 2026 10", "XVII/4 U 2027 -11"),
                        new UnbalancedOverYears(CASH_SHIFT, XVII, EXPENDITURE, new Thousands(-1))),
                no(
                        "macro cash shift with a chapter whose amounts do not move",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/37 U 2027 10", "XVII/4 U 2027 0"),
                        new NothingMoves(CASH_SHIFT)),
                no(
                        "cash shift of rounded figures that leaves a remainder in one year and shifts nothing",
                        of(
                                        CASH_SHIFT,
                                        "XX/37 U 2026 -3000",
                                        "XX/91 U 2026 2000",
                                        "XX/37 U 2027 -3000",
                                        "XX/91 U 2027 1000",
                                        "XX/92 U 2027 2000")
                                .rounded(1_000),
                        noShift(XX, EXPENDITURE, 0, 5_000)),
                no(
                        "transfer in two years under the name of a cash shift",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XVII/4 U 2026 10", "XX/37 U 2027 -1", "XVII/4 U 2027 1"),
                        new UnbalancedOverYears(CASH_SHIFT, XVII, EXPENDITURE, new Thousands(11))),
                no(
                        "reallocation in two years under the name of a cash shift",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/91 U 2026 10", "XX/37 U 2027 1", "XX/91 U 2027 -1"),
                        noShift(XX, EXPENDITURE, 0, 11)),
                no(
                        "cash shift of expenditure with a reallocation of receipts",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/37 U 2027 10", "XX/37 O 2026 -1", "XX/91 O 2026 1"),
                        noShift(XX, RECEIPTS, 0, 1)),
                no(
                        "cash shift to another flow",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/37 O 2027 10"),
                        new UnbalancedOverYears(CASH_SHIFT, XX, EXPENDITURE, new Thousands(-10))),
                no(
                        "cash shift of two articles, the later one off",
                        of(CASH_SHIFT, "XX/37 U 2026 -10", "XX/37 U 2027 10", "XX/91 U 2026 -1", "XX/91 U 2027 2"),
                        new UnbalancedOverYears(CASH_SHIFT, XX, EXPENDITURE, new Thousands(1))),
                no(
                        "cash shift within one year",
                        of(CASH_SHIFT, "XX/37/2 U 2026 -10", "XX/37/~ U 2026 10"),
                        new OneYearOnly(CASH_SHIFT)),
                no(
                        "cash shift with a stated zero in the other year",
                        of(CASH_SHIFT, "XX/37/2 U 2026 -10", "XX/37/~ U 2026 10", "XX/37 U 2027 0"),
                        new OneYearOnly(CASH_SHIFT)),
                no(
                        "cash shift that moves nothing",
                        of(CASH_SHIFT, "XX/37 U 2026 0", "XX/37 U 2027 0"),
                        new NothingMoves(CASH_SHIFT)),
                // Expenditure and receipts alike
                yes("gross-up to less", of(GROSS_UP, "XX/37 U 2026 -10", "XX/37 O 2026 -10")),
                yes(
                        "gross-up with commitments of their own",
                        of(GROSS_UP, "XX/37 U 2026 9", "XX/37 O 2026 9", "XX/37 V 2026 5")),
                no(
                        "gross-up, 1 off",
                        of(GROSS_UP, "XX/37 U 2026 10", "XX/37 O 2026 9"),
                        new GrossUpUneven(year(2026), new Thousands(10), new Thousands(9))),
                no(
                        "gross-up over the years",
                        of(GROSS_UP, "XX/37 U 2026 10", "XX/37 O 2027 10"),
                        new GrossUpUneven(year(2026), new Thousands(10), Thousands.ZERO)),
                no("gross-up of commitments alone", of(GROSS_UP, "XX/37 V 2026 10"), new NothingMoves(GROSS_UP)),
                no(
                        "gross-up of nothing",
                        of(GROSS_UP, "XX/37 U 2026 10", "XX/91 U 2026 -10"),
                        new NothingMoves(GROSS_UP)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shiftRuleCases")
    void mutation_is_accepted_or_refused_by_the_rule_of_its_kind(
            String what, CommandScript given, ActorCommand act, Refusal fact) {
        DecisionScenario.DecisionAssert outcome =
                DecisionScenario.given(reserve(), given).when(act);
        if (fact == null) {
            outcome.thenAccepted();
        } else {
            outcome.thenRefused(fact);
        }
    }
}
