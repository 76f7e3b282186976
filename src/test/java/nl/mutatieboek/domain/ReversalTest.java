package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.Acts.adopt;
import static nl.mutatieboek.domain.Acts.approve;
import static nl.mutatieboek.domain.Acts.booked;
import static nl.mutatieboek.domain.Acts.close;
import static nl.mutatieboek.domain.Acts.confirm;
import static nl.mutatieboek.domain.Acts.mutation;
import static nl.mutatieboek.domain.Acts.present;
import static nl.mutatieboek.domain.Acts.propose;
import static nl.mutatieboek.domain.Acts.reverse;
import static nl.mutatieboek.domain.Acts.reversed;
import static nl.mutatieboek.domain.Acts.sendBack;
import static nl.mutatieboek.domain.Draft.opening;
import static nl.mutatieboek.domain.Draft.reEstimate;
import static nl.mutatieboek.domain.Draft.transfer;
import static nl.mutatieboek.domain.People.BOTH;
import static nl.mutatieboek.domain.People.COUNTERPART;
import static nl.mutatieboek.domain.People.STRANGER;
import static nl.mutatieboek.domain.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import nl.mutatieboek.domain.Refusal.AlreadyOpened;
import nl.mutatieboek.domain.Refusal.ExtrapolatedBefore;
import nl.mutatieboek.domain.Refusal.MomentIsClosed;
import nl.mutatieboek.domain.Refusal.NotBooked;
import nl.mutatieboek.domain.Refusal.YearOutsideMoment;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Reversal;
import nl.mutatieboek.domain.value.Succession;
import org.junit.jupiter.api.Test;

/** A correction is a reversal and a new entry (law 1); a reversal and its original sum to nothing (law 2). */
class ReversalTest {
    private static final Moment OWB = Moment.parse("2026-OWB");
    private static final LocalDate SUBMITTED = LocalDate.parse("2025-09-16");

    private static final Draft ESTIMATE = reEstimate("XX/37 U 2026 -5", "XX/37 U 2027 -7");
    private static final Draft OPENING = opening("XX/37 U 2026 100");

    @Test
    void a_reversal_negates_every_line_in_the_moment_and_from_the_day_of_its_original() {
        Scenario story = given(booked("it", ESTIMATE.in("2025-O1").on("2025-05-01")), reverse("back", "it"));

        Proposal back = story.book()
                .mutation(mutation("back"))
                .proposed()
                .orElseThrow()
                .facts()
                .proposal();
        assertThat(back.kind()).isEqualTo(MutationKind.REVERSAL);
        assertThat(back.moment()).isEqualTo(Moment.parse("2025-O1"));
        assertThat(back.effectiveOn()).isEqualTo(LocalDate.parse("2025-05-01"));
        assertThat(back.reversal()).isEqualTo(new Reversal(mutation("it"), MutationKind.RE_ESTIMATE, false));
        assertThat(back.postings())
                .isEqualTo(ESTIMATE.postings().stream().map(Posting::negated).toList());
        assertThat(back.title()).contains("XX-2025-0001");
    }

    @Test
    void a_reversal_may_be_presented_in_another_moment_and_hold_from_another_day() {
        Scenario story = given(booked("it", ESTIMATE.in("2025-O1")), reverse("back", "it", "2026-OWB", "2026-02-01"));

        Proposal back = story.book()
                .mutation(mutation("back"))
                .proposed()
                .orElseThrow()
                .facts()
                .proposal();
        assertThat(back.moment()).isEqualTo(Moment.parse("2026-OWB"));
        assertThat(back.effectiveOn()).isEqualTo(LocalDate.parse("2026-02-01"));
    }

    @Test
    void a_reversal_is_a_dossier_with_its_own_second_person() {
        given(booked("it", ESTIMATE))
                .when(reverse("back", "it"))
                .thenRecorded("ReversalClaimed", "NumberIssued", "MutationProposed")
                .when(approve("back"))
                .thenRecorded("MutationApproved", "PostingsBooked", "MutationReversed", "MutationBooked");
    }

    @Test
    void a_reversal_and_its_original_sum_to_nothing() {
        Scenario story = given(booked("it", ESTIMATE), reversed("back", "it"));

        assertThat(story.balance("XX", "U", 2026)).isZero();
        assertThat(story.balance("XX", "U", 2027)).isZero();
        assertThat(story.book().mutation(mutation("it"))).isInstanceOf(Mutation.Reversed.class);
    }

