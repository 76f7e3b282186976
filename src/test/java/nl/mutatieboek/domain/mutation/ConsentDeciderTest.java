package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.ActorCommandFactory.approve;
import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.close;
import static nl.mutatieboek.domain.ActorCommandFactory.confirm;
import static nl.mutatieboek.domain.ActorCommandFactory.mutation;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.reject;
import static nl.mutatieboek.domain.ActorCommandFactory.returnToProposer;
import static nl.mutatieboek.domain.ActorCommandFactory.reverse;
import static nl.mutatieboek.domain.ActorCommandFactory.withdraw;
import static nl.mutatieboek.domain.DecisionScenario.given;
import static nl.mutatieboek.domain.ProposalDraft.allocation;
import static nl.mutatieboek.domain.ProposalDraft.opening;
import static nl.mutatieboek.domain.ProposalDraft.reEstimate;
import static nl.mutatieboek.domain.ProposalDraft.reservation;
import static nl.mutatieboek.domain.ProposalDraft.transfer;
import static nl.mutatieboek.domain.SampleActors.APPROVER;
import static nl.mutatieboek.domain.SampleActors.BOTH;
import static nl.mutatieboek.domain.SampleActors.COUNTERPART;
import static nl.mutatieboek.domain.SampleActors.PROPOSER;
import static nl.mutatieboek.domain.SampleActors.SECOND_COUNTERPART;
import static nl.mutatieboek.domain.SampleActors.THIRD;
import static nl.mutatieboek.domain.SampleActors.person;
import static nl.mutatieboek.domain.SampleBook.EARMARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.domain.ActorCommand;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.CommandDecider;
import nl.mutatieboek.domain.CommandScript;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.FigureRefusal.AlreadyOpened;
import nl.mutatieboek.domain.InMemoryBookState;
import nl.mutatieboek.domain.MomentRefusal.MomentIsClosed;
import nl.mutatieboek.domain.MutationRefusal.AlreadyConsented;
import nl.mutatieboek.domain.MutationRefusal.NotPending;
import nl.mutatieboek.domain.MutationRefusal.ProposerMayNotConsent;
import nl.mutatieboek.domain.ProposalDraft;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Required and forbidden consents, and the effect of the last consent (law 9). */
class ConsentDeciderTest {
    private static final ProposalDraft ESTIMATE = reEstimate("XX/37 U 2026 -5");
    private static final ProposalDraft TRANSFER = transfer("XVII/~ U 2026 -10", "XX/37 U 2026 10");
    private static final ChapterCode XX = new ChapterCode("XX");
    private static final ChapterCode XVII = new ChapterCode("XVII");

    @Test
    void mutation_is_booked_when_a_second_person_approves() {
        given(propose("it", ESTIMATE))
                .when(approve("it"))
                .thenRecorded("MutationApproved", "PostingsBooked", "MutationBooked");
    }

    @Test
    void both_parts_of_a_transfer_are_booked_by_one_decision() {
        DecisionScenario after = given(propose("it", TRANSFER), approve("it"))
                .when(confirm("it"))
                .thenRecorded("MutationConfirmed", "PostingsBooked", "PostingsBooked", "MutationBooked");

        assertThat(after.book().events(Event.PostingsBooked.class))
                .extracting(Event.PostingsBooked::chapter)
                .containsExactly(XVII, XX);
        assertThat(after.balance("XVII", "U", 2026)).isEqualTo(-10);
        assertThat(after.balance("XX", "U", 2026)).isEqualTo(10);
    }

    /** Consents in order, and the one after which it is booked. */
    static Stream<Arguments> orders() {
        ActorCommand approval = approve("it");
        ActorCommand one = confirm("it").asActor(COUNTERPART);
        ActorCommand two = confirm("it").asActor(SECOND_COUNTERPART);
        return Stream.of(
                arguments(1, List.of(approval, one)),
                arguments(1, List.of(one, approval)),
                arguments(2, List.of(approval, one, two)),
                arguments(2, List.of(approval, two, one)),
                arguments(2, List.of(one, approval, two)),
                arguments(2, List.of(two, one, approval)));
    }

