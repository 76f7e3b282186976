package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.KindDetailsBuilder.empty;
import static nl.mutatieboek.domain.ProposalDraft.of;
import static nl.mutatieboek.domain.SampleBook.EARMARK;
import static nl.mutatieboek.domain.StructureCommandFactory.openChapter;
import static nl.mutatieboek.domain.StructureCommandFactory.registerItem;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.XVII;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.XX;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.no;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.notOpposite;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.off;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.reserve;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.year;
import static nl.mutatieboek.domain.mutation.KindRuleFixture.yes;
import static nl.mutatieboek.domain.value.Flow.EXPENDITURE;
import static nl.mutatieboek.domain.value.Flow.RECEIPTS;
import static nl.mutatieboek.domain.value.MutationKind.REALLOCATION;
import static nl.mutatieboek.domain.value.MutationKind.REORGANISATION;
import static nl.mutatieboek.domain.value.MutationKind.RESERVE_ALLOCATION;
import static nl.mutatieboek.domain.value.MutationKind.TRANSFER;
import static nl.mutatieboek.domain.value.MutationKind.WAGE_AND_PRICE_ADJUSTMENT;
import static nl.mutatieboek.domain.value.MutationKind.YEAR_END_MARGIN;

import java.util.stream.Stream;
import nl.mutatieboek.domain.ActorCommand;
import nl.mutatieboek.domain.CommandScript;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.KindRefusal.CounterEntryElsewhere;
import nl.mutatieboek.domain.KindRefusal.FieldMissing;
import nl.mutatieboek.domain.KindRefusal.NotTheNextYear;
import nl.mutatieboek.domain.KindRefusal.NothingMoves;
import nl.mutatieboek.domain.KindRefusal.TooFewChapters;
import nl.mutatieboek.domain.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Kinds between chapters and within one: zero per flow and year. One line each, with the expected result at its end. */
class ChapterKindRuleTest {
    /** Kinds that are zero per flow and year. */
    static Stream<Arguments> chapterRuleCases() {
        return Stream.of(
                // Zero per flow and year
                no("transfer, 1 off", of(TRANSFER, "XVII/~ U 2026 -10", "XX/37 U 2026 11"), off(TRANSFER, 1)),
                no(
                        "reallocation, 1 off",
                        of(REALLOCATION, "XX/37 U 2026 -10", "XX/91 U 2026 9"),
                        off(REALLOCATION, -1)),
                no(
                        "allocation, 1 off",
                        of(RESERVE_ALLOCATION, EARMARK + " U 2026 -10", "XX/37 U 2026 11"),
                        off(RESERVE_ALLOCATION, 1)),
                no(
                        "wage, 1 off",
                        of(WAGE_AND_PRICE_ADJUSTMENT, "AP/~ U 2026 -10", "XX/92 U 2026 11"),
                        off(WAGE_AND_PRICE_ADJUSTMENT, 1)),
                no("margin, 1 off", of(YEAR_END_MARGIN, "AP/~ U 2026 -10", "XX/92 U 2026 9"), off(YEAR_END_MARGIN, -1)),
                no(
                        "reorganisation, 1 off",
                        of(REORGANISATION, "XX/37 U 2026 -10", "XX/91 U 2026 11"),
                        off(REORGANISATION, 1)),
                no(
                        "wage adjustment that moves nothing",
                        of(WAGE_AND_PRICE_ADJUSTMENT, "AP/~ U 2026 0", "XX/92 U 2026 0"),
                        new NothingMoves(WAGE_AND_PRICE_ADJUSTMENT)),
                no(
                        "margin that moves nothing",
                        of(YEAR_END_MARGIN, "AP/~ U 2026 0", "XX/92 U 2026 0"),
                        new NothingMoves(YEAR_END_MARGIN)),
                no(
                        "reorganisation that moves nothing",
                        of(REORGANISATION, "XX/37 U 2026 0", "XX/91 U 2026 0"),
                        new NothingMoves(REORGANISATION)),
                // The counter entry must be on the chapter without a budget statement
                no(
                        "wage from a ministry",
                        of(WAGE_AND_PRICE_ADJUSTMENT, "XVII/~ U 2026 -10", "XX/92 U 2026 10"),
                        new CounterEntryElsewhere(WAGE_AND_PRICE_ADJUSTMENT, "XVII, XX")),
                no(
                        "margin from a ministry",
                        of(YEAR_END_MARGIN, "XVII/~ U 2026 -10", "XX/92 U 2026 10"),
                        new CounterEntryElsewhere(YEAR_END_MARGIN, "XVII, XX")),
                no(
                        "wage between two without a statement",
                        CommandScript.of(openChapter("AR", 2025, null, false), registerItem("AR/1", 2025, null)),
                        of(WAGE_AND_PRICE_ADJUSTMENT, "AP/~ U 2026 -10", "AR/1 U 2026 10"),
                        new CounterEntryElsewhere(WAGE_AND_PRICE_ADJUSTMENT, "AP, AR")),
                yes("wage taken back", of(WAGE_AND_PRICE_ADJUSTMENT, "AP/~ U 2026 10", "XX/92 U 2026 -10")),
                // From t to t+1
                no(
                        "margin of this year",
                        of(YEAR_END_MARGIN, "AP/~ U 2026 -10", "XX/92 U 2026 10")
                                .withDetails(empty().carriedFrom(2026)),
                        new NotTheNextYear(year(2026), year(2026))),
                no(
                        "margin to a later year too",
                        of(YEAR_END_MARGIN, "AP/~ U 2026 -10", "XX/92 U 2026 10", "AP/~ U 2027 -1", "XX/92 U 2027 1"),
                        new NotTheNextYear(year(2027), year(2025))),
                no(
                        "margin from no year",
                        of(YEAR_END_MARGIN, "AP/~ U 2026 -10", "XX/92 U 2026 10")
                                .withDetails(empty()),
                        new FieldMissing(YEAR_END_MARGIN, "carriedFrom")),
                // A tranche to several chapters at once
                yes(
                        "wage to three chapters",
                        of(
                                WAGE_AND_PRICE_ADJUSTMENT,
                                "AP/~ U 2026 -10",
                                "XX/92 U 2026 5",
                                "XVII/4 U 2026 4",
                                "V/4 U 2026 1")),
                no(
                        "wage to three chapters, 1 off",
                        of(
                                WAGE_AND_PRICE_ADJUSTMENT,
                                "AP/~ U 2026 -10",
                                "XX/92 U 2026 5",
                                "XVII/4 U 2026 4",
                                "V/4 U 2026 2"),
                        off(WAGE_AND_PRICE_ADJUSTMENT, 1)),
                no(
                        "wage to a chapter that gets nothing",
                        of(WAGE_AND_PRICE_ADJUSTMENT, "AP/~ U 2026 -10", "XX/92 U 2026 10", "XVII/4 U 2026 0"),
                        new NothingMoves(WAGE_AND_PRICE_ADJUSTMENT)),
                no(
                        "wage over three ministries",
                        of(WAGE_AND_PRICE_ADJUSTMENT, "XVII/4 U 2026 -10", "XX/92 U 2026 5", "V/4 U 2026 5"),
                        new CounterEntryElsewhere(WAGE_AND_PRICE_ADJUSTMENT, "V, XVII, XX")),
                no(
                        "wage within one chapter",
                        of(WAGE_AND_PRICE_ADJUSTMENT, "XX/91 U 2026 -10", "XX/92 U 2026 10"),
                        new TooFewChapters(WAGE_AND_PRICE_ADJUSTMENT, 2, 1)),
                no(
                        "wage from two chapters without a statement",
                        CommandScript.of(openChapter("AR", 2025, null, false), registerItem("AR/1", 2025, null)),
                        of(WAGE_AND_PRICE_ADJUSTMENT, "AP/~ U 2026 -10", "AR/1 U 2026 -10", "XX/92 U 2026 20"),
                        new CounterEntryElsewhere(WAGE_AND_PRICE_ADJUSTMENT, "AP, AR, XX")),
                // The Aanvullende Post and the chapters change in opposite directions
                yes(
                        "wage taken back from three chapters",
                        of(
                                WAGE_AND_PRICE_ADJUSTMENT,
                                "AP/~ U 2026 10",
                                "XX/92 U 2026 -5",
                                "XVII/4 U 2026 -4",
                                "V/4 U 2026 -1")),
                yes(
                        "wage given in one year and taken back in the next",
                        of(
                                WAGE_AND_PRICE_ADJUSTMENT,
                                "AP/~ U 2026 -10",
                                "XX/92 U 2026 10",
                                "AP/~ U 2027 4",
                                "XX/92 U 2027 -4")),
                no(
                        "transfer that gives one thousand to the Aanvullende Post",
                        of(WAGE_AND_PRICE_ADJUSTMENT, "AP/~ U 2026 1", "XVII/4 U 2026 -1000", "XX/92 U 2026 999"),
                        notOpposite(XX, EXPENDITURE, 2026, 999, 1)),
                no(
                        "transfer in a year without the Aanvullende Post",
                        of(
                                WAGE_AND_PRICE_ADJUSTMENT,
                                "AP/~ U 2026 -1",
                                "XX/92 U 2026 1",
                                "XVII/4 U 2027 -1000",
                                "XX/92 U 2027 1000"),
                        notOpposite(XVII, EXPENDITURE, 2027, -1000, 0)),
                no(
                        "transfer of receipts beside a wage of expenditure",
                        of(
                                WAGE_AND_PRICE_ADJUSTMENT,
                                "AP/~ U 2026 -1",
                                "XX/92 U 2026 1",
                                "XVII/4 O 2026 -1000",
                                "XX/92 O 2026 1000"),
                        notOpposite(XVII, RECEIPTS, 2026, -1000, 0)),
                no(
                        "chapter that gives while the Aanvullende Post gives",
                        of(WAGE_AND_PRICE_ADJUSTMENT, "AP/~ U 2026 -1", "XVII/4 U 2026 -1000", "XX/92 U 2026 1001"),
                        notOpposite(XVII, EXPENDITURE, 2026, -1000, -1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chapterRuleCases")
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
