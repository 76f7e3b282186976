package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.ActorCommandFactory.approve;
import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.bookReversal;
import static nl.mutatieboek.domain.ActorCommandFactory.presentBill;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.reverse;
import static nl.mutatieboek.domain.ActorCommandFactory.withdraw;
import static nl.mutatieboek.domain.DecisionScenario.given;
import static nl.mutatieboek.domain.MatterCommandFixture.ADOPTED;
import static nl.mutatieboek.domain.MatterCommandFixture.BOOKING;
import static nl.mutatieboek.domain.MatterCommandFixture.OWB;
import static nl.mutatieboek.domain.MatterCommandFixture.PAPER;
import static nl.mutatieboek.domain.MatterCommandFixture.PROPOSED;
import static nl.mutatieboek.domain.MatterCommandFixture.STRUCTURAL;
import static nl.mutatieboek.domain.MatterCommandFixture.XX;
import static nl.mutatieboek.domain.MatterDraft.amendment;
import static nl.mutatieboek.domain.MatterDraft.followUp;
import static nl.mutatieboek.domain.MatterDraft.id;
import static nl.mutatieboek.domain.MatterDraft.link;
import static nl.mutatieboek.domain.MatterDraft.motion;
import static nl.mutatieboek.domain.MatterDraft.revoke;
import static nl.mutatieboek.domain.MatterDraft.undertaking;
import static nl.mutatieboek.domain.StructureCommandFactory.registerAssumed;
import static nl.mutatieboek.domain.StructureCommandFactory.registerMoment;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MatterFollowUp.FollowUpType;
import nl.mutatieboek.domain.value.MatterType;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Provokes every refusal of a command that links a matter to a mutation or to a later budget, or revokes a step. */
class MatterLinkRefusalTest {
    /** Linked mutations and what follows later. */
    static Stream<Arguments> linkRefusalCases() {
        return Stream.of(
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
                                bookReversal("reversal", "booking")),
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
                        new MatterRefusal.MatterFieldNotOfType(MatterType.UNDERTAKING, "laterBill")),
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
    @MethodSource("linkRefusalCases")
    void link_follow_up_or_revocation_is_refused_with_the_expected_reason(
            String what, CommandScript given, ActorCommand act, Refusal fact) {
        DecisionScenario.given(new ConsentPolicy(1, 1, Set.of()), given)
                .when(act)
                .thenRefused(fact);
    }

    @Test
    void booking_whose_reversal_is_under_embargo_can_be_linked() {
        DecisionScenario story = given(
                PAPER.record("a"),
                registerAssumed("2026-ISB-2", "2027-07-01", false),
                bookMutation("booking", BOOKING),
                bookReversal("reversal", "booking", "2026-ISB-2"));

        story.when(link("a", "booking")).thenAccepted();
    }

    /** The bill of a later moment can be presented first; its mutations are public then. */
    @Test
    void embargo_on_an_earlier_moment_shows_no_reversal_under_embargo() {
        KindDetailsBuilder details = KindDetailsBuilder.empty()
                .parliamentaryPaper("36800-XX-12")
                .member("a member")
                .bill("2027-ISB-2");
        DecisionScenario story = given(
                registerAssumed("2027-ISB-1", "2027-06-10", false),
                registerAssumed("2027-ISB-2", "2027-06-20", false),
                registerAssumed("2027-ISB-3", "2027-07-01", false),
                presentBill("2027-ISB-2", "XX", "2027-05-25"),
                PAPER.withBill("2027-ISB-2").withDay("2027-05-26").record("a"),
                bookMutation(
                        "booking",
                        ProposalDraft.of(MutationKind.AMENDMENT, "XX/37 U 2027 10")
                                .withMoment("2027-ISB-2")
                                .withDetails(details)),
                bookReversal("reversal", "booking", "2027-ISB-3"));

        story.when(link("a", "booking")).thenAccepted();
    }

    @Test
    void link_is_refused_after_a_public_reversal_despite_an_earlier_embargo() {
        DecisionScenario story = given(
                PAPER.record("a"),
                registerAssumed("2026-ISB-2", "2027-06-20", false),
                registerAssumed("2026-ISB-3", "2027-07-01", false),
                presentBill("2026-ISB-3", "XX", "2027-05-25"),
                bookMutation("booking", BOOKING),
                bookReversal("reversal", "booking", "2026-ISB-3"));

        story.when(link("a", "booking")).thenRefused(new MatterRefusal.LinkToEnded("XX-2026-0001", "REVERSED"));
    }

    /** The embargo of the other chapter is not over. */
    @Test
    void link_to_another_chapter_is_refused_without_its_reversal() {
        DecisionScenario story = given(
                PAPER.record("a"),
                registerAssumed("2026-ISB-2", "2027-07-01", false),
                presentBill("2026-ISB-2", "XX", "2027-05-25"),
                bookMutation("booking", ProposalDraft.of(MutationKind.AMENDMENT, "XVII/4 U 2026 1")),
                reverse("reversal", "booking", "2026-ISB-2", null).asActor(SampleActors.COUNTERPART),
                approve("reversal").asActor(SampleActors.SECOND_COUNTERPART));

        story.when(link("a", "booking"))
                .thenRefused(new MatterRefusal.AmountOfOtherChapter(ItemPath.parse("XVII/4"), XX));
    }
}