    @Test
    void a_reversal_of_a_reversal_restores_and_the_chain_goes_on_at_its_end_only() {
        Scenario story = given(booked("it", ESTIMATE), reversed("back", "it"), reversed("restored", "back"));

        assertThat(story.balance("XX", "U", 2026)).isEqualTo(-5);
        story.when(reverse("again", "it")).thenRefused(new NotBooked("XX-2026-0001", "REVERSED"));
        story.when(reverse("again", "back")).thenRefused(new NotBooked("XX-2026-0002", "REVERSED"));
        story.and(reversed("undone", "restored"));
        assertThat(story.balance("XX", "U", 2026)).isZero();
        assertThat(story.book().events(Event.PostingsBooked.class))
                .extracting(Event.PostingsBooked::reversal)
                .containsExactly(
                        null,
                        new Reversal(mutation("it"), MutationKind.RE_ESTIMATE, false),
                        new Reversal(mutation("back"), MutationKind.RE_ESTIMATE, true),
                        new Reversal(mutation("restored"), MutationKind.RE_ESTIMATE, false));
    }

    @Test
    void a_reversed_transfer_is_confirmed_by_the_other_chapter_too() {
        given(booked("it", transfer("XVII/~ U 2026 -10", "XX/37 U 2026 10")), reverse("back", "it"), approve("back"))
                .when(confirm("back"))
                .thenRecorded(
                        "MutationConfirmed", "PostingsBooked", "PostingsBooked", "MutationReversed", "MutationBooked");
    }

    @Test
    void the_other_chapter_may_propose_the_reversal_and_whoever_acts_for_both_speaks_for_the_first_proposer() {
        Step transfer = booked("it", transfer("XVII/~ U 2026 -10", "XX/37 U 2026 10"));

        assertThat(chapterOfReversal(transfer, COUNTERPART)).isEqualTo("XVII");
        assertThat(chapterOfReversal(transfer, BOTH)).isEqualTo("XX");
    }

    private static String chapterOfReversal(Step transfer, Actor by) {
        BookInMemory book = given(transfer, reverse("back", "it").by(by)).book();
        return book.mutation(mutation("back"))
                .proposed()
                .orElseThrow()
                .facts()
                .chapter()
                .value();
    }

    @Test
    void a_reversed_opening_can_be_opened_anew_and_then_not_restored() {
        Scenario story = given(booked("it", OPENING), reversed("back", "it"), booked("anew", OPENING));

        story.when(reverse("restored", "back"))
                .thenRefused(new AlreadyOpened(ItemPath.parse("XX/37"), Flow.EXPENDITURE, new BudgetYear(2026)));
        story.and(reversed("away", "anew"), reversed("restored", "back"));
        story.when(propose("third", OPENING))
                .thenRefused(new AlreadyOpened(ItemPath.parse("XX/37"), Flow.EXPENDITURE, new BudgetYear(2026)));
    }

    @Test
    void an_item_is_opened_once_for_each_flow_and_year_and_on_its_own_rest_alike() {
        Scenario story = given(booked("it", OPENING));

        story.when(propose("rest", opening("XX/37/~ U 2026 1")))
                .thenRefused(new AlreadyOpened(ItemPath.parse("XX/37/~"), Flow.EXPENDITURE, new BudgetYear(2026)));
        for (String other : List.of("XX/37 V 2026 1", "XX/37 U 2027 1", "XX/37/2 U 2026 1", "XX/91 U 2026 1")) {
            story.when(propose("other", opening(other))).thenAccepted();
            story = given(booked("it", OPENING));
        }
    }

    @Test
    void a_reversal_into_a_closed_moment_names_the_moment_and_one_into_an_open_moment_is_taken() {
        Scenario story = given(booked("it", ESTIMATE.in("2025-O1")), close("2025-O1", "XX"));

        story.when(reverse("back", "it"))
                .thenRefused(new MomentIsClosed(Moment.parse("2025-O1"), new ChapterCode("XX")));
        story.when(reverse("back", "it", "2026-OWB", null)).thenAccepted();
    }

