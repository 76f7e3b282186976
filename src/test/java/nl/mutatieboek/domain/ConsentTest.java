package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.Acts.approve;
import static nl.mutatieboek.domain.Acts.booked;
import static nl.mutatieboek.domain.Acts.close;
import static nl.mutatieboek.domain.Acts.confirm;
import static nl.mutatieboek.domain.Acts.mutation;
import static nl.mutatieboek.domain.Acts.propose;
import static nl.mutatieboek.domain.Acts.reject;
import static nl.mutatieboek.domain.Acts.reverse;
import static nl.mutatieboek.domain.Acts.sendBack;
import static nl.mutatieboek.domain.Acts.withdraw;
import static nl.mutatieboek.domain.Draft.allocation;
import static nl.mutatieboek.domain.Draft.opening;
import static nl.mutatieboek.domain.Draft.reEstimate;
import static nl.mutatieboek.domain.Draft.reservation;
import static nl.mutatieboek.domain.Draft.transfer;
import static nl.mutatieboek.domain.People.APPROVER;
import static nl.mutatieboek.domain.People.BOTH;
import static nl.mutatieboek.domain.People.COUNTERPART;
import static nl.mutatieboek.domain.People.PROPOSER;
import static nl.mutatieboek.domain.People.SECOND_COUNTERPART;
import static nl.mutatieboek.domain.People.THIRD;
import static nl.mutatieboek.domain.People.person;
import static nl.mutatieboek.domain.Scenario.given;
import static nl.mutatieboek.domain.TheBook.EARMARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Refusal.AlreadyConsented;
import nl.mutatieboek.domain.Refusal.AlreadyOpened;
import nl.mutatieboek.domain.Refusal.MomentIsClosed;
import nl.mutatieboek.domain.Refusal.NotPending;
import nl.mutatieboek.domain.Refusal.ProposerMayNotConsent;
import nl.mutatieboek.domain.mutation.Mutation;
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

/** Who must consent, who may not, and what the last consent does (law 9). */
class ConsentTest {
    private static final Draft ESTIMATE = reEstimate("XX/37 U 2026 -5");
    private static final Draft TRANSFER = transfer("XVII/~ U 2026 -10", "XX/37 U 2026 10");
    private static final ChapterCode XX = new ChapterCode("XX");
    private static final ChapterCode XVII = new ChapterCode("XVII");

    @Test
    void the_approval_by_a_second_person_books() {
        given(propose("it", ESTIMATE))
                .when(approve("it"))
                .thenRecorded("MutationApproved", "PostingsBooked", "MutationBooked");
    }

    @Test
    void the_two_legs_of_a_transfer_are_booked_by_one_decision() {
        Scenario after = given(propose("it", TRANSFER), approve("it"))
                .when(confirm("it"))
                .thenRecorded("MutationConfirmed", "PostingsBooked", "PostingsBooked", "MutationBooked");

        assertThat(after.book().events(Event.PostingsBooked.class))
                .extracting(Event.PostingsBooked::chapter)
                .containsExactly(XVII, XX);
        assertThat(after.balance("XVII", "U", 2026)).isEqualTo(-10);
        assertThat(after.balance("XX", "U", 2026)).isEqualTo(10);
    }

