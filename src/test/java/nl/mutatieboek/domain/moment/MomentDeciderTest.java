package nl.mutatieboek.domain.moment;

import static nl.mutatieboek.domain.ActorCommandFactory.adoptBill;
import static nl.mutatieboek.domain.ActorCommandFactory.approve;
import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.close;
import static nl.mutatieboek.domain.ActorCommandFactory.presentBill;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.reopen;
import static nl.mutatieboek.domain.ActorCommandFactory.revokeBill;
import static nl.mutatieboek.domain.ActorCommandFactory.withdrawMomentChange;
import static nl.mutatieboek.domain.DecisionScenario.given;
import static nl.mutatieboek.domain.ProposalDraft.reEstimate;
import static nl.mutatieboek.domain.SampleActors.APPROVER;
import static nl.mutatieboek.domain.SampleActors.PROPOSER;
import static nl.mutatieboek.domain.SampleActors.THIRD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Set;
import nl.mutatieboek.domain.ActorCommand;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.CommandDecider;
import nl.mutatieboek.domain.CommandScript;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.InMemoryBookState;
import nl.mutatieboek.domain.MomentRefusal.BillNotPresented;
import nl.mutatieboek.domain.MomentRefusal.ImplausibleDate;
import nl.mutatieboek.domain.MomentRefusal.MomentIsClosed;
import nl.mutatieboek.domain.MomentRefusal.MomentIsOpen;
import nl.mutatieboek.domain.MomentRefusal.NothingProposed;
import nl.mutatieboek.domain.MomentRefusal.ProposedBySomebodyElse;
import nl.mutatieboek.domain.MomentRefusal.SecondPersonAsked;
import nl.mutatieboek.domain.ProposalDraft;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments of a chapter: closing and reopening by two people, presentation and adoption of bills. */
class MomentDeciderTest {
    private static final ConsentPolicy FOUR_EYES = new ConsentPolicy(1, 2, Set.of());
    private static final Moment OWB = Moment.parse("2026-OWB");
    private static final ChapterCode XX = new ChapterCode("XX");
    private static final Event.MomentClosed CLOSED = new Event.MomentClosed(XX, OWB);
    private static final Event.MomentReopened REOPENED = new Event.MomentReopened(XX, OWB, "An invoice came late");
    private static final ProposalDraft ESTIMATE = reEstimate("XX/37 U 2026 -5");

    @Test
    void moment_closing_is_proposed_by_one_person_and_confirmed_by_another() {
        given(FOUR_EYES)
                .when(close("2026-OWB", "XX"))
                .thenRecorded(new Event.ChapterChangeProposed(XX, APPROVER.person(), CLOSED))
                .and(bookMutation("meanwhile", ESTIMATE))
                .when(close("2026-OWB", "XX").asActor(THIRD))
                .thenRecorded(new Event.MomentClosed(XX, OWB))
                .when(propose("late", ESTIMATE))
                .thenRefused(new MomentIsClosed(OWB, XX));
    }

    @Test
    void moment_reopened_by_two_people_accepts_mutations_again() {
        given(
                        FOUR_EYES,
                        propose("it", ESTIMATE),
                        close("2026-OWB", "XX"),
                        close("2026-OWB", "XX").asActor(THIRD))
                .when(reopen("2026-OWB", "XX").asActor(THIRD))
                .thenRecorded(new Event.ChapterChangeProposed(XX, THIRD.person(), REOPENED))
                .when(reopen("2026-OWB", "XX").asActor(THIRD))
                .thenRefusedAndContinue(new SecondPersonAsked(THIRD.person(), OWB, XX))
                .when(approve("it"))
                .thenRefusedAndContinue(new MomentIsClosed(OWB, XX))
                .when(reopen("2026-OWB", "XX"))
                .thenRecorded(new Event.MomentReopened(XX, OWB, "An invoice came late"))
                .when(approve("it"))
                .thenAccepted();
    }

    @Test
    void each_moment_closing_and_reopening_needs_a_new_proposal() {
        CommandScript closed = CommandScript.of(
                close("2026-OWB", "XX"), close("2026-OWB", "XX").asActor(THIRD));
        given(FOUR_EYES, closed)
                .and(reopen("2026-OWB", "XX"), reopen("2026-OWB", "XX").asActor(THIRD))
                .when(reopen("2026-OWB", "XX"))
                .thenRefusedAndContinue(new MomentIsOpen(OWB, XX))
                .when(close("2026-OWB", "XX").asActor(THIRD))
                .thenRecorded("ChapterChangeProposed")
                .when(close("2026-OWB", "XX").asActor(THIRD))
                .thenRefused(new SecondPersonAsked(THIRD.person(), OWB, XX));
    }

