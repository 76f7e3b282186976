package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.ActorCommandFactory.adoptBill;
import static nl.mutatieboek.domain.ActorCommandFactory.agree;
import static nl.mutatieboek.domain.ActorCommandFactory.allowEarlyExecution;
import static nl.mutatieboek.domain.ActorCommandFactory.approve;
import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.confirm;
import static nl.mutatieboek.domain.ActorCommandFactory.mutation;
import static nl.mutatieboek.domain.ActorCommandFactory.presentBill;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.reject;
import static nl.mutatieboek.domain.ActorCommandFactory.returnToProposer;
import static nl.mutatieboek.domain.ActorCommandFactory.reverse;
import static nl.mutatieboek.domain.DecisionScenario.given;
import static nl.mutatieboek.domain.ProposalDraft.reEstimate;
import static nl.mutatieboek.domain.ProposalDraft.transfer;
import static nl.mutatieboek.domain.SampleActors.INSPECTOR;
import static nl.mutatieboek.domain.SampleActors.SECOND_COUNTERPART;
import static nl.mutatieboek.domain.SampleActors.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.ActorCommand;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.CommandDecider;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.ConsentPolicy.AgreementRule;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.InMemoryBookState;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.MutationRefusal.AlreadyConsented;
import nl.mutatieboek.domain.MutationRefusal.AuthorisedAlready;
import nl.mutatieboek.domain.MutationRefusal.NotBooked;
import nl.mutatieboek.domain.MutationRefusal.NotOfChapter;
import nl.mutatieboek.domain.MutationRefusal.NotPending;
import nl.mutatieboek.domain.MutationRefusal.ProposerMayNotConsent;
import nl.mutatieboek.domain.ProposalDraft;
import nl.mutatieboek.domain.SampleActors;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Agreement of the finance ministry, and early execution of new policy. */
class MinistryAgreementTest {
    private static final ConsentPolicy ALWAYS = new ConsentPolicy(1, 1, Set.of(new AgreementRule(null, null)));
    private static final ConsentPolicy STRICT = new ConsentPolicy(2, 2, Set.of(new AgreementRule(null, null)));
    private static final ProposalDraft ESTIMATE = reEstimate("XX/37 U 2026 -5");
    private static final ProposalDraft TRANSFER = transfer("XVII/~ U 2026 -10", "XX/37 U 2026 10");
    private static final ProposalDraft MEASURE =
            ProposalDraft.of(MutationKind.INTENSIFICATION, "XX/37 U 2026 5").asNewPolicy();
    /** A person of the chapter with the mandate of the finance ministry. */
    private static final Actor LENT =
            new Actor(new PersonId("lent"), Set.of(new ChapterCode("XX")), Set.of(Mandate.INSPECTORATE));

