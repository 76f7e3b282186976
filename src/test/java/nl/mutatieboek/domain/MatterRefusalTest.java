package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.ActorCommandFactory.adoptBill;
import static nl.mutatieboek.domain.ActorCommandFactory.presentBill;
import static nl.mutatieboek.domain.MatterCommandFixture.ADOPTED;
import static nl.mutatieboek.domain.MatterCommandFixture.OWB;
import static nl.mutatieboek.domain.MatterCommandFixture.PAPER;
import static nl.mutatieboek.domain.MatterCommandFixture.PROPOSED;
import static nl.mutatieboek.domain.MatterCommandFixture.XX;
import static nl.mutatieboek.domain.MatterDraft.amendment;
import static nl.mutatieboek.domain.MatterDraft.decide;
import static nl.mutatieboek.domain.MatterDraft.followUp;
import static nl.mutatieboek.domain.MatterDraft.id;
import static nl.mutatieboek.domain.MatterDraft.link;
import static nl.mutatieboek.domain.MatterDraft.motion;
import static nl.mutatieboek.domain.MatterDraft.subAmendment;
import static nl.mutatieboek.domain.MatterDraft.undertaking;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MatterDecision;
import nl.mutatieboek.domain.value.MatterFollowUp.FollowUpType;
import nl.mutatieboek.domain.value.MatterState;
import nl.mutatieboek.domain.value.MatterType;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.PersonId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Refusals about amendments, motions and undertakings, and the states that follow each other. */
class MatterRefusalTest {
    /** Recording, changing and deciding. */
    static Stream<Arguments> recordRefusalCases() {
        return Stream.of(
                arguments(
                        "a decision on nothing",
                        CommandScript.of(),
                        decide("a", MatterDecision.ADOPTED, "2025-12-04"),
                        new MatterRefusal.UnknownMatter(id("a"))),
                arguments(
                        "a matter of an unknown chapter",
                        CommandScript.of(),
                        PAPER.recordIn("VI", "a"),
                        new StructureRefusal.UnknownChapter(new ChapterCode("VI"))),
                arguments(
                        "a matter by one who does not administer the chapter",
                        CommandScript.of(),
                        PAPER.record("a").asActor(MandateTest.only(Mandate.PROPOSE)),
                        new MutationRefusal.NoMandateForChapter(
                                MandateTest.only(Mandate.PROPOSE).person(), Mandate.ADMINISTER, "XX")),
                arguments(
                        "a matter by a stranger",
                        CommandScript.of(),
                        PAPER.record("a").asActor(SampleActors.COUNTERPART),
                        new MutationRefusal.NotOfChapter(new PersonId("counterpart"), "XX")),
                arguments(
                        "a matter twice",
                        PAPER.record("a"),
                        amendment("36800-XX-13").record("a"),
                        new MatterRefusal.MatterExists(id("a"))),
                arguments(
                        "a paper twice, in other letters",
                        PAPER.record("a"),
                        amendment("36800-xx-12").record("b"),
                        new MatterRefusal.PaperRecordedBefore(XX, "36800-xx-12", id("a"))),
                arguments(
                        "a paper twice, with hyphens that do not break and spaces around it",
                        PAPER.record("a"),
                        amendment(" 36800\u2011XX\u201112\u00A0").record("b"),
                        new MatterRefusal.PaperRecordedBefore(XX, " 36800\u2011XX\u201112\u00A0", id("a"))),
                arguments(
                        "a paper twice, with dashes and wide letters",
                        PAPER.record("a"),
                        amendment("36800\u2013\uFF38\uFF38\u201312").record("b"),
                        new MatterRefusal.PaperRecordedBefore(XX, "36800\u2013\uFF38\uFF38\u201312", id("a"))),
                arguments(
                        "the paper that a change replaced",
                        CommandScript.of(
                                PAPER.record("a"), amendment("36800-XX-14").change("a", "2025-11-20")),
                        PAPER.record("b"),
                        new MatterRefusal.PaperRecordedBefore(XX, "36800-XX-12", id("a"))),
                arguments(
                        "a motion without its paper",
                        CommandScript.of(),
                        motion("").withPaper(null).record("a"),
                        new MatterRefusal.MatterFieldMissing(MatterType.MOTION, "parliamentaryPaper")),
                arguments(
                        "a motion without a member",
                        CommandScript.of(),
                        motion("36800-XX-1").withMember(null).record("a"),
                        new MatterRefusal.MatterFieldMissing(MatterType.MOTION, "member")),
                arguments(
                        "an amendment without a bill",
                        CommandScript.of(),
                        PAPER.withBill(null).record("a"),
                        new MatterRefusal.MatterFieldMissing(MatterType.AMENDMENT, "bill")),
                arguments(
                        "a sub-amendment of nothing",
                        CommandScript.of(),
                        subAmendment("36800-XX-13", "a").withAmends(null).record("b"),
                        new MatterRefusal.MatterFieldMissing(MatterType.SUB_AMENDMENT, "amends")),
                arguments(
                        "an amendment of an amendment that is no sub-amendment",
                        PAPER.record("a"),
                        amendment("36800-XX-13").withAmends("a").record("b"),
                        new MatterRefusal.MatterFieldNotOfType(MatterType.AMENDMENT, "amends")),
                arguments(
                        "a structural motion",
                        CommandScript.of(),
                        motion("36800-XX-1").structural().record("a"),
                        new MatterRefusal.MatterFieldNotOfType(MatterType.MOTION, "continuation")),
                arguments(
                        "an amendment that becomes a motion",
                        PAPER.record("a"),
                        motion("36800-XX-12").correct("a"),
                        new MatterRefusal.MatterTypeFixed(id("a"), MatterType.AMENDMENT, MatterType.MOTION)),
                arguments(
                        "a correction that says the same",
                        PAPER.record("a"),
                        PAPER.correct("a"),
                        new MatterRefusal.MatterUnchanged(id("a"))),
                arguments(
                        "a sub-amendment of a motion",
                        motion("36800-XX-1").record("a"),
                        subAmendment("36800-XX-13", "a").record("b"),
                        new MatterRefusal.NotAnAmendment(id("a"), MatterType.MOTION)),
                arguments(
                        "a sub-amendment of an amendment that is not there",
                        CommandScript.of(),
                        subAmendment("36800-XX-13", "a").record("b"),
                        new MatterRefusal.UnknownMatter(id("a"))),
                arguments(
                        "a sub-amendment on another bill",
                        PAPER.record("a"),
                        subAmendment("36800-XX-13", "a")
                                .withBill("2026-O1")
                                .withDay("2026-05-01")
                                .record("b"),
                        new MatterRefusal.AmendsOtherBill(id("a"), Moment.parse("2026-O1"), OWB)),
                arguments(
                        "a sub-amendment of itself",
                        CommandScript.of(),
                        subAmendment("36800-XX-13", "b").record("b"),
                        new MatterRefusal.AmendsItself(id("b"))),
                arguments(
                        "two sub-amendments of each other",
                        CommandScript.of(
                                PAPER.record("a"),
                                subAmendment("36800-XX-13", "a").record("b"),
                                subAmendment("36800-XX-14", "b").record("c")),
                        subAmendment("36800-XX-13", "c").correct("b"),
                        new MatterRefusal.AmendsItself(id("b"))),
                arguments(
                        "a sub-amendment adopted of a rejected amendment",
                        CommandScript.of(
                                PAPER.record("a"),
                                subAmendment("36800-XX-13", "a").record("b"),
                                decide("a", MatterDecision.REJECTED, "2025-12-04")),
                        decide("b", MatterDecision.ADOPTED, "2025-12-04"),
                        new MatterRefusal.AmendedMatterEnded(id("a"), MatterState.REJECTED)),
                arguments(
                        "a vote on what is adopted",
                        ADOPTED,
                        decide("a", MatterDecision.REJECTED, "2025-12-05"),
                        new MatterRefusal.StateCannotFollow(id("a"), MatterState.ADOPTED, MatterState.REJECTED)),
                arguments(
                        "a change of what is adopted",
                        ADOPTED,
                        amendment("36800-XX-14").change("a", "2025-12-05"),
                        new MatterRefusal.StateCannotFollow(id("a"), MatterState.ADOPTED, MatterState.CHANGED)),
                arguments(
                        "a motion held over twice",
                        CommandScript.of(
                                motion("36800-XX-1").record("a"), decide("a", MatterDecision.HELD_OVER, "2025-12-04")),
                        decide("a", MatterDecision.HELD_OVER, "2025-12-05"),
                        new MatterRefusal.StateCannotFollow(id("a"), MatterState.HELD_OVER, MatterState.HELD_OVER)),
                arguments(
                        "a vote on an undertaking",
                        undertaking().record("a"),
                        decide("a", MatterDecision.ADOPTED, "2025-12-05"),
                        new MatterRefusal.StateCannotFollow(id("a"), MatterState.OPEN, MatterState.ADOPTED)),
                arguments(
                        "a motion carried out before its vote",
                        motion("36800-XX-1").record("a"),
                        followUp("a", FollowUpType.FULFILLED, "2025-12-05", null, null),
                        new MatterRefusal.StateCannotFollow(id("a"), MatterState.SUBMITTED, MatterState.FULFILLED)),
                arguments(
                        "an undertaking fulfilled twice",
                        CommandScript.of(
                                undertaking().record("a"),
                                followUp("a", FollowUpType.FULFILLED, "2025-12-05", null, null)),
                        followUp("a", FollowUpType.FULFILLED, "2025-12-06", null, null),
                        new MatterRefusal.StateCannotFollow(id("a"), MatterState.FULFILLED, MatterState.FULFILLED)),
                arguments(
                        "a booking of what was withdrawn",
                        CommandScript.of(PROPOSED, decide("a", MatterDecision.WITHDRAWN, "2025-12-04")),
                        link("a", "booking"),
                        new MatterRefusal.StateCannotFollow(id("a"), MatterState.WITHDRAWN, MatterState.ADOPTED)));
    }

