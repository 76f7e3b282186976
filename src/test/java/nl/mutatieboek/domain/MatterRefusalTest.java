package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.ActorCommandFactory.adoptBill;
import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.presentBill;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.registerMoment;
import static nl.mutatieboek.domain.ActorCommandFactory.withdraw;
import static nl.mutatieboek.domain.MatterDraft.amendment;
import static nl.mutatieboek.domain.MatterDraft.decide;
import static nl.mutatieboek.domain.MatterDraft.followUp;
import static nl.mutatieboek.domain.MatterDraft.id;
import static nl.mutatieboek.domain.MatterDraft.link;
import static nl.mutatieboek.domain.MatterDraft.motion;
import static nl.mutatieboek.domain.MatterDraft.revoke;
import static nl.mutatieboek.domain.MatterDraft.subAmendment;
import static nl.mutatieboek.domain.MatterDraft.undertaking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.matter.ParliamentaryMatter;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MatterDecision;
import nl.mutatieboek.domain.value.MatterFollowUp.FollowUpType;
import nl.mutatieboek.domain.value.MatterState;
import nl.mutatieboek.domain.value.MatterType;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Refusals about amendments, motions and undertakings, and the states that follow each other. */
class MatterRefusalTest {
    private static final ChapterCode XX = new ChapterCode("XX");
    private static final Moment OWB = Moment.parse("2026-OWB");
    private static final MatterDraft PAPER = amendment("36800-XX-12");
    private static final ProposalDraft BOOKING = ProposalDraft.of(MutationKind.AMENDMENT, "XX/37 U 2026 10");
    private static final CommandScript ADOPTED =
            CommandScript.of(PAPER.record("a"), decide("a", MatterDecision.ADOPTED, "2025-12-04"));
    private static final CommandScript STRUCTURAL = CommandScript.of(
            registerMoment("2027-OWB", "2026-09-15"),
            PAPER.structural().record("a"),
            decide("a", MatterDecision.ADOPTED, "2025-12-04"));
    private static final CommandScript PROPOSED = CommandScript.of(PAPER.record("a"), propose("booking", BOOKING));

