package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.proposeOrImport;
import static nl.mutatieboek.domain.ProposalDraft.of;
import static nl.mutatieboek.domain.SampleBook.EARMARK;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.kept;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.missing;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.reserve;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.stated;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.year;
import static nl.mutatieboek.domain.value.Flow.EXPENDITURE;
import static nl.mutatieboek.domain.value.Flow.RECEIPTS;
import static nl.mutatieboek.domain.value.MutationKind.CASH_SHIFT;
import static nl.mutatieboek.domain.value.MutationKind.FINAL_BUDGET;
import static nl.mutatieboek.domain.value.MutationKind.GROSS_UP;
import static nl.mutatieboek.domain.value.MutationKind.INTENSIFICATION;
import static nl.mutatieboek.domain.value.MutationKind.OPENING;
import static nl.mutatieboek.domain.value.MutationKind.PUBLISHED;
import static nl.mutatieboek.domain.value.MutationKind.REALLOCATION;
import static nl.mutatieboek.domain.value.MutationKind.REORGANISATION;
import static nl.mutatieboek.domain.value.MutationKind.RESERVATION;
import static nl.mutatieboek.domain.value.MutationKind.RESERVE_ALLOCATION;
import static nl.mutatieboek.domain.value.MutationKind.RE_ESTIMATE;
import static nl.mutatieboek.domain.value.MutationKind.SPENDING_CUT;
import static nl.mutatieboek.domain.value.MutationKind.TRANSFER;
import static nl.mutatieboek.domain.value.MutationKind.WAGE_AND_PRICE_ADJUSTMENT;
import static nl.mutatieboek.domain.value.MutationKind.YEAR_END_MARGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.domain.CommandDecider;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.KindRefusal.GrossUpUneven;
import nl.mutatieboek.domain.ProposalDraft;
import nl.mutatieboek.domain.SampleActors;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rounded sources: how far a mutation may be off the rule of its kind. */
class KindRoundingTest {
    /** Three figures of a source that rounds, or four, miss by no more than one unit of its rounding. */
    static Stream<Arguments> rounded() {
        return Stream.of(
                rounded(
                        "cash shift of four years",
                        1_000,
                        4,
                        CASH_SHIFT,
                        "XX/37 U 2026 -231000 XX/37 U 2027 77000 XX/37 U 2028 77000 XX/37 U 2029 ",
                        77_000,
                        "XX/37"),
                rounded(
                        "transfer in millions",
                        1_000,
                        3,
                        TRANSFER,
                        "XVII/~ U 2026 -9000 XX/91 U 2026 4000 XX/37 U 2026 ",
                        5_000,
                        null),
                rounded(
                        "transfer in tenths",
                        100,
                        3,
                        TRANSFER,
                        "XVII/~ U 2026 -9000 XX/91 U 2026 4000 XX/37 U 2026 ",
                        5_000,
                        null),
                rounded(
                        "reallocation",
                        10,
                        3,
                        REALLOCATION,
                        "XX/37 U 2026 -100 XX/91 U 2026 40 XX/92 U 2026 ",
                        60,
                        null),
                rounded(
                        "allocation",
                        1_000,
                        3,
                        RESERVE_ALLOCATION,
                        EARMARK + " U 2026 -9000 XX/91 U 2026 4000 XX/37 U 2026 ",
                        5_000,
                        null),
                rounded(
                        "wage",
                        1_000,
                        3,
                        WAGE_AND_PRICE_ADJUSTMENT,
                        "AP/~ U 2026 -9000 XX/91 U 2026 4000 XX/37 U 2026 ",
                        5_000,
                        null),
                rounded(
                        "margin",
                        1_000,
                        3,
                        YEAR_END_MARGIN,
                        "AP/~ U 2026 -9000 XX/91 U 2026 4000 XX/37 U 2026 ",
                        5_000,
                        null),
                rounded(
                        "reorganisation",
                        1_000,
                        3,
                        REORGANISATION,
                        "XX/91 U 2026 -9000 XX/37/2 U 2026 4000 XX/37 U 2026 ",
                        5_000,
                        null));
    }

    @ParameterizedTest(name = "{0}: {1} lines")
    @MethodSource("rounded")
    void rounded_mutation_may_be_off_by_at_most_one_unit_which_is_reported(
            String what, int lines, long precision, MutationKind kind, String stated, long exact, String article) {
        for (long missed : List.of(-precision, precision)) {
            ProposalDraft near = stated(kind, stated, exact + missed);
            DecisionScenario.given(reserve())
                    .when(propose("it", near.rounded(precision)))
                    .thenAccepted();
            DecisionScenario.given(reserve()).when(propose("it", near)).thenRefused(missing(kind, article, missed));
            assertThat(RoundingRemainder.remaindersOf(near.rounded(precision).proposal()))
                    .singleElement()
                    .satisfies(residue -> {
                        assertThat(residue.sum()).isEqualTo(new Thousands(missed));
                        assertThat(residue.figures()).isEqualTo(lines);
                    });
        }
        for (long missed : List.of(-2 * precision, 2 * precision)) {
            DecisionScenario.given(reserve())
                    .when(propose("it", stated(kind, stated, exact + missed).rounded(precision)))
                    .thenRefused(missing(kind, article, missed));
        }
        for (long missed : List.of(-1L, 1L)) {
            DecisionScenario.given(reserve())
                    .when(propose("it", stated(kind, stated, exact + missed).rounded(precision)))
                    .thenRefusedWithCode("figure-not-rounded");
        }
        assertThat(RoundingRemainder.remaindersOf(
                        stated(kind, stated, exact).rounded(precision).proposal()))
                .isEmpty();
    }