    @ParameterizedTest(name = "{0} confirming: {1}")
    @MethodSource("orders")
    void transfer_is_booked_after_its_last_required_consent_in_any_order(int confirming, List<ActorCommand> consents) {
        DecisionScenario story = given(new ConsentPolicy(confirming, 1, Set.of()), propose("it", TRANSFER));
        for (ActorCommand consent : consents.subList(0, consents.size() - 1)) {
            story.and(consent);
            assertThat(story.book().mutation(mutation("it"))).isInstanceOf(Mutation.Pending.class);
            assertThat(story.balance("XX/37", "U", 2026)).isZero();
        }

        story.and(consents.getLast());

        assertThat(story.book().mutation(mutation("it"))).isInstanceOf(Mutation.Booked.class);
        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(10);
    }

    @Test
    void second_confirmation_by_the_same_person_is_refused() {
        given(new ConsentPolicy(2, 1, Set.of()), propose("it", TRANSFER), approve("it"), confirm("it"))
                .when(confirm("it"))
                .thenRefused(new AlreadyConsented(new PersonId("counterpart"), "XX-2026-0001"));
    }

    @Test
    void approval_by_the_confirmer_of_the_other_chapter_is_refused() {
        given(propose("it", TRANSFER), confirm("it").asActor(BOTH))
                .when(approve("it").asActor(BOTH))
                .thenRefused(new AlreadyConsented(new PersonId("both"), "XX-2026-0001"));
    }

    @Test
    void approval_by_the_proposer_is_refused_even_for_another_chapter() {
        given(propose("it", "XVII", TRANSFER).asActor(BOTH))
                .when(approve("it").asActor(BOTH))
                .thenRefused(new ProposerMayNotConsent(new PersonId("both"), "XVII-2026-0001"));
    }

    @Test
    void separation_of_duties_is_checked_by_person_and_not_by_chapter() {
        given(propose("it", ESTIMATE))
                .when(approve("it").asActor(person("proposer", "XX", "XVII")))
                .thenRefused(new ProposerMayNotConsent(new PersonId("proposer"), "XX-2026-0001"));
    }

    @Test
    void transfer_proposed_by_the_counterpart_is_approved_there_and_confirmed_here() {
        given(propose("it", TRANSFER).asActor(COUNTERPART), approve("it").asActor(SECOND_COUNTERPART))
                .when(confirm("it").asActor(APPROVER))
                .thenRecorded("MutationConfirmed", "PostingsBooked", "PostingsBooked", "MutationBooked");
    }

    @Test
    void proposer_for_two_chapters_chooses_the_proposing_chapter() {
        DecisionScenario story =
                given().when(propose("it", "XVII", TRANSFER).asActor(BOTH)).thenAccepted();

        assertThat(story.book().mutation(mutation("it")))
                .isInstanceOfSatisfying(
                        Mutation.Pending.class,
                        pending -> assertThat(pending.proposedEvent().chapter()).isEqualTo(XVII));
    }

    @Test
    void mutation_keeps_the_consents_required_at_its_proposal() {
        InMemoryBookState book = given(
                        new ConsentPolicy(2, 1, Set.of()), propose("it", TRANSFER), approve("it"), confirm("it"))
                .book();

        Decision later = new CommandDecider(new ConsentPolicy(1, 1, Set.of()))
                .decide(new Command.ConfirmMutation(mutation("it")), SECOND_COUNTERPART, book);

        assertThat(((Decision.Accepted) later).events()).hasSize(4);
        assertThat(book.mutation(mutation("it"))).isInstanceOf(Mutation.Pending.class);
    }

