package nl.mutatieboek.domain.moment;

import static nl.mutatieboek.domain.ActorCommandFactory.adoptBill;
import static nl.mutatieboek.domain.ActorCommandFactory.importBalances;
import static nl.mutatieboek.domain.ActorCommandFactory.importMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.presentBill;
import static nl.mutatieboek.domain.ActorCommandFactory.revokeBill;
import static nl.mutatieboek.domain.DecisionScenario.given;
import static nl.mutatieboek.domain.SampleActors.IMPORTER;
import static nl.mutatieboek.domain.SampleActors.THIRD;
import static nl.mutatieboek.domain.StructureCommandFactory.liftEmbargo;
import static nl.mutatieboek.domain.StructureCommandFactory.registerAssumed;
import static nl.mutatieboek.domain.StructureCommandFactory.registerMoment;
import static nl.mutatieboek.domain.StructureCommandFactory.registerPublicAt;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.domain.CalendarEvent;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.InMemoryBookState;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.MomentRefusal;
import nl.mutatieboek.domain.MomentRefusal.AssumedBeforeVisible;
import nl.mutatieboek.domain.MutationRefusal;
import nl.mutatieboek.domain.ProposalDraft;
import nl.mutatieboek.domain.SampleActors;
import nl.mutatieboek.domain.StructureCommandFactory;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an embargo ends, and when it holds again. The current date is 1 June 2027. */
class EmbargoDeciderTest {
    private static final ChapterCode XX = new ChapterCode("XX");
    private static final ChapterCode XVII = new ChapterCode("XVII");
    private static final Moment OWB_2028 = Moment.parse("2028-OWB");
    private static final Moment VB_2028 = Moment.parse("2028-VB");

    @Test
    void embargo_ends_at_registration_once_the_day_is_over() {
        given().when(registerMoment("2027-O1", "2027-05-31"))
                .thenRecorded(new CalendarEvent.MomentRegistered(
                        Moment.parse("2027-O1"), LocalDate.parse("2027-05-31"), false, null, true));
    }

    @ParameterizedTest
    @CsvSource({"2027-O1, 2027-06-01", "2027-SBS, 2027-09-21"})
    void embargo_does_not_end_at_registration_on_the_day_itself_or_before(String moment, String day) {
        given().when(registerMoment(moment, day))
                .thenRecorded(new CalendarEvent.MomentRegistered(
                        Moment.parse(moment), LocalDate.parse(day), false, null, false));
    }

    @Test
    void presentation_ends_the_embargo_of_its_chapter_and_its_revocation_restores_it() {
        DecisionScenario story = given(registerAssumed("2028-OWB", "2027-09-21", false))
                .when(presentBill("2028-OWB", "XX", "2027-05-30"))
                .thenRecorded(
                        new CalendarEvent.EmbargoLifted(OWB_2028, XX, EmbargoEndReason.PRESENTED),
                        new Event.BillPresented(XX, OWB_2028, "36800-XX-1", LocalDate.parse("2027-05-30")));
        assertThat(story.book().calendar().isEmbargoLifted(OWB_2028, XX)).isTrue();
        assertThat(story.book().calendar().isEmbargoLifted(OWB_2028, XVII)).isFalse();

        story.when(revokeBill("2028-OWB", "XX"))
                .thenRecorded(
                        new CalendarEvent.EmbargoRestored(OWB_2028, XX, "Recorded of another bill"),
                        new Event.BillPresentationRevoked(XX, OWB_2028, "Recorded of another bill"));
        assertThat(story.book().calendar().isEmbargoLifted(OWB_2028, XX)).isFalse();
    }

    @Test
    void embargo_stays_until_a_second_person_confirms_the_presentation() {
        given(new ConsentPolicy(1, 2, Set.of()), registerAssumed("2028-OWB", "2027-09-21", false))
                .when(presentBill("2028-OWB", "XX", "2027-05-30"))
                .thenRecorded("ChapterChangeProposed")
                .when(presentBill("2028-OWB", "XX", "2027-05-30").asActor(THIRD))
                .thenRecorded("EmbargoLifted", "BillPresented");
    }

    @Test
    void revocation_restores_no_embargo_that_ended_otherwise() {
        given(presentBill("2026-OWB", "XX", "2025-09-16"))
                .when(revokeBill("2026-OWB", "XX"))
                .thenRecorded("BillPresentationRevoked");
    }

    @Test
    void adoption_ends_the_embargo_on_amendments_and_its_revocation_restores_it() {
        given(
                        registerAssumed("2028-OWB", "2027-09-21", false),
                        registerAssumed("2028-VB", "2028-01-01", false),
                        presentBill("2028-OWB", "XX", "2027-05-20"))
                .when(adoptBill("2028-OWB", "XX", "2027-05-30", "2028-01-01"))
                .thenRecorded(
                        new CalendarEvent.EmbargoLifted(VB_2028, XX, EmbargoEndReason.ADOPTED),
                        new Event.BillAdopted(
                                XX,
                                OWB_2028,
                                "Stb. 2026, 112",
                                LocalDate.parse("2027-05-30"),
                                LocalDate.parse("2028-01-01")))
                .when(revokeBill("2028-OWB", "XX"))
                .thenRecorded("EmbargoRestored", "BillAdoptionRevoked");
    }

