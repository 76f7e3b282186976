package nl.mutatieboek.domain.moment;

import static nl.mutatieboek.domain.Acts.adopt;
import static nl.mutatieboek.domain.Acts.approve;
import static nl.mutatieboek.domain.Acts.booked;
import static nl.mutatieboek.domain.Acts.close;
import static nl.mutatieboek.domain.Acts.present;
import static nl.mutatieboek.domain.Acts.propose;
import static nl.mutatieboek.domain.Acts.reopen;
import static nl.mutatieboek.domain.Acts.revoke;
import static nl.mutatieboek.domain.Acts.withdrawSitting;
import static nl.mutatieboek.domain.Draft.reEstimate;
import static nl.mutatieboek.domain.People.APPROVER;
import static nl.mutatieboek.domain.People.PROPOSER;
import static nl.mutatieboek.domain.People.THIRD;
import static nl.mutatieboek.domain.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Set;
import nl.mutatieboek.domain.Act;
import nl.mutatieboek.domain.BookInMemory;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.CommandDecider;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.Draft;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Refusal.BillNotPresented;
import nl.mutatieboek.domain.Refusal.ImplausibleDate;
import nl.mutatieboek.domain.Refusal.MomentIsClosed;
import nl.mutatieboek.domain.Refusal.MomentIsOpen;
import nl.mutatieboek.domain.Refusal.NothingProposed;
import nl.mutatieboek.domain.Refusal.ProposedBySomebodyElse;
import nl.mutatieboek.domain.Refusal.SecondPersonAsked;
import nl.mutatieboek.domain.Scenario;
import nl.mutatieboek.domain.Step;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The moments of a chapter: open or closed by two people, its bills presented and adopted. */
class MomentDeciderTest {
    private static final ConsentPolicy FOUR_EYES = new ConsentPolicy(1, 2, Set.of());
    private static final Moment OWB = Moment.parse("2026-OWB");
    private static final ChapterCode XX = new ChapterCode("XX");
    private static final Event.MomentClosed CLOSED = new Event.MomentClosed(XX, OWB);
    private static final Event.MomentReopened REOPENED = new Event.MomentReopened(XX, OWB, "An invoice came late");
    private static final Draft ESTIMATE = reEstimate("XX/37 U 2026 -5");

    @Test
    void the_first_of_two_people_proposes_to_close_and_the_second_closes() {
        given(FOUR_EYES)
                .when(close("2026-OWB", "XX"))
                .thenRecorded(new Event.ChapterChangeProposed(XX, APPROVER.person(), CLOSED))
                .and(booked("meanwhile", ESTIMATE))
                .when(close("2026-OWB", "XX").by(THIRD))
                .thenRecorded(new Event.MomentClosed(XX, OWB))
                .when(propose("late", ESTIMATE))
                .thenRefused(new MomentIsClosed(OWB, XX));
    }

    @Test
    void a_closed_moment_is_opened_again_by_two_people_and_takes_mutations_again() {
        given(
                        FOUR_EYES,
                        propose("it", ESTIMATE),
                        close("2026-OWB", "XX"),
                        close("2026-OWB", "XX").by(THIRD))
                .when(reopen("2026-OWB", "XX").by(THIRD))
                .thenRecorded(new Event.ChapterChangeProposed(XX, THIRD.person(), REOPENED))
                .when(reopen("2026-OWB", "XX").by(THIRD))
                .thenRefusedAndGoesOn(new SecondPersonAsked(THIRD.person(), OWB, XX))
                .when(approve("it"))
                .thenRefusedAndGoesOn(new MomentIsClosed(OWB, XX))
                .when(reopen("2026-OWB", "XX"))
                .thenRecorded(new Event.MomentReopened(XX, OWB, "An invoice came late"))
                .when(approve("it"))
                .thenAccepted();
    }

    @Test
    void each_closing_and_reopening_is_proposed_anew() {
        Step closed = Step.of(close("2026-OWB", "XX"), close("2026-OWB", "XX").by(THIRD));
        given(FOUR_EYES, closed)
                .and(reopen("2026-OWB", "XX"), reopen("2026-OWB", "XX").by(THIRD))
                .when(reopen("2026-OWB", "XX"))
                .thenRefusedAndGoesOn(new MomentIsOpen(OWB, XX))
                .when(close("2026-OWB", "XX").by(THIRD))
                .thenRecorded("ChangeProposed")
                .when(close("2026-OWB", "XX").by(THIRD))
                .thenRefused(new SecondPersonAsked(THIRD.person(), OWB, XX));
    }