    /** Days, bills and amounts. */
    static Stream<Arguments> documentRefusalCases() {
        return Stream.of(
                arguments(
                        "a paper of tomorrow",
                        CommandScript.of(),
                        PAPER.withDay("2027-06-02").record("a"),
                        new MatterRefusal.MatterInFuture(LocalDate.parse("2027-06-02"), LocalDate.parse("2027-06-01"))),
                arguments(
                        "a vote of tomorrow",
                        PAPER.record("a"),
                        decide("a", MatterDecision.ADOPTED, "2027-06-02"),
                        new MatterRefusal.MatterInFuture(LocalDate.parse("2027-06-02"), LocalDate.parse("2027-06-01"))),
                arguments(
                        "a vote before the submission",
                        PAPER.record("a"),
                        decide("a", MatterDecision.ADOPTED, "2025-11-14"),
                        new MatterRefusal.MatterStepTooEarly(
                                id("a"), LocalDate.parse("2025-11-14"), LocalDate.parse("2025-11-15"))),
                arguments(
                        "a vote before the change",
                        CommandScript.of(
                                PAPER.record("a"), amendment("36800-XX-14").change("a", "2025-11-20")),
                        decide("a", MatterDecision.ADOPTED, "2025-11-19"),
                        new MatterRefusal.MatterStepTooEarly(
                                id("a"), LocalDate.parse("2025-11-19"), LocalDate.parse("2025-11-20"))),
                arguments(
                        "a submission corrected past the vote",
                        ADOPTED,
                        PAPER.withDay("2025-12-05").correct("a"),
                        new MatterRefusal.MatterStepTooEarly(
                                id("a"), LocalDate.parse("2025-12-04"), LocalDate.parse("2025-12-05"))),
                arguments(
                        "an amendment of an unknown bill",
                        CommandScript.of(),
                        PAPER.withBill("2029-OWB").record("a"),
                        new MomentRefusal.UnknownMoment(Moment.parse("2029-OWB"))),
                arguments(
                        "an amendment of no bill",
                        CommandScript.of(),
                        PAPER.withBill("2026-VB").record("a"),
                        new MomentRefusal.NotABill(Moment.parse("2026-VB"))),
                arguments(
                        "a motion on a bill from before its chapter",
                        CommandScript.of(),
                        motion("36800-XX-1")
                                .withBill("2020-OWB")
                                .withDay("2020-01-15")
                                .record("a"),
                        new StructureRefusal.ChapterNotValid(
                                XX, new BudgetYear(2020), StructureCommandFactory.validity(2025, null))),
                arguments(
                        "an amendment from before its bill",
                        CommandScript.of(),
                        PAPER.withDay("2025-09-15").record("a"),
                        new MomentRefusal.AmendedBeforePresented(
                                OWB, LocalDate.parse("2025-09-16"), LocalDate.parse("2025-09-15"))),
                arguments(
                        "an amendment from after the act",
                        CommandScript.of(
                                presentBill("2026-OWB", "XX", "2025-09-16"), adoptBill("2026-OWB", "XX", "2026-03-05")),
                        PAPER.withDay("2026-03-06").record("a"),
                        new MomentRefusal.AmendedAfterAdopted(
                                OWB, LocalDate.parse("2026-03-05"), LocalDate.parse("2026-03-06"))),
                arguments(
                        "an amendment adopted after the act",
                        CommandScript.of(
                                PAPER.record("a"),
                                presentBill("2026-OWB", "XX", "2025-09-16"),
                                adoptBill("2026-OWB", "XX", "2026-03-05")),
                        decide("a", MatterDecision.ADOPTED, "2026-03-06"),
                        new MomentRefusal.AmendedAfterAdopted(
                                OWB, LocalDate.parse("2026-03-05"), LocalDate.parse("2026-03-06"))),
                arguments(
                        "an amount of another chapter",
                        CommandScript.of(),
                        PAPER.withAmounts("XVII/4 U 2026 1").record("a"),
                        new MatterRefusal.AmountOfOtherChapter(ItemPath.parse("XVII/4"), XX)),
                arguments(
                        "an amount of a year before the chapter",
                        CommandScript.of(),
                        PAPER.withAmounts("XX/37 U 2024 1").record("a"),
                        new StructureRefusal.ChapterNotValid(
                                XX, new BudgetYear(2024), StructureCommandFactory.validity(2025, null))),
                arguments(
                        "an amount on an item that is not there",
                        CommandScript.of(),
                        PAPER.withAmounts("XX/39 U 2026 1").record("a"),
                        new StructureRefusal.UnknownItem(ItemPath.parse("XX/39"), new BudgetYear(2026))),
                arguments(
                        "an amount of a year beyond the bill",
                        CommandScript.of(),
                        PAPER.withAmounts("XX/37 U 2031 1").record("a"),
                        new MomentRefusal.YearOutsideMoment(
                                OWB, new BudgetYear(2031), new BudgetYear(2026), new BudgetYear(2030))),
                arguments(
                        "an amount stated twice",
                        CommandScript.of(),
                        PAPER.withAmounts("XX/37 U 2026 1", "XX/37 U 2026 2").record("a"),
                        new MatterRefusal.AmountStatedTwice(
                                ItemPath.parse("XX/37"), Flow.EXPENDITURE, new BudgetYear(2026))));
    }

    /** All refusals of commands on matters. */
    static Stream<Arguments> matterRefusalCases() {
        return Stream.of(recordRefusalCases(), documentRefusalCases(), MatterLinkRefusalTest.linkRefusalCases())
                .flatMap(Function.identity());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"recordRefusalCases", "documentRefusalCases"})
    void command_on_a_matter_is_refused_with_the_expected_reason(
            String what, CommandScript given, ActorCommand act, Refusal fact) {
        DecisionScenario.given(new ConsentPolicy(1, 1, Set.of()), given)
                .when(act)
                .thenRefused(fact);
    }
}