    @Test
    void embargo_cannot_be_lifted_before_its_stated_time_or_twice() {
        given(registerPublicAt("2027-SBS", "2027-09-21", "2027-09-21T13:30:00Z"))
                .when(liftEmbargo("2027-SBS"))
                .thenRefused(new MomentRefusal.EmbargoNotOver(Moment.parse("2027-SBS")));
        given().when(registerPublicAt("2027-O1", "2027-06-01", "2027-06-01T09:59:59Z"))
                .thenRecorded(new CalendarEvent.MomentRegistered(
                        Moment.parse("2027-O1"),
                        LocalDate.parse("2027-06-01"),
                        false,
                        Instant.parse("2027-06-01T09:59:59Z"),
                        true))
                .when(liftEmbargo("2027-O1"))
                .thenRefused(new MomentRefusal.EmbargoNotOver(Moment.parse("2027-O1")));
    }

    @Test
    void reached_stated_time_ends_the_embargo_with_its_own_event() {
        CalendarEvent.MomentRegistered earlier = new CalendarEvent.MomentRegistered(
                Moment.parse("2027-O1"), LocalDate.parse("2027-06-01"), false, InMemoryBookState.NOW, false);
        DecisionScenario story = given();
        story.book().record(List.of(earlier));

        story.when(liftEmbargo("2027-O1"))
                .thenRecorded(
                        new CalendarEvent.EmbargoLifted(Moment.parse("2027-O1"), null, EmbargoEndReason.STATED_TIME))
                .when(liftEmbargo("2027-O1"))
                .thenRefused(new MomentRefusal.EmbargoNotOver(Moment.parse("2027-O1")));
    }

    @Test
    void import_of_a_document_ends_the_embargo_for_all_chapters_once_its_day_is_over() {
        given(registerAssumed("2027-SBS", "2027-05-31", false))
                .when(importBalances("it", "2027-SBS", "XX/37 U 2027 5"))
                .thenRecorded(
                        "EmbargoLifted",
                        "MutationNumberIssued",
                        "MutationProposed",
                        "MutationImported",
                        "PostingsBooked",
                        "MutationBooked");
    }

    @Test
    void moment_registered_for_a_document_has_no_embargo_once_its_day_is_over() {
        given().when(registerAssumed("2027-OWB", "2026-09-15", true).asActor(IMPORTER))
                .thenRecorded(new CalendarEvent.MomentRegistered(
                        Moment.parse("2027-OWB"), LocalDate.parse("2026-09-15"), true, null, true));
    }

    @Test
    void import_before_the_day_is_over_ends_the_embargo_of_its_own_chapters_only() {
        DecisionScenario story = given(
                registerAssumed("2028-OWB", "2027-09-21", true).asActor(IMPORTER),
                importMutation(
                        "it",
                        ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2028 5")
                                .withMoment("2028-OWB")));

        assertThat(story.book().events(CalendarEvent.EmbargoLifted.class).getLast())
                .isEqualTo(new CalendarEvent.EmbargoLifted(OWB_2028, XX, EmbargoEndReason.PUBLISHED_DOCUMENT));
    }

    @Test
    void assumed_moment_before_a_visible_one_is_refused_unless_its_document_is_imported() {
        given().when(registerAssumed("2025-NVW-1", "2024-11-30", false))
                .thenRefusedAndContinue(new AssumedBeforeVisible(
                        Moment.parse("2025-NVW-1"), LocalDate.parse("2024-11-30"), Moment.parse("2025-O1")))
                .when(registerAssumed("2025-NVW-1", "2024-11-30", true))
                .thenRefusedAndContinue(new MutationRefusal.NoMandate(SampleActors.APPROVER.person(), Mandate.IMPORT))
                .when(registerAssumed("2025-NVW-1", "2024-11-30", true).asActor(IMPORTER))
                .thenRecorded("MomentRegistered");
    }

    @Test
    void assumed_moment_after_all_visible_moments_is_registered() {
        given().when(registerAssumed("2028-OWB", "2027-09-21", false)).thenRecorded("MomentRegistered");
    }