    static Stream<Arguments> matterRefusalCases() {
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
                        "the paper that a change replaced",
                        CommandScript.of(
                                PAPER.record("a"), amendment("36800-XX-14").change("a", "2025-11-20")),
                        PAPER.record("b"),
                        new MatterRefusal.PaperRecordedBefore(XX, "36800-XX-12", id("a"))),
                arguments(
                        "a motion without its paper",
                        CommandScript.of(),
                        motion("").withPaper(null).record("a"),
                        new MatterRefusal.MatterFieldMissing(MatterType.MOTION, "paper")),
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
                        new MatterRefusal.StateCannotFollow(id("a"), MatterState.WITHDRAWN, MatterState.ADOPTED)),
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
                                XX, new BudgetYear(2020), ActorCommandFactory.validity(2025, null))),
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
                                XX, new BudgetYear(2024), ActorCommandFactory.validity(2025, null))),
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
                                ItemPath.parse("XX/37"), Flow.EXPENDITURE, new BudgetYear(2026))),
                arguments(
                        "a booking of a motion",
                        CommandScript.of(motion("36800-XX-1").record("a"), propose("booking", BOOKING)),
                        link("a", "booking"),
                        new MatterRefusal.NotAnAmendment(id("a"), MatterType.MOTION)),
                arguments(
                        "a booking that is not there",
                        PAPER.record("a"),
                        link("a", "booking"),
                        new MutationRefusal.UnknownMutation(ActorCommandFactory.mutation("booking"))),
                arguments(
                        "a booking of another kind",
                        CommandScript.of(
                                PAPER.record("a"), propose("estimate", ProposalDraft.reEstimate("XX/37 U 2026 1"))),
                        link("a", "estimate"),
                        new MatterRefusal.NotAnAmendmentMutation("XX-2026-0001", MutationKind.RE_ESTIMATE)),
                arguments(
                        "a booking that was withdrawn",
                        CommandScript.of(PROPOSED, withdraw("booking")),
                        link("a", "booking"),
                        new MatterRefusal.LinkToEnded("XX-2026-0001", "WITHDRAWN")),
                arguments(
                        "a booking that was reversed",
                        CommandScript.of(
                                PAPER.record("a"),
                                bookMutation("booking", BOOKING),
                                ActorCommandFactory.bookReversal("reversal", "booking")),
                        link("a", "booking"),
                        new MatterRefusal.LinkToEnded("XX-2026-0001", "REVERSED")),
                arguments(
                        "a booking on another bill",
                        CommandScript.of(
                                PAPER.withBill("2026-O1").withDay("2026-05-01").record("a"),
                                propose("booking", BOOKING)),
                        link("a", "booking"),
                        new MatterRefusal.LinkToOtherBill("XX-2026-0001", Moment.parse("2026-O1"), OWB)),
                arguments(
                        "a booking of another paper",
                        CommandScript.of(amendment("36800-XX-13").record("a"), propose("booking", BOOKING)),
                        link("a", "booking"),
                        new MatterRefusal.LinkToOtherPaper("XX-2026-0001", "36800-XX-13", "36800-XX-12")),
                arguments(
                        "a booking in another chapter",
                        CommandScript.of(
                                PAPER.record("a"),
                                propose("booking", ProposalDraft.of(MutationKind.AMENDMENT, "XVII/4 U 2026 1"))
                                        .asActor(SampleActors.COUNTERPART)),
                        link("a", "booking"),
                        new MatterRefusal.AmountOfOtherChapter(ItemPath.parse("XVII/4"), XX)),
                arguments(
                        "a booking linked twice",
                        CommandScript.of(PROPOSED, link("a", "booking")),
                        link("a", "booking"),
                        new MatterRefusal.LinkedBefore(id("a"), "XX-2026-0001")),
                arguments(
                        "a booking of another amount",
                        CommandScript.of(PAPER.withAmounts("XX/37 U 2026 11").record("a"), propose("booking", BOOKING)),
                        link("a", "booking"),
                        new MatterRefusal.LinkAmountsDiffer(
                                "XX-2026-0001",
                                ItemPath.parse("XX/37"),
                                Flow.EXPENDITURE,
                                new BudgetYear(2026),
                                new Thousands(11),
                                new Thousands(10))),
                arguments(
                        "a booking that differs by more than the paper rounds",
                        CommandScript.of(
                                PAPER.withAmounts("XX/37 U 2026 16").rounded(10).record("a"),
                                propose("booking", BOOKING)),
                        link("a", "booking"),
                        new MatterRefusal.LinkAmountsDiffer(
                                "XX-2026-0001",
                                ItemPath.parse("XX/37"),
                                Flow.EXPENDITURE,
                                new BudgetYear(2026),
                                new Thousands(16),
                                new Thousands(10))),
                arguments(
                        "a booking on an item that the paper does not state",
                        CommandScript.of(PAPER.withAmounts("XX/91 U 2026 10").record("a"), propose("booking", BOOKING)),
                        link("a", "booking"),
                        new MatterRefusal.LinkAmountsDiffer(
                                "XX-2026-0001",
                                ItemPath.parse("XX/37"),
                                Flow.EXPENDITURE,
                                new BudgetYear(2026),
                                null,
                                new Thousands(10))),
                arguments(
                        "an amendment that is fulfilled",
                        ADOPTED,
                        followUp("a", FollowUpType.FULFILLED, "2026-01-06", null, null),
                        new MatterRefusal.FollowUpNotOfType(MatterType.AMENDMENT, FollowUpType.FULFILLED)),
                arguments(
                        "an undertaking that a later budget carries",
                        undertaking().record("a"),
                        followUp("a", FollowUpType.CARRIED, "2026-09-15", null, "2027-OWB"),
                        new MatterRefusal.FollowUpNotOfType(MatterType.UNDERTAKING, FollowUpType.CARRIED)),
                arguments(
                        "an undertaking reported in a later budget",
                        undertaking().record("a"),
                        followUp("a", FollowUpType.REPORTED, "2026-09-15", null, "2027-OWB"),
                        new MatterRefusal.MatterFieldNotOfType(MatterType.UNDERTAKING, "bill")),
                arguments(
                        "a structural amendment carried by no budget",
                        STRUCTURAL,
                        followUp("a", FollowUpType.CARRIED, "2026-09-15", null, null),
                        new MatterRefusal.FollowUpBillMissing(FollowUpType.CARRIED)),
                arguments(
                        "an incidental amendment carried by a later budget",
                        CommandScript.of(registerMoment("2027-OWB", "2026-09-15"), ADOPTED),
                        followUp("a", FollowUpType.CARRIED, "2026-09-15", null, "2027-OWB"),
                        new MatterRefusal.NotStructural(id("a"))),
                arguments(
                        "a structural amendment carried by its own bill",
                        STRUCTURAL,
                        followUp("a", FollowUpType.CARRIED, "2026-09-15", null, "2026-OWB"),
                        new MatterRefusal.NotALaterBudget(OWB, OWB)),
                arguments(
                        "a structural amendment carried by an unknown budget",
                        STRUCTURAL,
                        followUp("a", FollowUpType.CARRIED, "2026-09-15", null, "2028-OWB"),
                        new MomentRefusal.UnknownMoment(Moment.parse("2028-OWB"))),
                arguments(
                        "a budget followed up twice",
                        CommandScript.of(
                                STRUCTURAL, followUp("a", FollowUpType.CARRIED, "2026-09-15", null, "2027-OWB")),
                        followUp("a", FollowUpType.NOT_CARRIED, "2026-09-15", "why", "2027-OWB"),
                        new MatterRefusal.FollowedUpBefore(id("a"), Moment.parse("2027-OWB"))),
                arguments(
                        "a structural amendment left out for no reason",
                        STRUCTURAL,
                        followUp("a", FollowUpType.NOT_CARRIED, "2026-09-15", null, "2027-OWB"),
                        new MatterRefusal.WeightyReasonMissing(Moment.parse("2027-OWB"))),
                arguments(
                        "a step revoked that is not there",
                        ADOPTED,
                        revoke("a", 2),
                        new MatterRefusal.UnknownMatterStep(id("a"), 2)),
                arguments(
                        "a step revoked twice",
                        CommandScript.of(ADOPTED, revoke("a", 1)),
                        revoke("a", 1),
                        new MatterRefusal.UnknownMatterStep(id("a"), 1)),
                arguments(
                        "a vote revoked on which a follow-up depends",
                        CommandScript.of(
                                STRUCTURAL, followUp("a", FollowUpType.CARRIED, "2026-09-15", null, "2027-OWB")),
                        revoke("a", 1),
                        new MatterRefusal.StepStillNeeded(id("a"), 1, 2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("matterRefusalCases")
    void command_on_a_matter_is_refused_with_the_expected_reason(
            String what, CommandScript given, ActorCommand act, Refusal fact) {
        DecisionScenario.given(new ConsentPolicy(1, 1, Set.of()), given)
                .when(act)
                .thenRefused(fact);
    }

    private static ParliamentaryMatter matterAfter(CommandScript... given) {
        InMemoryBookState book = new InMemoryBookState();
        CommandDecider rules = new CommandDecider(new ConsentPolicy(1, 1, Set.of()));
        CommandScript.of(SampleBook.openingCommands(), CommandScript.of(given))
                .commands()
                .forEach(act -> {
                    Decision decision = rules.decide(act.command(), act.actor(), book);
                    assertThat(decision).as("%s", act).isInstanceOf(Decision.Accepted.class);
                    book.record(((Decision.Accepted) decision).events());
                });
        return ((Chapter.Open) book.chapter(XX)).matters().byId().get(id("a"));
    }

    @Test
    void change_decision_and_revocation_give_the_states_that_follow() {
        MatterDraft changed = amendment("36800-XX-14").withAmounts("XX/37 U 2026 12");
        CommandScript upToChange = CommandScript.of(PAPER.record("a"), changed.change("a", "2025-11-20"));
        CommandScript upToVote = CommandScript.of(upToChange, decide("a", MatterDecision.ADOPTED, "2025-12-04"));

        assertThat(matterAfter(PAPER.record("a")).state()).isEqualTo(MatterState.SUBMITTED);
        ParliamentaryMatter after = matterAfter(upToChange);
        assertThat(after.state()).isEqualTo(MatterState.CHANGED);
        assertThat(after.since()).isEqualTo("2025-11-20");
        assertThat(after.details()).isEqualTo(changed.details());
        assertThat(after.papers()).containsExactlyInAnyOrder("36800-XX-12", "36800-XX-14");
        assertThat(matterAfter(upToVote).state()).isEqualTo(MatterState.ADOPTED);
        ParliamentaryMatter revoked = matterAfter(upToVote, revoke("a", 2));
        assertThat(revoked.state()).isEqualTo(MatterState.CHANGED);
        assertThat(revoked.steps()).as("nothing is removed").hasSize(2);
        ParliamentaryMatter first = matterAfter(upToVote, revoke("a", 2), revoke("a", 1));
        assertThat(first.state()).isEqualTo(MatterState.SUBMITTED);
        assertThat(first.details()).isEqualTo(PAPER.details());
    }

    @Test
    void adopted_motion_and_undertaking_are_open_until_fulfilled() {
        CommandScript adopted = CommandScript.of(
                motion("36800-XX-1").record("a"),
                decide("a", MatterDecision.HELD_OVER, "2025-11-20"),
                decide("a", MatterDecision.ADOPTED, "2025-12-04"));
        ActorCommand reported = followUp("a", FollowUpType.REPORTED, "2026-01-06", "by letter", null);
        ActorCommand fulfilled = followUp("a", FollowUpType.FULFILLED, "2026-02-06", null, null);

        assertThat(List.of(
                        matterAfter(adopted).isOpen(),
                        matterAfter(adopted, reported).isOpen(),
                        matterAfter(undertaking().record("a"), reported).isOpen()))
                .containsOnly(true);
        assertThat(List.of(
                        matterAfter(adopted, reported, fulfilled),
                        matterAfter(undertaking().record("a"), fulfilled)))
                .allMatch(matter -> matter.state() == MatterState.FULFILLED && !matter.isOpen());
        assertThat(matterAfter(ADOPTED).isOpen()).as("an adopted amendment").isFalse();
    }

    @Test
    void linked_mutation_may_differ_from_a_stated_amount_by_its_rounding() {
        ParliamentaryMatter matter = matterAfter(
                PAPER.withAmounts("XX/37 U 2026 15").rounded(10).record("a"),
                propose("booking", BOOKING),
                link("a", "booking"));

        assertThat(matter.mutations()).containsExactly(ActorCommandFactory.mutation("booking"));
    }

    @Test
    void linked_mutation_may_split_a_stated_amount_over_lower_items() {
        ParliamentaryMatter matter = matterAfter(
                PAPER.withAmounts("XX/37 U 2026 10", "XX/37 U 2027 10").record("a"),
                propose(
                        "booking",
                        ProposalDraft.of(MutationKind.AMENDMENT, "XX/37/2 U 2026 4", "XX/37/2/zbo U 2026 6")),
                link("a", "booking"));

        assertThat(matter.mutations()).containsExactly(ActorCommandFactory.mutation("booking"));
    }
}