    @Test
    void consent_policy_without_confirmations_is_rejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ConsentPolicy(0, 1, Set.of()));
    }

    static Stream<Arguments> endings() {
        return Stream.of(
                arguments(reject("it"), "REJECTED"),
                arguments(reject("it").asActor(COUNTERPART), "REJECTED"),
                arguments(returnToProposer("it"), "RETURNED"),
                arguments(returnToProposer("it").asActor(COUNTERPART), "RETURNED"),
                arguments(withdraw("it"), "WITHDRAWN"));
    }

    @ParameterizedTest(name = "{1} by {0}")
    @MethodSource("endings")
    void rejected_returned_or_withdrawn_mutation_accepts_no_further_consent(ActorCommand ending, String state) {
        DecisionScenario story = given(propose("it", TRANSFER), approve("it")).and(ending);

        assertThat(story.book().mutation(mutation("it")))
                .isInstanceOfSatisfying(
                        Mutation.Ended.class, ended -> assertThat(ended.state()).isEqualTo(state));
        for (ActorCommand late : List.of(
                approve("it").asActor(THIRD), confirm("it"), reject("it"), returnToProposer("it"), withdraw("it"))) {
            story.when(late).thenRefused(new NotPending("XX-2026-0001", state));
        }
        assertThat(story.balance("XX", "U", 2026)).isZero();
    }

    @Test
    void rejected_transfer_releases_its_reserve_claims_in_both_chapters() {
        CommandScript reserves = CommandScript.of(
                bookMutation("here", reservation(EARMARK + " U 2026 100")),
                bookMutation("there", reservation("XVII/4/oda U 2026 100")));
        ProposalDraft swap = transfer(
                EARMARK + " U 2026 -60",
                "XVII/4 U 2026 60",
                "XVII/4/oda V 2026 0",
                "XVII/4/oda U 2026 -70",
                "XX/37 U 2026 70");

        DecisionScenario story = given(reserves)
                .when(propose("it", swap))
                .thenRecorded(
                        "MutationNumberIssued",
                        "CounterpartInformed",
                        "ReserveDrawClaimed",
                        "ReserveDrawClaimed",
                        "MutationProposed")
                .when(reject("it"))
                .thenRecorded("ReserveDrawReleased", "ReserveDrawReleased", "MutationRejected");

        story.when(propose("again", swap)).thenAccepted();
    }

    @Test
    void mutation_stays_booked_and_reversible_after_its_reversal_is_rejected() {
        given(bookMutation("it", ESTIMATE), reverse("back", "it"))
                .when(reject("back"))
                .thenRecorded("ReversalReleased", "MutationRejected")
                .when(reverse("again", "it"))
                .thenAccepted();
    }

    @Test
    void booking_is_refused_when_its_moment_closed_after_the_proposal() {
        given(propose("it", ESTIMATE), close("2026-OWB", "XX"))
                .when(approve("it"))
                .thenRefused(new MomentIsClosed(Moment.parse("2026-OWB"), XX));
    }

    @Test
    void moment_closed_for_the_other_chapter_stops_the_booking_but_not_earlier_consents() {
        given(propose("it", TRANSFER), close("2026-OWB", "XVII"))
                .and(approve("it"))
                .when(confirm("it"))
                .thenRefused(new MomentIsClosed(Moment.parse("2026-OWB"), XVII));
    }

    @Test
    void second_of_two_pending_openings_of_an_account_is_refused_at_approval() {
        ProposalDraft opening = opening("XX/37 U 2026 5");
        given(propose("first", opening), propose("second", opening), approve("second"))
                .when(approve("first"))
                .thenRefused(new AlreadyOpened(ItemPath.parse("XX/37"), Flow.EXPENDITURE, new BudgetYear(2026)));
    }

    @Test
    void mutation_numbers_are_consecutive_per_proposing_chapter_and_budget_year() {
        DecisionScenario story = given(
                propose("a", ESTIMATE),
                propose("b", ESTIMATE.withMoment("2025-O1")),
                propose("c", TRANSFER),
                propose("d", TRANSFER).asActor(COUNTERPART),
                propose("e", reEstimate("XX/37 U 2025 1").withMoment("2025-O2")));
        story.when(propose("f", reEstimate("XX/93 U 2026 1")));
        story.and(withdraw("c"), propose("g", ESTIMATE));

        assertThat(story.book().events(Event.MutationProposed.class))
                .extracting(Event.MutationProposed::number)
                .containsExactly(
                        "XX-2026-0001",
                        "XX-2025-0001",
                        "XX-2026-0002",
                        "XVII-2026-0001",
                        "XX-2025-0002",
                        "XX-2026-0003");
    }

    @Test
    void reserve_claim_is_recorded_at_proposal_and_ends_with_the_booking() {
        given(bookMutation("reserve", reservation(EARMARK + " U 2026 100")))
                .when(propose("draw", allocation(EARMARK + " U 2026 -100", "XX/37 U 2026 100")))
                .thenRecorded("MutationNumberIssued", "ReserveDrawClaimed", "MutationProposed")
                .when(approve("draw").asActor(THIRD))
                .thenRecorded("MutationApproved", "PostingsBooked", "MutationBooked");
    }

    @Test
    void proposal_event_names_its_proposer() {
        DecisionScenario story = given(propose("it", ESTIMATE));

        assertThat(story.book().events(Event.MutationProposed.class))
                .extracting(Event.MutationProposed::by)
                .containsExactly(PROPOSER.person());
    }
}