    @Test
    void moment_is_corrected_by_two_people_and_its_embargo_follows_the_corrected_day() {
        Moment sw = Moment.parse("2026-SW");
        CalendarEvent.MomentCorrected corrected = new CalendarEvent.MomentCorrected(
                sw, LocalDate.parse("2027-06-02"), false, null, false, "A day too early");
        DecisionScenario story = given(new ConsentPolicy(1, 2, Set.of()));
        assertThat(story.book().calendar().isEmbargoLifted(sw)).isTrue();

        story.when(StructureCommandFactory.correctMoment("2026-SW", "2027-06-02", false))
                .thenRecorded(new CalendarEvent.MomentCorrectionProposed(SampleActors.APPROVER.person(), corrected))
                .when(StructureCommandFactory.correctMoment("2026-SW", "2027-06-02", false)
                        .asActor(THIRD))
                .thenRecorded(corrected);
        assertThat(story.book().calendar().submittedOn(sw)).contains(LocalDate.parse("2027-06-02"));
        assertThat(story.book().calendar().isEmbargoLifted(sw)).isFalse();
    }

    @Test
    void hidden_moment_before_a_visible_one_is_corrected_when_it_keeps_its_place() {
        given(
                        registerMoment("2028-ISB-1", "2027-12-20"),
                        registerMoment("2028-NVW-1", "2027-12-24"),
                        importMutation(
                                "it",
                                ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2028 5")
                                        .withMoment("2028-NVW-1")))
                .when(StructureCommandFactory.correctMoment("2028-ISB-1", "2027-12-19", false))
                .thenRecorded("MomentCorrected");
    }

    @Test
    void moment_correction_is_withdrawn_by_its_proposer_or_a_book_administrator() {
        CalendarEvent.MomentCorrected correction = new CalendarEvent.MomentCorrected(
                Moment.parse("2026-SW"), LocalDate.parse("2027-06-02"), false, null, false, "A day too early");
        given(new ConsentPolicy(1, 2, Set.of()))
                .when(StructureCommandFactory.withdrawCorrection("2026-SW"))
                .thenRefusedAndContinue(new MomentRefusal.NoCorrectionProposed(Moment.parse("2026-SW")))
                .when(StructureCommandFactory.withdrawCorrection("2031-SW"))
                .thenRefusedAndContinue(new MomentRefusal.UnknownMoment(Moment.parse("2031-SW")))
                .when(StructureCommandFactory.correctMoment("2026-SW", "2027-06-02", false))
                .thenRecorded("MomentCorrectionProposed")
                .when(StructureCommandFactory.withdrawCorrection("2026-SW").asActor(IMPORTER))
                .thenRefusedAndContinue(new MutationRefusal.NoMandate(IMPORTER.person(), Mandate.ADMINISTER))
                .when(StructureCommandFactory.withdrawCorrection("2026-SW"))
                .thenRecorded(new CalendarEvent.MomentCorrectionWithdrawn(SampleActors.APPROVER.person(), correction))
                .when(StructureCommandFactory.withdrawCorrection("2026-SW"))
                .thenRefusedAndContinue(new MomentRefusal.NoCorrectionProposed(Moment.parse("2026-SW")))
                .when(StructureCommandFactory.correctMoment("2026-SW", "2027-06-02", false)
                        .asActor(THIRD))
                .thenRecorded(new CalendarEvent.MomentCorrectionProposed(THIRD.person(), correction))
                .when(StructureCommandFactory.withdrawCorrection("2026-SW"))
                .thenRecorded(new CalendarEvent.MomentCorrectionWithdrawn(SampleActors.APPROVER.person(), correction))
                .when(StructureCommandFactory.correctMoment("2026-SW", "2027-06-02", false))
                .thenRecorded("MomentCorrectionProposed")
                .when(StructureCommandFactory.correctMoment("2026-SW", "2027-06-02", false)
                        .asActor(THIRD))
                .thenRecorded("MomentCorrected")
                .when(StructureCommandFactory.withdrawCorrection("2026-SW"))
                .thenRefused(new MomentRefusal.NoCorrectionProposed(Moment.parse("2026-SW")));
    }

    @ParameterizedTest
    @CsvSource({
        "2031-SW, 2031-12-31", "2031-OWB, 1814-01-01", "2031-OWB, 2029-12-31", "2031-OWB, 2032-01-01",
        "2031-O2, 2199-12-31", "2031-ISB-1, 2033-01-01", "2031-SW, 2034-01-01", "2031-O1, 2030-12-31"
    })
    void implausible_moment_date_is_refused(String moment, String day) {
        given().when(registerMoment(moment, day))
                .thenRefused(new MomentRefusal.ImplausibleDate(
                        Moment.parse(moment),
                        LocalDate.parse(day),
                        DatePlausibilityPolicy.earliestSubmission(Moment.parse(moment)),
                        DatePlausibilityPolicy.latestSubmission(Moment.parse(moment))));
    }

    @ParameterizedTest
    @CsvSource({
        "2013-OWB, 2012-09-18",
        "2020-ISB-12, 2020-11-27",
        "2020-ISB-13, 2021-02-01",
        "2024-VB, 2024-03-12",
        "2012-SW, 2013-05-15",
        "2011-OWB, 2010-09-21"
    })
    void historical_moment_date_is_accepted(String moment, String day) {
        DecisionScenario.givenEmptyBook().when(registerMoment(moment, day)).thenAccepted();
    }
}