    @Test
    void who_proposed_to_close_or_to_reopen_takes_it_back_and_then_a_first_person_is_asked_again() {
        given(FOUR_EYES, close("2026-OWB", "XX"))
                .when(withdrawSitting("2026-OWB", "XX"))
                .thenRecorded(new Event.ChapterChangeWithdrawn(XX, APPROVER.person(), CLOSED))
                .when(withdrawSitting("2026-OWB", "XX"))
                .thenRefusedAndGoesOn(new NothingProposed(OWB, XX))
                .when(close("2026-OWB", "XX").by(THIRD))
                .thenRecorded(new Event.ChapterChangeProposed(XX, THIRD.person(), CLOSED))
                .when(close("2026-OWB", "XX"))
                .thenRecorded("MomentClosed")
                .when(withdrawSitting("2026-OWB", "XX").by(THIRD))
                .thenRefusedAndGoesOn(new NothingProposed(OWB, XX))
                .when(reopen("2026-OWB", "XX"))
                .thenRecorded("ChangeProposed")
                .when(withdrawSitting("2026-OWB", "XX").by(THIRD))
                .thenRefusedAndGoesOn(new ProposedBySomebodyElse(THIRD.person(), APPROVER.person(), OWB, XX))
                .when(withdrawSitting("2026-OWB", "XX"))
                .thenRecorded(new Event.ChapterChangeWithdrawn(XX, APPROVER.person(), REOPENED))
                .when(propose("late", ESTIMATE))
                .thenRefused(new MomentIsClosed(OWB, XX));
    }

    @Test
    void one_person_closes_and_opens_where_the_policy_has_one() {
        given().when(close("2026-OWB", "XX"))
                .thenRecorded("MomentClosed")
                .when(reopen("2026-OWB", "XX"))
                .thenRecorded("MomentReopened")
                .when(close("2026-OWB", "XX"))
                .thenRecorded("MomentClosed");
    }

    @Test
    void one_person_finishes_what_was_proposed_while_the_policy_asked_for_two() {
        BookInMemory book = given(FOUR_EYES, close("2026-OWB", "XX")).book();

        Decision decision = new CommandDecider(new ConsentPolicy(1, 1, Set.of()))
                .decide(close("2026-OWB", "XX").command(), APPROVER, book);

        assertThat(decision).isEqualTo(Decision.accepted(new Event.MomentClosed(XX, OWB)));
    }

    @Test
    void a_moment_closes_for_one_chapter_and_not_for_another_nor_does_another_moment() {
        given(close("2026-OWB", "XVII")).and(booked("it", ESTIMATE));
        given(close("2026-O1", "XX")).and(booked("it", ESTIMATE));
    }