    @Test
    void a_reversal_keeps_the_years_of_the_moment_that_presents_it() {
        given(booked("it", reEstimate("XX/37 U 2025 -5").in("2025-O1")))
                .when(reverse("back", "it", "2026-OWB", null))
                .thenRefused(new YearOutsideMoment(
                        Moment.parse("2026-OWB"), new BudgetYear(2025), new BudgetYear(2026), new BudgetYear(2030)));
    }

    @Test
    void a_new_entry_may_correct_what_was_reversed_returned_or_is_being_reversed() {
        Draft better = ESTIMATE.correcting("it");

        given(booked("it", ESTIMATE), reverse("back", "it"))
                .when(propose("better", better))
                .thenAccepted();
        given(booked("it", ESTIMATE), reversed("back", "it"))
                .when(propose("better", better))
                .thenAccepted();
        given(propose("it", ESTIMATE), sendBack("it"))
                .when(propose("better", better))
                .thenAccepted();
        given(booked("it", ESTIMATE), reversed("a", "it"), reversed("b", "a"), reversed("c", "b"))
                .when(propose("better", better))
                .thenAccepted();
    }

    @Test
    void a_reversed_reorganisation_is_unlinked_in_the_chapter_of_what_it_became_and_its_restoration_links_again() {
        List<Succession> here = List.of(new Succession(ItemPath.parse("V/4"), ItemPath.parse("XX/37")));
        List<Succession> there = List.of(new Succession(ItemPath.parse("XX/91"), ItemPath.parse("V/4")));
        Draft moved = Draft.of(MutationKind.REORGANISATION, "V/4 U 2026 -10", "XX/37 U 2026 10", "XX/91 U 2026 0")
                .saying(Saying.nothing().lineage("V/4 XX/37", "XX/91 V/4"));
        ChapterCode own = new ChapterCode("XX");
        ChapterCode other = new ChapterCode("V");

        Scenario story = given(booked("it", moved));
        for (String[] names : List.of(new String[] {"back", "it"}, new String[] {"restored", "back"})) {
            story.and(
                    reverse(names[0], names[1]),
                    approve(names[0]),
                    confirm(names[0]).by(STRANGER));
        }

        assertThat(story.book().events(Event.LineageLinked.class))
                .containsExactly(
                        new Event.LineageLinked(other, mutation("it"), OWB, SUBMITTED, there),
                        new Event.LineageLinked(own, mutation("it"), OWB, SUBMITTED, here),
                        new Event.LineageLinked(other, mutation("restored"), OWB, SUBMITTED, there),
                        new Event.LineageLinked(own, mutation("restored"), OWB, SUBMITTED, here));
        assertThat(story.book().events(Event.LineageUnlinked.class))
                .containsExactly(
                        new Event.LineageUnlinked(other, mutation("back"), OWB, SUBMITTED, there),
                        new Event.LineageUnlinked(own, mutation("back"), OWB, SUBMITTED, here));
        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(10);
    }

    @Test
    void a_reversal_of_anything_else_links_nothing() {
        Scenario story = given(booked("it", ESTIMATE), reversed("back", "it"), reversed("restored", "back"));

        assertThat(story.book().events())
                .noneMatch(event -> event instanceof Event.LineageLinked || event instanceof Event.LineageUnlinked);
    }

    @Test
    void a_reversed_extrapolation_can_be_done_anew_and_then_not_restored() {
        Draft added = Draft.of(MutationKind.EXTRAPOLATION, "XX/37 U 2031 0").in("2026-O1");
        Refusal twice = new ExtrapolatedBefore(ItemPath.parse("XX/37"), Flow.EXPENDITURE, new BudgetYear(2031));
        Scenario story = given(booked("it", added));

        story.when(propose("too soon", added)).thenRefused(twice);
        story.and(reversed("back", "it"), booked("anew", added));
        story.when(reverse("restored", "back")).thenRefused(twice);
        story.and(reversed("away", "anew"), reversed("restored", "back"));
        story.when(propose("third", added)).thenRefused(twice);
    }

    @Test
    void a_reversal_names_no_bill_member_or_year_again() {
        Draft amended = Draft.of(MutationKind.AMENDMENT, "XX/37 U 2026 5").on("2025-12-01");
        Scenario story = given(
                booked("it", amended),
                present("2026-OWB", "XX", "2025-09-16"),
                adopt("2026-OWB", "XX", "2026-02-10"),
                reversed("back", "it", "2026-O1"));

        assertThat(story.balance("XX/37", "U", 2026)).isZero();
    }
}