    @Test
    void moment_closing_or_reopening_is_withdrawn_by_its_proposer() {
        given(FOUR_EYES, close("2026-OWB", "XX"))
                .when(withdrawMomentChange("2026-OWB", "XX"))
                .thenRecorded(new Event.ChapterChangeWithdrawn(XX, APPROVER.person(), CLOSED))
                .when(withdrawMomentChange("2026-OWB", "XX"))
                .thenRefusedAndContinue(new NothingProposed(OWB, XX))
                .when(close("2026-OWB", "XX").asActor(THIRD))
                .thenRecorded(new Event.ChapterChangeProposed(XX, THIRD.person(), CLOSED))
                .when(close("2026-OWB", "XX"))
                .thenRecorded("MomentClosed")
                .when(withdrawMomentChange("2026-OWB", "XX").asActor(THIRD))
                .thenRefusedAndContinue(new NothingProposed(OWB, XX))
                .when(reopen("2026-OWB", "XX"))
                .thenRecorded("ChapterChangeProposed")
                .when(withdrawMomentChange("2026-OWB", "XX").asActor(THIRD))
                .thenRefusedAndContinue(new ProposedBySomebodyElse(THIRD.person(), APPROVER.person(), OWB, XX))
                .when(withdrawMomentChange("2026-OWB", "XX"))
                .thenRecorded(new Event.ChapterChangeWithdrawn(XX, APPROVER.person(), REOPENED))
                .when(propose("late", ESTIMATE))
                .thenRefused(new MomentIsClosed(OWB, XX));
    }

    @Test
    void moment_is_closed_and_reopened_by_one_person_under_a_one_person_policy() {
        given().when(close("2026-OWB", "XX"))
                .thenRecorded("MomentClosed")
                .when(reopen("2026-OWB", "XX"))
                .thenRecorded("MomentReopened")
                .when(close("2026-OWB", "XX"))
                .thenRecorded("MomentClosed");
    }

    @Test
    void pending_moment_closing_is_completed_by_one_person_under_a_one_person_policy() {
        InMemoryBookState book = given(FOUR_EYES, close("2026-OWB", "XX")).book();

        Decision decision = new CommandDecider(new ConsentPolicy(1, 1, Set.of()))
                .decide(close("2026-OWB", "XX").command(), APPROVER, book);

        assertThat(decision).isEqualTo(Decision.accepted(new Event.MomentClosed(XX, OWB)));
    }

    @Test
    void moment_closing_affects_only_its_own_chapter_and_moment() {
        given(close("2026-OWB", "XVII")).and(bookMutation("it", ESTIMATE));
        given(close("2026-O1", "XX")).and(bookMutation("it", ESTIMATE));
    }