    @Test
    void a_proposed_closing_of_one_moment_is_no_half_of_that_of_another() {
        given(FOUR_EYES, close("2026-OWB", "XX"))
                .when(close("2026-O1", "XX").by(THIRD))
                .thenRecorded("ChangeProposed")
                .when(close("2026-OWB", "XVII").by(THIRD))
                .thenRecorded("ChangeProposed");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void a_policy_closes_by_one_person_or_by_two(int people) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ConsentPolicy(1, people, Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-OWB", "2026-ISB-1", "2026-O1", "2025-SBS", "2025-O2", "2025-SW"})
    void a_bill_is_presented_and_then_adopted_as_an_act(String bill) {
        Moment moment = Moment.parse(bill);
        LocalDate presented = LocalDate.parse(moment.code() == Moment.Code.O1 ? "2026-04-24" : "2025-09-16");
        if (moment.code() == Moment.Code.SW) {
            presented = LocalDate.parse("2026-05-20");
        }
        LocalDate day = LocalDate.parse("2026-06-30");
        given().when(present(bill, "XX", presented.toString()))
                .thenRecorded(new Event.BillPresented(XX, moment, "36800-XX-1", presented))
                .when(adopt(bill, "XX", "2026-06-30"))
                .thenRecorded(new Event.BillAdopted(XX, moment, "Stb. 2026, 112", day, day));
    }

    @Test
    void a_bill_may_be_adopted_on_the_day_on_which_it_is_presented() {
        given(present("2026-ISB-1", "XX", "2026-02-02"))
                .when(adopt("2026-ISB-1", "XX", "2026-02-02"))
                .thenAccepted();
    }

    @Test
    void presentation_adoption_and_revocation_are_recorded_after_the_same_request_of_a_second_person() {
        given(FOUR_EYES)
                .when(present("2026-OWB", "XX", "2025-09-16"))
                .thenRecorded("ChangeProposed")
                .when(present("2026-OWB", "XX", "2025-09-16"))
                .thenRefusedAndGoesOn(new SecondPersonAsked(PROPOSER.person(), OWB, XX))
                .when(adopt("2026-OWB", "XX", "2026-03-10").by(THIRD))
                .thenRefusedAndGoesOn(new BillNotPresented(OWB, XX))
                .when(present("2026-OWB", "XX", "2025-09-16").by(THIRD))
                .thenRecorded("BillPresented")
                .when(adopt("2026-OWB", "XX", "2026-03-10"))
                .thenRecorded("ChangeProposed")
                .and(booked("meanwhile", ESTIMATE))
                .when(adopt("2026-OWB", "XX", "2026-03-10").by(THIRD))
                .thenRecorded("BillAdopted")
                .when(revoke("2026-OWB", "XX"))
                .thenRecorded("ChangeProposed")
                .when(propose("late", ESTIMATE))
                .thenRefusedAndGoesOn(new MomentIsClosed(OWB, XX))
                .when(revoke("2026-OWB", "XX").by(THIRD))
                .thenRecorded("BillAdoptionRevoked");
    }

    @Test
    void another_request_replaces_a_proposal_and_a_second_person_confirms_what_was_proposed_last() {
        given(FOUR_EYES, present("2026-OWB", "XX", "2025-09-16"))
                .when(present("2026-OWB", "XX", "2025-09-17").by(THIRD))
                .thenRecorded("ChangeProposed")
                .when(present("2026-OWB", "XX", "2025-09-16").by(APPROVER))
                .thenRecorded("ChangeProposed")
                .when(present("2026-OWB", "XX", "2025-09-16"))
                .thenRecorded(new Event.BillPresented(XX, OWB, "36800-XX-1", LocalDate.parse("2025-09-16")));
    }

    @Test
    void a_closing_and_a_bill_of_one_moment_are_pending_side_by_side() {
        given(FOUR_EYES, present("2026-OWB", "XX", "2025-09-16"), close("2026-OWB", "XX"))
                .when(present("2026-OWB", "XX", "2025-09-16").by(THIRD))
                .thenRecorded("BillPresented")
                .when(close("2026-OWB", "XX").by(THIRD))
                .thenRecorded("MomentClosed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1814-09-16", "2024-12-31", "2027-01-01", "2027-06-02"})
    void a_bill_is_presented_on_a_plausible_day_that_is_not_in_the_future(String day) {
        given().when(present("2026-OWB", "XX", day))
                .thenRefused(new ImplausibleDate(
                        OWB, LocalDate.parse(day), LocalDate.parse("2025-01-01"), LocalDate.parse("2026-12-31")));
    }

    @Test
    void an_act_is_adopted_and_takes_effect_on_plausible_days() {
        Scenario story = given(present("2026-OWB", "XX", "2025-09-16"));
        story.when(adopt("2026-OWB", "XX", "2027-06-02"))
                .thenRefused(new ImplausibleDate(
                        OWB,
                        LocalDate.parse("2027-06-02"),
                        LocalDate.parse("2025-09-16"),
                        LocalDate.parse("2027-06-01")));
        story.when(new Act(
                        PROPOSER,
                        new Command.AdoptBill(
                                XX,
                                OWB,
                                "Stb. 2026, 112",
                                LocalDate.parse("2026-03-10"),
                                LocalDate.parse("2125-01-01"))))
                .thenRefused(new ImplausibleDate(
                        OWB,
                        LocalDate.parse("2125-01-01"),
                        LocalDate.parse("2026-01-01"),
                        LocalDate.parse("2027-12-31")));
    }

    @Test
    void what_was_recorded_wrongly_of_a_bill_is_taken_back_the_last_first_and_recorded_anew() {
        Moment bill = Moment.parse("2026-OWB");
        given(present("2026-OWB", "XX", "2025-09-17"), adopt("2026-OWB", "XX", "2026-03-10"))
                .when(revoke("2026-OWB", "XX"))
                .thenRecorded(new Event.BillAdoptionRevoked(XX, bill, "Recorded of another bill"))
                .when(revoke("2026-OWB", "XX"))
                .thenRecorded(new Event.BillPresentationRevoked(XX, bill, "Recorded of another bill"))
                .when(present("2026-OWB", "XX", "2025-09-16"))
                .thenRecorded(new Event.BillPresented(XX, bill, "36800-XX-1", LocalDate.parse("2025-09-16")));
    }

    @Test
    void a_moment_is_open_again_once_the_act_that_closed_it_was_recorded_wrongly() {
        given(present("2026-OWB", "XX", "2025-09-16"), adopt("2026-OWB", "XX", "2026-03-10"))
                .and(revoke("2026-OWB", "XX"))
                .when(propose("open", ESTIMATE))
                .thenAccepted();
    }

    @Test
    void a_bill_closes_nothing_and_an_act_its_moments_but_to_amendments_on_the_way_to_it() {
        given(present("2026-OWB", "XX", "2025-09-16"))
                .and(booked("before", ESTIMATE))
                .and(adopt("2026-OWB", "XX", "2026-03-10"))
                .when(propose("after", ESTIMATE))
                .thenRefused(new MomentIsClosed(Moment.parse("2026-OWB"), XX));
    }
}
