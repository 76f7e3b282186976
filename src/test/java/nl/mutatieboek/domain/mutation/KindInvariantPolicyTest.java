package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.DecisionScenario.given;
import static nl.mutatieboek.domain.ProposalDraft.allocation;
import static nl.mutatieboek.domain.ProposalDraft.opening;
import static nl.mutatieboek.domain.ProposalDraft.reEstimate;
import static nl.mutatieboek.domain.ProposalDraft.reallocation;
import static nl.mutatieboek.domain.ProposalDraft.reservation;
import static nl.mutatieboek.domain.ProposalDraft.transfer;
import static nl.mutatieboek.domain.SampleBook.EARMARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.domain.CommandScript;
import nl.mutatieboek.domain.KindRefusal.FieldMissing;
import nl.mutatieboek.domain.KindRefusal.FieldNotOfKind;
import nl.mutatieboek.domain.KindRefusal.NotStatedEither;
import nl.mutatieboek.domain.KindRefusal.NothingMoves;
import nl.mutatieboek.domain.KindRefusal.Unbalanced;
import nl.mutatieboek.domain.KindRefusal.WrongNumberOfChapters;
import nl.mutatieboek.domain.KindRefusal.WrongSign;
import nl.mutatieboek.domain.ProposalDraft;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.StructureRefusal.NotAReserve;
import nl.mutatieboek.domain.StructureRefusal.NotAnEarmark;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The invariant of each kind (law 2): satisfied, and violated by one thousand or by one chapter. */
class KindInvariantPolicyTest {
    static Stream<Arguments> kept() {
        return Stream.of(
                arguments("an opening is one-sided", opening("XX/37 U 2026 100", "XX/37 V 2026 90")),
                arguments("an opening may be negative", opening("XX/92 U 2026 -100")),
                arguments("an opening may state zero", opening("XX/37 O 2026 0")),
                arguments("a reservation is one-sided", reservation(EARMARK + " U 2026 100", EARMARK + " U 2027 0")),
                arguments(
                        "a reservation lies below an article",
                        reservation("XX/92/klimaat U 2026 1", EARMARK + "/coa U 2026 1")),
                arguments("a re-estimate is one-sided", reEstimate("XX/37 U 2026 -1051000")),
                arguments(
                        "an allocation is zero per flow and year",
                        allocation(
                                EARMARK + " U 2026 -68678",
                                "XX/37~91 U 2026 68678",
                                EARMARK + " V 2027 -5",
                                "XX/37 V 2027 5")),
                arguments(
                        "an allocation of a stated zero",
                        allocation(EARMARK + " U 2026 -5", "XX/37 U 2026 5", EARMARK + " U 2027 0", "XX/37 U 2027 0")),
                arguments(
                        "an allocation to several items",
                        allocation(EARMARK + " U 2026 -5", "XX/37 U 2026 3", "XX/91 U 2026 2")),
                arguments(
                        "an allocation from below the reserve",
                        allocation(EARMARK + "/coa U 2026 -5", "XX/37 U 2026 5")),
                arguments(
                        "a transfer is zero per flow and year over two chapters",
                        transfer("XVII/~ U 2026 -10", "XX/37 U 2026 10", "XVII/4 U 2027 3", "XX/91 U 2027 -3")),
                arguments(
                        "a reallocation is zero per flow and year",
                        reallocation("XX/37 U 2026 -4", "XX/91 U 2026 1", "XX/92 U 2026 3")),
                arguments("a reallocation within an article", reallocation("XX/37/2 V 2026 -4", "XX/37/~ V 2026 4")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kept")
    void proposal_that_keeps_the_rule_of_its_kind_is_accepted(String rule, ProposalDraft draft) {
        given(reserve()).when(propose("it", draft)).thenAccepted();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments(
                        "an opening in two chapters",
                        opening("XX/37 U 2026 1", "XVII/4 U 2026 1"),
                        new WrongNumberOfChapters(MutationKind.OPENING, 1, 2)),
                arguments(
                        "a reservation in two chapters",
                        reservation(EARMARK + " U 2026 1", "AP/asielmaatregelen U 2026 1"),
                        new WrongNumberOfChapters(MutationKind.RESERVATION, 1, 2)),
                arguments(
                        "a re-estimate in two chapters",
                        reEstimate("XX/37 U 2026 1", "XVII/4 U 2026 1"),
                        new WrongNumberOfChapters(MutationKind.RE_ESTIMATE, 1, 2)),
                arguments(
                        "an allocation to another chapter",
                        allocation(EARMARK + " U 2026 -1", "XVII/4 U 2026 1"),
                        new WrongNumberOfChapters(MutationKind.RESERVE_ALLOCATION, 1, 2)),
                arguments(
                        "a transfer within a chapter",
                        transfer("XX/37 U 2026 -1", "XX/91 U 2026 1"),
                        new WrongNumberOfChapters(MutationKind.TRANSFER, 2, 1)),
                arguments(
                        "a transfer over three chapters",
                        transfer("XX/37 U 2026 -2", "XVII/4 U 2026 1", "V/4 U 2026 1"),
                        new WrongNumberOfChapters(MutationKind.TRANSFER, 2, 3)),
                arguments(
                        "a reallocation to another chapter",
                        reallocation("XX/37 U 2026 -1", "XVII/4 U 2026 1"),
                        new WrongNumberOfChapters(MutationKind.REALLOCATION, 1, 2)),
                arguments(
                        "an allocation one short",
                        allocation(EARMARK + " U 2026 -10", "XX/37 U 2026 9"),
                        new Unbalanced(
                                MutationKind.RESERVE_ALLOCATION, Flow.EXPENDITURE, year(2026), new Thousands(-1))),
                arguments(
                        "an allocation one over",
                        allocation(EARMARK + " V 2027 -10", "XX/37 V 2027 11"),
                        new Unbalanced(
                                MutationKind.RESERVE_ALLOCATION, Flow.COMMITMENTS, year(2027), new Thousands(1))),
                arguments(
                        "an allocation that is zero over its years only",
                        allocation(EARMARK + " U 2026 -10", "XX/37 U 2027 10"),
                        new Unbalanced(
                                MutationKind.RESERVE_ALLOCATION, Flow.EXPENDITURE, year(2026), new Thousands(-10))),
                arguments(
                        "an allocation that is zero over its flows only",
                        allocation(EARMARK + " U 2026 -10", "XX/37 V 2026 10"),
                        new Unbalanced(
                                MutationKind.RESERVE_ALLOCATION, Flow.COMMITMENTS, year(2026), new Thousands(10))),
                arguments(
                        "a transfer one short",
                        transfer("XVII/~ O 2028 -10", "XX/37 O 2028 9"),
                        new Unbalanced(MutationKind.TRANSFER, Flow.RECEIPTS, year(2028), new Thousands(-1))),
                arguments(
                        "a reallocation one over",
                        reallocation("XX/37 U 2026 -1", "XX/91 U 2026 2"),
                        new Unbalanced(MutationKind.REALLOCATION, Flow.EXPENDITURE, year(2026), new Thousands(1))),
                arguments(
                        "a reservation with one negative line",
                        reservation(EARMARK + " U 2026 10", EARMARK + " U 2027 -1"),
                        new WrongSign(
                                MutationKind.RESERVATION,
                                item(EARMARK),
                                Flow.EXPENDITURE,
                                year(2027),
                                new Thousands(-1))),
                arguments(
                        "a reservation on an article", reservation("XX/92 U 2026 1"), new NotAnEarmark(item("XX/92"))),
                arguments(
                        "a reservation on what is open",
                        reservation("XX/92/~ U 2026 1"),
                        new NotAnEarmark(item("XX/92/~"))),
                arguments(
                        "a reservation on one of two items",
                        reservation("XX/92/asielmaatregelen~klimaat U 2026 1"),
                        new NotAnEarmark(item("XX/92/asielmaatregelen~klimaat"))),
                arguments(
                        "an allocation from an ordinary article",
                        allocation("XX/92 U 2026 -1", "XX/37 U 2026 1"),
                        new NotAReserve(item("XX/92"))),
                arguments(
                        "an allocation partly from an ordinary article",
                        allocation(EARMARK + " U 2026 -2", "XX/91 U 2026 -1", "XX/37 U 2026 3"),
                        new NotAReserve(item("XX/91"))),
                arguments(
                        "an allocation back to the reserve",
                        allocation(EARMARK + " U 2026 -2", EARMARK + "/coa U 2026 1", "XX/37 U 2026 1"),
                        new WrongSign(
                                MutationKind.RESERVE_ALLOCATION,
                                item(EARMARK + "/coa"),
                                Flow.EXPENDITURE,
                                year(2026),
                                new Thousands(1))),
                arguments(
                        "an allocation of zeros",
                        allocation(EARMARK + " U 2026 0", "XX/37 U 2026 0"),
                        new NothingMoves(MutationKind.RESERVE_ALLOCATION)),
                arguments(
                        "a transfer that each chapter gives and gets back",
                        transfer("XX/37 U 2026 -1", "XX/37 U 2026 1", "XVII/4 U 2026 -1", "XVII/4 U 2026 1"),
                        new NothingMoves(MutationKind.TRANSFER)),
                arguments(
                        "a reallocation from an item to its own rest",
                        reallocation("XX/37 U 2026 -1", "XX/37/~ U 2026 1"),
                        new NothingMoves(MutationKind.REALLOCATION)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void proposal_that_breaks_the_rule_of_its_kind_is_refused(String breach, ProposalDraft draft, Refusal fact) {
        given(reserve()).when(propose("it", draft)).thenRefused(fact);
    }

    static Stream<Arguments> reasons() {
        return Stream.of(
                arguments("fewer places", "MPP-II 2025", false, List.of()),
                arguments("fewer places", null, true, List.of()),
                arguments(null, "MPP-II 2025", false, List.of(new FieldMissing(MutationKind.RE_ESTIMATE, "cause"))),
                arguments(
                        "fewer places",
                        null,
                        false,
                        List.of(new NotStatedEither(MutationKind.RE_ESTIMATE, "prognosis"))),
                arguments(
                        null,
                        null,
                        false,
                        List.of(
                                new FieldMissing(MutationKind.RE_ESTIMATE, "cause"),
                                new NotStatedEither(MutationKind.RE_ESTIMATE, "prognosis"))),
                arguments(
                        "fewer places",
                        "MPP-II 2025",
                        true,
                        List.of(new FieldNotOfKind(MutationKind.RE_ESTIMATE, "prognosisNotStated"))));
    }

    @ParameterizedTest(name = "cause {0}, prognosis {1}, not stated {2}")
    @MethodSource("reasons")
    void re_estimate_requires_a_cause_and_a_prognosis(
            String cause, String prognosis, boolean notStated, List<Refusal> wrong) {
        ProposalDraft estimate = reEstimate("XX/37 U 2026 -5").withCause(cause, prognosis, notStated);

        assertThat(KindFieldPolicy.violations(estimate.proposal())).isEqualTo(wrong);
        if (wrong.isEmpty()) {
            given().when(propose("it", estimate)).thenAccepted();
        } else {
            given().when(propose("it", estimate)).thenRefused(wrong.getFirst());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MutationKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RE_ESTIMATE", "REVERSAL"})
    void cause_and_prognosis_are_refused_for_kinds_other_than_re_estimate(MutationKind kind) {
        assertThat(KindFieldPolicy.violations(ProposalDraft.of(kind, "XX/37 U 2026 1")
                        .withCause("why", "MPP", true)
                        .proposal()))
                .contains(
                        new FieldNotOfKind(kind, "cause"),
                        new FieldNotOfKind(kind, "prognosis"),
                        new FieldNotOfKind(kind, "prognosisNotStated"));
    }

    @ParameterizedTest
    @EnumSource(MutationKind.class)
    void every_kind_except_reversal_can_be_proposed(MutationKind kind) {
        EnumSet<MutationKind> ownDoor = EnumSet.of(MutationKind.REVERSAL);

        assertThat(ownDoor.contains(kind)).isEqualTo(proposalFails(kind));
    }

    private static boolean proposalFails(MutationKind kind) {
        try {
            ProposalDraft.of(kind, "XX/37 U 2026 1").proposal();
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static CommandScript reserve() {
        return bookMutation(
                "reserve",
                reservation(
                        EARMARK + " U 2026 115000",
                        EARMARK + " V 2026 115000",
                        EARMARK + " U 2027 115000",
                        EARMARK + " V 2027 115000"));
    }

    private static ItemPath item(String path) {
        return ItemPath.parse(path);
    }

    private static BudgetYear year(int year) {
        return new BudgetYear(year);
    }
}