    /** Which consents come, in which order, and after which of them it is booked. */
    static Stream<Arguments> orders() {
        Act approval = approve("it");
        Act one = confirm("it").by(COUNTERPART);
        Act two = confirm("it").by(SECOND_COUNTERPART);
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
    void the_last_consent_that_the_policy_asks_books_in_whatever_order_they_come(int confirming, List<Act> consents) {
        Scenario story = given(new ConsentPolicy(confirming, 1, Set.of()), propose("it", TRANSFER));
        for (Act consent : consents.subList(0, consents.size() - 1)) {
            story.and(consent);
            assertThat(story.book().mutation(mutation("it"))).isInstanceOf(Mutation.Pending.class);
            assertThat(story.balance("XX/37", "U", 2026)).isZero();
        }

        story.and(consents.getLast());

        assertThat(story.book().mutation(mutation("it"))).isInstanceOf(Mutation.Booked.class);
        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(10);
    }

    @Test
    void a_confirmation_by_the_same_person_does_not_count_twice() {
        given(new ConsentPolicy(2, 1, Set.of()), propose("it", TRANSFER), approve("it"), confirm("it"))
                .when(confirm("it"))
                .thenRefused(new AlreadyConsented(new PersonId("counterpart"), "XX-2026-0001"));
    }

    @Test
    void whoever_confirmed_for_the_other_chapter_may_not_approve_for_the_own() {
        given(propose("it", TRANSFER), confirm("it").by(BOTH))
                .when(approve("it").by(BOTH))
                .thenRefused(new AlreadyConsented(new PersonId("both"), "XX-2026-0001"));
    }

    @Test
    void the_proposer_may_not_approve_even_under_another_chapter() {
        given(propose("it", "XVII", TRANSFER).by(BOTH))
                .when(approve("it").by(BOTH))
                .thenRefused(new ProposerMayNotConsent(new PersonId("both"), "XVII-2026-0001"));
    }

    @Test
    void separation_of_duties_is_judged_by_person_and_not_by_chapters() {
        given(propose("it", ESTIMATE))
                .when(approve("it").by(person("proposer", "XX", "XVII")))
                .thenRefused(new ProposerMayNotConsent(new PersonId("proposer"), "XX-2026-0001"));
    }

    @Test
    void a_transfer_proposed_by_the_other_side_is_approved_there_and_confirmed_here() {
        given(propose("it", TRANSFER).by(COUNTERPART), approve("it").by(SECOND_COUNTERPART))
                .when(confirm("it").by(APPROVER))
                .thenRecorded("MutationConfirmed", "PostingsBooked", "PostingsBooked", "MutationBooked");
    }

    @Test
    void who_acts_for_both_chapters_says_for_which() {
        Scenario story = given().when(propose("it", "XVII", TRANSFER).by(BOTH)).thenAccepted();

        assertThat(story.book().mutation(mutation("it")))
                .isInstanceOfSatisfying(
                        Mutation.Pending.class,
                        pending -> assertThat(pending.facts().chapter()).isEqualTo(XVII));
    }

    @Test
    void a_dossier_keeps_the_consents_that_the_policy_asked_when_it_was_proposed() {
        BookInMemory book = given(
                        new ConsentPolicy(2, 1, Set.of()), propose("it", TRANSFER), approve("it"), confirm("it"))
                .book();

        Decision later = new CommandDecider(new ConsentPolicy(1, 1, Set.of()))
                .decide(new Command.ConfirmMutation(mutation("it")), SECOND_COUNTERPART, book);

        assertThat(((Decision.Accepted) later).events()).hasSize(4);
        assertThat(book.mutation(mutation("it"))).isInstanceOf(Mutation.Pending.class);
    }

    @Test
    void another_chapters_leg_is_never_confirmed_by_nobody() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ConsentPolicy(0, 1, Set.of()));
    }

    static Stream<Arguments> endings() {
        return Stream.of(
                arguments(reject("it"), "REJECTED"),
                arguments(reject("it").by(COUNTERPART), "REJECTED"),
                arguments(sendBack("it"), "RETURNED"),
                arguments(sendBack("it").by(COUNTERPART), "RETURNED"),
                arguments(withdraw("it"), "WITHDRAWN"));
    }

    @ParameterizedTest(name = "{1} by {0}")
    @MethodSource("endings")
    void what_was_rejected_returned_or_withdrawn_is_over_and_never_booked(Act ending, String state) {
        Scenario story = given(propose("it", TRANSFER), approve("it")).and(ending);

        assertThat(story.book().mutation(mutation("it")))
                .isInstanceOfSatisfying(
                        Mutation.Ended.class, ended -> assertThat(ended.state()).isEqualTo(state));
        for (Act late : List.of(approve("it").by(THIRD), confirm("it"), reject("it"), sendBack("it"), withdraw("it"))) {
            story.when(late).thenRefused(new NotPending("XX-2026-0001", state));
        }
        assertThat(story.balance("XX", "U", 2026)).isZero();
    }

    @Test
    void a_transfer_that_draws_from_a_reserve_in_each_chapter_releases_both_claims() {
        Step reserves = Step.of(
                booked("here", reservation(EARMARK + " U 2026 100")),
                booked("there", reservation("XVII/4/oda U 2026 100")));
        Draft swap = transfer(
                EARMARK + " U 2026 -60",
                "XVII/4 U 2026 60",
                "XVII/4/oda V 2026 0",
                "XVII/4/oda U 2026 -70",
                "XX/37 U 2026 70");

        Scenario story = given(reserves)
                .when(propose("it", swap))
                .thenRecorded("NumberIssued", "CounterpartInformed", "DrawClaimed", "DrawClaimed", "MutationProposed")
                .when(reject("it"))
                .thenRecorded("DrawReleased", "DrawReleased", "MutationRejected");

        story.when(propose("again", swap)).thenAccepted();
    }

    @Test
    void a_rejected_reversal_leaves_the_original_booked_and_open_to_another() {
        given(booked("it", ESTIMATE), reverse("back", "it"))
                .when(reject("back"))
                .thenRecorded("ReversalReleased", "MutationRejected")
                .when(reverse("again", "it"))
                .thenAccepted();
    }

    @Test
    void a_moment_that_closed_after_the_proposal_stops_the_booking() {
        given(propose("it", ESTIMATE), close("2026-OWB", "XX"))
                .when(approve("it"))
                .thenRefused(new MomentIsClosed(Moment.parse("2026-OWB"), XX));
    }

    @Test
    void a_moment_that_closed_for_the_other_chapter_stops_the_booking_but_not_the_consents_before() {
        given(propose("it", TRANSFER), close("2026-OWB", "XVII"))
                .and(approve("it"))
                .when(confirm("it"))
                .thenRefused(new MomentIsClosed(Moment.parse("2026-OWB"), XVII));
    }

    @Test
    void of_two_openings_that_wait_only_the_first_is_booked() {
        Draft opening = opening("XX/37 U 2026 5");
        given(propose("first", opening), propose("second", opening), approve("second"))
                .when(approve("first"))
                .thenRefused(new AlreadyOpened(ItemPath.parse("XX/37"), Flow.EXPENDITURE, new BudgetYear(2026)));
    }

    @Test
    void numbers_follow_on_in_the_proposers_chapter_and_the_moments_budget_year() {
        Scenario story = given(
                propose("a", ESTIMATE),
                propose("b", ESTIMATE.in("2025-O1")),
                propose("c", TRANSFER),
                propose("d", TRANSFER).by(COUNTERPART),
                propose("e", reEstimate("XX/37 U 2025 1").in("2025-O2")));
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
    void an_allocation_claims_its_draw_and_the_booking_takes_the_claim_with_it() {
        given(booked("reserve", reservation(EARMARK + " U 2026 100")))
                .when(propose("draw", allocation(EARMARK + " U 2026 -100", "XX/37 U 2026 100")))
                .thenRecorded("NumberIssued", "DrawClaimed", "MutationProposed")
                .when(approve("draw").by(THIRD))
                .thenRecorded("MutationApproved", "PostingsBooked", "MutationBooked");
    }

    @Test
    void the_proposer_is_named_in_the_dossier() {
        Scenario story = given(propose("it", ESTIMATE));

        assertThat(story.book().events(Event.MutationProposed.class))
                .extracting(Event.MutationProposed::by)
                .containsExactly(PROPOSER.person());
    }
}