    @Test
    void gross_up_in_millions_may_be_off_by_one_with_three_rounded_figures() {
        for (long receipts : List.of(8_000L, 10_000L)) {
            ProposalDraft near = of(GROSS_UP, "XX/37 U 2026 5000", "XX/91 U 2026 4000", "XX/37 O 2026 " + receipts);
            DecisionScenario.given().when(propose("it", near.rounded(1_000))).thenAccepted();
            assertThat(RoundingRemainder.remaindersOf(near.rounded(1_000).proposal()))
                    .containsExactly(
                            new RoundingRemainder(EXPENDITURE, year(2026), new Thousands(9_000 - receipts), 3));
        }
        for (long receipts : List.of(4_000L, 6_000L)) {
            ProposalDraft far = of(GROSS_UP, "XX/37 U 2026 5000", "XX/37 O 2026 " + receipts);
            DecisionScenario.given()
                    .when(propose("it", far.rounded(1_000)))
                    .thenRefused(new GrossUpUneven(year(2026), new Thousands(5_000), new Thousands(receipts)));
        }
    }

    /** Rounding explains what figures miss, not what lines are added for. */
    static Stream<Arguments> remaindersFromAddedLines() {
        return Stream.of(
                arguments(1_000, of(REALLOCATION, "XX/37 U 2026 1000", "XX/91 U 2026 0", "XX/92 U 2026 0")),
                arguments(1_000, of(REALLOCATION, "XX/37 U 2026 3000", "XX/37 U 2026 -1000", "XX/37 U 2026 -1000")),
                // Two figures of one amount round alike.
                arguments(1_000, of(TRANSFER, "XVII/~ U 2026 -1000", "XX/37 U 2026 2000")),
                arguments(1_000, of(CASH_SHIFT, "XX/37 U 2026 1000", "XX/37 U 2027 -2000")),
                arguments(1_000, of(GROSS_UP, "XX/37 U 2026 1000")),
                // Lines that cancel each other do not count.
                arguments(
                        1_000,
                        of(
                                TRANSFER,
                                "XVII/~ U 2026 -1000",
                                "XX/37 U 2026 3000",
                                "XX/37/2 U 2026 1000",
                                "XX/91 U 2026 -1000")),
                arguments(
                        1_000,
                        of(
                                TRANSFER,
                                "XVII/~ U 2026 -1000",
                                "XX/37 U 2026 2000",
                                "XX/37/2 U 2026 5000",
                                "XX/91 U 2026 -5000")),
                arguments(
                        1_000,
                        of(
                                REALLOCATION,
                                "XX/37 U 2026 3000",
                                "XX/91 U 2026 -1000",
                                "XX/37/2 U 2026 4000",
                                "XX/92 U 2026 -4000")),
                // One unit at most, however many figures, and a million at most.
                arguments(
                        1_000,
                        of(
                                REALLOCATION,
                                "XX/37 U 2026 -1000",
                                "XX/37/2 U 2026 3000",
                                "XX/37/2/zbo U 2026 2000",
                                "XX/91 U 2026 4000",
                                "XX/92 U 2026 -6000")),
                arguments(
                        1_000_000,
                        of(REALLOCATION, "XX/37 U 2026 3000000", "XX/91 U 2026 -1000000", "XX/92 U 2026 -1000000")),
                arguments(
                        10_000, of(REALLOCATION, "XX/37 U 2026 30000", "XX/91 U 2026 -10000", "XX/92 U 2026 -10000")));
    }

    @ParameterizedTest
    @MethodSource("remaindersFromAddedLines")
    void remainder_made_by_added_lines_is_not_accepted_as_rounding(long precision, ProposalDraft draft) {
        assertThat(RoundingRemainder.remaindersOf(draft.rounded(precision).proposal()))
                .isNotEmpty()
                .noneMatch(residue -> residue.isExplainedByRounding(new Precision(precision)));
        assertThat(new CommandDecider(new ConsentPolicy(1, 1, Set.of()))
                        .decide(
                                propose("it", draft.rounded(precision)).command(),
                                SampleActors.PROPOSER,
                                DecisionScenario.given(reserve()).book()))
                .isInstanceOf(Decision.Refused.class);
    }

    @ParameterizedTest
    @EnumSource(value = MutationKind.class, mode = EnumSource.Mode.EXCLUDE, names = "REVERSAL")
    void figure_less_round_than_its_source_is_refused_for_each_kind(MutationKind kind) {
        ProposalDraft draft = kept(kind).rounded(1_000);

        DecisionScenario.given(reserve()).when(proposeOrImport("it", draft)).thenRefusedWithCode("figure-not-rounded");
    }

    @Test
    void mutation_of_a_one_sided_kind_has_no_rounding_remainder() {
        for (MutationKind kind :
                List.of(OPENING, RESERVATION, RE_ESTIMATE, INTENSIFICATION, SPENDING_CUT, FINAL_BUDGET, PUBLISHED)) {
            assertThat(RoundingRemainder.remaindersOf(
                            of(kind, "XX/37 " + RECEIPTS.letter() + " 2026 5").proposal()))
                    .isEmpty();
        }
    }

    private static Arguments rounded(
            String what, long precision, int lines, MutationKind kind, String stated, long last, String article) {
        return arguments(what, lines, precision, kind, stated, last, article);
    }
}