    static Stream<Arguments> policies() {
        AgreementRule shifts = new AgreementRule(MutationKind.CASH_SHIFT, null);
        AgreementRule spring = new AgreementRule(null, Moment.Code.O1);
        AgreementRule transfersOfSpring = new AgreementRule(MutationKind.TRANSFER, Moment.Code.O1);
        ProposalDraft shift = ProposalDraft.of(MutationKind.CASH_SHIFT, "XX/37 U 2026 -1", "XX/37 U 2027 1");
        return Stream.of(
                arguments(Set.of(), ESTIMATE, false),
                arguments(Set.of(new AgreementRule(null, null)), ESTIMATE, true),
                arguments(Set.of(shifts), shift, true),
                arguments(Set.of(shifts), shift.withMoment("2026-O1"), true),
                arguments(Set.of(shifts), ESTIMATE, false),
                arguments(Set.of(spring), ESTIMATE.withMoment("2026-O1"), true),
                arguments(Set.of(spring), ESTIMATE.withMoment("2025-O1"), true),
                arguments(Set.of(spring), ESTIMATE, false),
                arguments(Set.of(transfersOfSpring), TRANSFER.withMoment("2026-O1"), true),
                arguments(Set.of(transfersOfSpring), TRANSFER, false),
                arguments(Set.of(transfersOfSpring), ESTIMATE.withMoment("2026-O1"), false),
                arguments(Set.of(shifts, spring), ESTIMATE.withMoment("2026-O1"), true));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("policies")
    void ministry_agreement_is_required_for_the_kinds_and_moments_of_the_policy(
            Set<AgreementRule> agreements, ProposalDraft draft, boolean requested) {
        DecisionScenario story = given(new ConsentPolicy(1, 1, agreements), propose("it", draft), approve("it"));
        if (draft.kind() == MutationKind.TRANSFER) {
            story.and(confirm("it"));
        }

        boolean waits = story.book().mutation(mutation("it")) instanceof Mutation.Pending;

        assertThat(waits).isEqualTo(requested);
        if (waits) {
            story.when(agree("it")).thenAccepted();
        }
        assertThat(story.book().mutation(mutation("it"))).isInstanceOf(Mutation.Booked.class);
    }

    /** The consents in every order. */
    static Stream<List<ActorCommand>> orders() {
        return permutations(
                List.of(approve("it"), confirm("it"), confirm("it").asActor(SECOND_COUNTERPART), agree("it")));
    }

    private static Stream<List<ActorCommand>> permutations(List<ActorCommand> acts) {
        return acts.isEmpty()
                ? Stream.of(List.of())
                : acts.stream().flatMap(first -> {
                    List<ActorCommand> others = new ArrayList<>(acts);
                    others.remove(first);
                    return permutations(others)
                            .map(rest -> Stream.concat(Stream.of(first), rest.stream())
                                    .toList());
                });
    }

    @ParameterizedTest
    @MethodSource("orders")
    void transfer_is_booked_after_the_last_of_four_consents_in_any_order(List<ActorCommand> consents) {
        DecisionScenario story = given(STRICT, propose("it", TRANSFER));
        for (ActorCommand consent : consents.subList(0, 3)) {
            story.and(consent);
            assertThat(story.book().mutation(mutation("it"))).isInstanceOf(Mutation.Pending.class);
            assertThat(story.balance("XX", "U", 2026)).isZero();
        }

        story.and(consents.getLast());

        assertThat(story.book().mutation(mutation("it"))).isInstanceOf(Mutation.Booked.class);
        assertThat(story.balance("XX", "U", 2026)).isEqualTo(10);
        assertThat(story.balance("XVII", "U", 2026)).isEqualTo(-10);
        for (ActorCommand late : consents) {
            story.when(late).thenRefused(new NotPending("XX-2026-0001", "BOOKED"));
        }
    }

    @Test
    void ministry_agreement_is_recorded_before_the_booking_that_it_completes() {
        given(ALWAYS, propose("it", ESTIMATE))
                .when(approve("it"))
                .thenRecorded("MutationApproved")
                .when(agree("it"))
                .thenRecorded("MutationAgreed", "PostingsBooked", "MutationBooked");
    }

    @Test
    void mutation_with_ministry_agreement_alone_stays_proposed() {
        DecisionScenario story = given(ALWAYS, propose("it", ESTIMATE), agree("it"));

        assertThat(story.book().mutation(mutation("it")))
                .isInstanceOfSatisfying(
                        Mutation.Pending.class, it -> assertThat(it.state()).isEqualTo("PROPOSED"));
    }

    @Test
    void proposer_cannot_give_ministry_agreement_whatever_the_mandate() {
        given(ALWAYS, propose("it", ESTIMATE).asActor(LENT))
                .when(agree("it").asActor(LENT))
                .thenRefused(new ProposerMayNotConsent(new PersonId("lent"), "XX-2026-0001"));
    }

    @Test
    void approval_and_ministry_agreement_require_different_people() {
        given(ALWAYS, propose("it", ESTIMATE), approve("it").asActor(LENT))
                .when(agree("it").asActor(LENT))
                .thenRefused(new AlreadyConsented(new PersonId("lent"), "XX-2026-0001"));
        given(ALWAYS, propose("it", ESTIMATE), agree("it").asActor(LENT))
                .when(approve("it").asActor(LENT))
                .thenRefused(new AlreadyConsented(new PersonId("lent"), "XX-2026-0001"));
    }

    @Test
    void ministry_rejects_and_returns_only_mutations_that_need_its_agreement() {
        given(ALWAYS, propose("it", ESTIMATE))
                .when(reject("it").asActor(INSPECTOR))
                .thenRecorded("MutationRejected");
        given(ALWAYS, propose("it", ESTIMATE))
                .when(returnToProposer("it").asActor(INSPECTOR))
                .thenRecorded("MutationReturned");
        given(propose("it", ESTIMATE))
                .when(reject("it").asActor(INSPECTOR))
                .thenRefused(new NotOfChapter(new PersonId("inspector"), "XX"));
        given(ALWAYS, propose("it", ESTIMATE))
                .when(reject("it").asActor(STRANGER))
                .thenRefused(new NotOfChapter(new PersonId("stranger"), "XX"));
    }

    @Test
    void mutation_rejected_after_ministry_agreement_cannot_be_approved() {
        given(ALWAYS, propose("it", ESTIMATE), agree("it"), reject("it"))
                .when(approve("it"))
                .thenRefused(new NotPending("XX-2026-0001", "REJECTED"));
    }

    @Test
    void mutation_keeps_the_ministry_agreement_required_at_its_proposal() {
        InMemoryBookState book =
                given(ALWAYS, propose("it", ESTIMATE), approve("it")).book();

        Decision later = new CommandDecider(new ConsentPolicy(1, 1, Set.of()))
                .decide(new Command.AgreeMutation(mutation("it")), INSPECTOR, book);

        assertThat(later).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void reversal_of_an_agreed_mutation_needs_ministry_agreement_too() {
        given(ALWAYS, propose("it", ESTIMATE), approve("it"), agree("it"), reverse("back", "it"), approve("back"))
                .when(agree("back"))
                .thenRecorded("MutationAgreed", "PostingsBooked", "MutationReversed", "MutationBooked");
    }

    @Test
    void early_execution_of_booked_new_policy_is_allowed_by_a_letter_to_parliament() {
        DecisionScenario story = given(bookMutation("it", MEASURE), presentBill("2026-OWB", "XX", "2025-09-16"))
                .when(allowEarlyExecution("it"))
                .thenRecorded(new Event.EarlyExecutionAllowed(
                        mutation("it"), SampleActors.APPROVER.person(), "35806-2", "It cannot wait"));

        assertThat(story.book().mutation(mutation("it")))
                .isInstanceOfSatisfying(
                        Mutation.Booked.class,
                        it -> assertThat(it.earlyExecutionLetter()).isEqualTo("35806-2"));
    }

    /** Under which moment it was booked, which bill was adopted, and whether that authorises it. */
    static Stream<Arguments> billAdoptions() {
        return Stream.of(
                arguments("2026-OWB", "2026-OWB", "XX", true),
                arguments("2026-NVW-1", "2026-OWB", "XX", true),
                arguments("2026-VB", "2026-OWB", "XX", true),
                arguments("2026-O1", "2026-O1", "XX", true),
                arguments("2026-ISB-1", "2026-ISB-1", "XX", true),
                arguments("2026-O1", "2026-OWB", "XX", false),
                arguments("2026-ISB-1", "2026-OWB", "XX", false),
                arguments("2026-OWB", "2026-O1", "XX", false),
                arguments("2026-OWB", "2026-OWB", "XVII", false));
    }

    @ParameterizedTest(name = "in {0}, adopted {1} of {2}: {3}")
    @MethodSource("billAdoptions")
    void new_policy_is_authorised_only_by_the_act_of_its_own_bill_and_chapter(
            String moment, String bill, String chapter, boolean authorised) {
        DecisionScenario.DecisionAssert outcome = given(
                        bookMutation("it", MEASURE.withMoment(moment)),
                        presentBill(bill, chapter, bill.endsWith("O1") ? "2026-04-24" : "2025-09-16"),
                        adoptBill(bill, chapter, "2026-06-30"))
                .when(allowEarlyExecution("it"));
        if (authorised) {
            outcome.thenRefused(new AuthorisedAlready("XX-2026-0001", "Stb. 2026, 112"));
        } else {
            outcome.thenAccepted();
        }
    }

    @Test
    void early_execution_ends_with_a_booked_reversal_and_cannot_be_allowed_again() {
        DecisionScenario story = given(bookMutation("it", MEASURE), allowEarlyExecution("it"), reverse("back", "it"));

        assertThat(story.book().mutation(mutation("it")))
                .isInstanceOfSatisfying(
                        Mutation.Booked.class,
                        it -> assertThat(it.earlyExecutionLetter()).isEqualTo("35806-2"));
        story.and(reject("back"));
        assertThat(story.book().mutation(mutation("it")))
                .isInstanceOfSatisfying(
                        Mutation.Booked.class,
                        it -> assertThat(it.earlyExecutionLetter()).isEqualTo("35806-2"));
        story.and(reverse("again", "it"), approve("again"))
                .when(allowEarlyExecution("it"))
                .thenRefused(new NotBooked("XX-2026-0001", "REVERSED"));
    }

    @Test
    void early_execution_can_be_allowed_while_a_reversal_is_pending() {
        given(bookMutation("it", MEASURE), reverse("back", "it"), allowEarlyExecution("it"))
                .when(approve("back"))
                .thenRecorded("MutationApproved", "PostingsBooked", "MutationReversed", "MutationBooked");
    }
}