    @Test
    void moment_closing_proposal_counts_only_for_its_own_moment_and_chapter() {
        given(FOUR_EYES, close("2026-OWB", "XX"))
                .when(close("2026-O1", "XX").asActor(THIRD))
                .thenRecorded("ChapterChangeProposed")
                .when(close("2026-OWB", "XVII").asActor(THIRD))
                .thenRecorded("ChapterChangeProposed");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void consent_policy_with_other_than_one_or_two_closing_people_is_rejected(int people) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ConsentPolicy(1, people, Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-OWB", "2026-ISB-1", "2026-O1", "2025-SBS", "2025-O2", "2025-SW"})
    void bill_is_presented_and_then_adopted_as_an_act(String bill) {
        Moment moment = Moment.parse(bill);
        LocalDate presented = LocalDate.parse(moment.code() == Moment.Code.O1 ? "2026-04-24" : "2025-09-16");
        if (moment.code() == Moment.Code.SW) {
            presented = LocalDate.parse("2026-05-20");
        }
        LocalDate day = LocalDate.parse("2026-06-30");
        given().when(presentBill(bill, "XX", presented.toString()))
                .thenRecorded(new Event.BillPresented(XX, moment, "36800-XX-1", presented))
                .when(adoptBill(bill, "XX", "2026-06-30"))
                .thenRecorded(new Event.BillAdopted(XX, moment, "Stb. 2026, 112", day, day));
    }

    @Test
    void bill_may_be_adopted_on_its_presentation_day() {
        given(presentBill("2026-ISB-1", "XX", "2026-02-02"))
                .when(adoptBill("2026-ISB-1", "XX", "2026-02-02"))
                .thenAccepted();
    }

    @Test
    void bill_changes_are_recorded_after_the_same_request_by_a_second_person() {
        given(FOUR_EYES)
                .when(presentBill("2026-OWB", "XX", "2025-09-16"))
                .thenRecorded("ChapterChangeProposed")
                .when(presentBill("2026-OWB", "XX", "2025-09-16"))
                .thenRefusedAndContinue(new SecondPersonAsked(PROPOSER.person(), OWB, XX))
                .when(adoptBill("2026-OWB", "XX", "2026-03-10").asActor(THIRD))
                .thenRefusedAndContinue(new BillNotPresented(OWB, XX))
                .when(presentBill("2026-OWB", "XX", "2025-09-16").asActor(THIRD))
                .thenRecorded("BillPresented")
                .when(adoptBill("2026-OWB", "XX", "2026-03-10"))
                .thenRecorded("ChapterChangeProposed")
                .and(bookMutation("meanwhile", ESTIMATE))
                .when(adoptBill("2026-OWB", "XX", "2026-03-10").asActor(THIRD))
                .thenRecorded("BillAdopted")
                .when(revokeBill("2026-OWB", "XX"))
                .thenRecorded("ChapterChangeProposed")
                .when(propose("late", ESTIMATE))
                .thenRefusedAndContinue(new MomentIsClosed(OWB, XX))
                .when(revokeBill("2026-OWB", "XX").asActor(THIRD))
                .thenRecorded("BillAdoptionRevoked");
    }

    @Test
    void different_bill_presentation_replaces_the_pending_one() {
        given(FOUR_EYES, presentBill("2026-OWB", "XX", "2025-09-16"))
                .when(presentBill("2026-OWB", "XX", "2025-09-17").asActor(THIRD))
                .thenRecorded("ChapterChangeProposed")
                .when(presentBill("2026-OWB", "XX", "2025-09-16").asActor(APPROVER))
                .thenRecorded("ChapterChangeProposed")
                .when(presentBill("2026-OWB", "XX", "2025-09-16"))
                .thenRecorded(new Event.BillPresented(XX, OWB, "36800-XX-1", LocalDate.parse("2025-09-16")));
    }

    @Test
    void moment_closing_and_bill_change_can_be_pending_together() {
        given(FOUR_EYES, presentBill("2026-OWB", "XX", "2025-09-16"), close("2026-OWB", "XX"))
                .when(presentBill("2026-OWB", "XX", "2025-09-16").asActor(THIRD))
                .thenRecorded("BillPresented")
                .when(close("2026-OWB", "XX").asActor(THIRD))
                .thenRecorded("MomentClosed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1814-09-16", "2024-12-31", "2027-01-01", "2027-06-02"})
    void bill_presentation_on_an_implausible_or_future_day_is_refused(String day) {
        given().when(presentBill("2026-OWB", "XX", day))
                .thenRefused(new ImplausibleDate(
                        OWB, LocalDate.parse(day), LocalDate.parse("2025-01-01"), LocalDate.parse("2026-12-31")));
    }

    @Test
    void bill_adoption_with_an_implausible_day_is_refused() {
        DecisionScenario story = given(presentBill("2026-OWB", "XX", "2025-09-16"));
        story.when(adoptBill("2026-OWB", "XX", "2027-06-02"))
                .thenRefused(new ImplausibleDate(
                        OWB,
                        LocalDate.parse("2027-06-02"),
                        LocalDate.parse("2025-09-16"),
                        LocalDate.parse("2027-06-01")));
        story.when(new ActorCommand(
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
    void bill_revocation_removes_the_adoption_first_and_then_the_presentation() {
        Moment bill = Moment.parse("2026-OWB");
        given(presentBill("2026-OWB", "XX", "2025-09-17"), adoptBill("2026-OWB", "XX", "2026-03-10"))
                .when(revokeBill("2026-OWB", "XX"))
                .thenRecorded(new Event.BillAdoptionRevoked(XX, bill, "Recorded of another bill"))
                .when(revokeBill("2026-OWB", "XX"))
                .thenRecorded(new Event.BillPresentationRevoked(XX, bill, "Recorded of another bill"))
                .when(presentBill("2026-OWB", "XX", "2025-09-16"))
                .thenRecorded(new Event.BillPresented(XX, bill, "36800-XX-1", LocalDate.parse("2025-09-16")));
    }

    @Test
    void moment_is_open_again_after_revocation_of_the_adoption_that_closed_it() {
        given(presentBill("2026-OWB", "XX", "2025-09-16"), adoptBill("2026-OWB", "XX", "2026-03-10"))
                .and(revokeBill("2026-OWB", "XX"))
                .when(propose("open", ESTIMATE))
                .thenAccepted();
    }

    @Test
    void moment_is_closed_by_the_adoption_of_its_bill_and_not_by_its_presentation() {
        given(presentBill("2026-OWB", "XX", "2025-09-16"))
                .and(bookMutation("before", ESTIMATE))
                .and(adoptBill("2026-OWB", "XX", "2026-03-10"))
                .when(propose("after", ESTIMATE))
                .thenRefused(new MomentIsClosed(Moment.parse("2026-OWB"), XX));
    }
}
