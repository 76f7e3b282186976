package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.ActorCommandFactory.adoptBill;
import static nl.mutatieboek.domain.ActorCommandFactory.approve;
import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.bookReversal;
import static nl.mutatieboek.domain.ActorCommandFactory.close;
import static nl.mutatieboek.domain.ActorCommandFactory.confirm;
import static nl.mutatieboek.domain.ActorCommandFactory.mutation;
import static nl.mutatieboek.domain.ActorCommandFactory.presentBill;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.returnToProposer;
import static nl.mutatieboek.domain.ActorCommandFactory.reverse;
import static nl.mutatieboek.domain.DecisionScenario.given;
import static nl.mutatieboek.domain.ProposalDraft.opening;
import static nl.mutatieboek.domain.ProposalDraft.reEstimate;
import static nl.mutatieboek.domain.ProposalDraft.transfer;
import static nl.mutatieboek.domain.SampleActors.BOTH;
import static nl.mutatieboek.domain.SampleActors.COUNTERPART;
import static nl.mutatieboek.domain.SampleActors.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.CommandScript;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.FigureRefusal.AlreadyOpened;
import nl.mutatieboek.domain.FigureRefusal.ExtrapolatedBefore;
import nl.mutatieboek.domain.InMemoryBookState;
import nl.mutatieboek.domain.KindDetailsBuilder;
import nl.mutatieboek.domain.MomentRefusal.MomentIsClosed;
import nl.mutatieboek.domain.MomentRefusal.YearOutsideMoment;
import nl.mutatieboek.domain.MutationRefusal.NotBooked;
import nl.mutatieboek.domain.MutationRefusal.NotOfChapter;
import nl.mutatieboek.domain.ProposalDraft;
import nl.mutatieboek.domain.Refusal;
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
class MutationReversalTest {
    private static final Moment OWB = Moment.parse("2026-OWB");
    private static final LocalDate SUBMITTED = LocalDate.parse("2025-09-16");

    private static final ProposalDraft ESTIMATE = reEstimate("XX/37 U 2026 -5", "XX/37 U 2027 -7");
    private static final ProposalDraft OPENING = opening("XX/37 U 2026 100");

    @Test
    void reversal_negates_every_posting_in_the_moment_and_on_the_day_of_its_original() {
        DecisionScenario story = given(
                bookMutation("it", ESTIMATE.withMoment("2025-O1").withEffectiveOn("2025-05-01")),
                reverse("back", "it"));

        Proposal back = story.book()
                .mutation(mutation("back"))
                .asProposed()
                .orElseThrow()
                .proposedEvent()
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
    void reversal_may_have_another_moment_and_effective_day() {
        DecisionScenario story = given(
                bookMutation("it", ESTIMATE.withMoment("2025-O1")), reverse("back", "it", "2026-OWB", "2026-02-01"));

        Proposal back = story.book()
                .mutation(mutation("back"))
                .asProposed()
                .orElseThrow()
                .proposedEvent()
                .proposal();
        assertThat(back.moment()).isEqualTo(Moment.parse("2026-OWB"));
        assertThat(back.effectiveOn()).isEqualTo(LocalDate.parse("2026-02-01"));
    }

    @Test
    void reversal_is_a_mutation_that_a_second_person_approves() {
        given(bookMutation("it", ESTIMATE))
                .when(reverse("back", "it"))
                .thenRecorded("ReversalClaimed", "MutationNumberIssued", "MutationProposed")
                .when(approve("back"))
                .thenRecorded("MutationApproved", "PostingsBooked", "MutationReversed", "MutationBooked");
    }

    @Test
    void reversal_and_its_original_sum_to_zero() {
        DecisionScenario story = given(bookMutation("it", ESTIMATE), bookReversal("back", "it"));

        assertThat(story.balance("XX", "U", 2026)).isZero();
        assertThat(story.balance("XX", "U", 2027)).isZero();
        assertThat(story.book().mutation(mutation("it"))).isInstanceOf(Mutation.Reversed.class);
    }

    @Test
    void reversed_reversal_restores_the_original_and_only_the_last_one_can_be_reversed() {
        DecisionScenario story =
                given(bookMutation("it", ESTIMATE), bookReversal("back", "it"), bookReversal("restored", "back"));

        assertThat(story.balance("XX", "U", 2026)).isEqualTo(-5);
        story.when(reverse("again", "it")).thenRefused(new NotBooked("XX-2026-0001", "REVERSED"));
        story.when(reverse("again", "back")).thenRefused(new NotBooked("XX-2026-0002", "REVERSED"));
        story.and(bookReversal("undone", "restored"));
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
    void transfer_reversal_needs_confirmation_by_the_other_chapter() {
        given(
                        bookMutation("it", transfer("XVII/~ U 2026 -10", "XX/37 U 2026 10")),
                        reverse("back", "it"),
                        approve("back"))
                .when(confirm("back"))
                .thenRecorded(
                        "MutationConfirmed", "PostingsBooked", "PostingsBooked", "MutationReversed", "MutationBooked");
    }

    @Test
    void transfer_reversal_belongs_to_the_chapter_of_its_proposer_or_the_original_one() {
        CommandScript transfer = bookMutation("it", transfer("XVII/~ U 2026 -10", "XX/37 U 2026 10"));

        assertThat(chapterOfReversal(transfer, COUNTERPART)).isEqualTo("XVII");
        assertThat(chapterOfReversal(transfer, BOTH)).isEqualTo("XX");
    }

    private static String chapterOfReversal(CommandScript transfer, Actor by) {
        InMemoryBookState book =
                given(transfer, reverse("back", "it").asActor(by)).book();
        return book.mutation(mutation("back"))
                .asProposed()
                .orElseThrow()
                .proposedEvent()
                .chapter()
                .value();
    }

    @Test
    void reversed_opening_can_be_replaced_and_then_not_restored() {
        DecisionScenario story =
                given(bookMutation("it", OPENING), bookReversal("back", "it"), bookMutation("anew", OPENING));

        story.when(reverse("restored", "back"))
                .thenRefused(new AlreadyOpened(ItemPath.parse("XX/37"), Flow.EXPENDITURE, new BudgetYear(2026)));
        story.and(bookReversal("away", "anew"), bookReversal("restored", "back"));
        story.when(propose("third", OPENING))
                .thenRefused(new AlreadyOpened(ItemPath.parse("XX/37"), Flow.EXPENDITURE, new BudgetYear(2026)));
    }

    @Test
    void replacement_of_a_reversed_opening_does_not_lie_before_the_reversal() {
        Refusal twice = new AlreadyOpened(ItemPath.parse("XX/37"), Flow.EXPENDITURE, new BudgetYear(2026));
        DecisionScenario story = given(
                bookMutation("it", OPENING.withEffectiveOn("2026-05-01")),
                reverse("back", "it", "2026-O1", "2026-06-02"),
                approve("back"));
        ProposalDraft sameDay = OPENING.withEffectiveOn("2026-06-02");

        story.when(propose("earlier moment", sameDay)).thenRefused(twice);
        story.when(propose("earlier day", OPENING.withMoment("2026-O1").withEffectiveOn("2026-06-01")))
                .thenRefused(twice);
        story.when(propose("after it", sameDay.withMoment("2026-O1"))).thenAccepted();
    }

    @Test
    void opening_that_was_reversed_where_it_was_booked_can_be_replaced_in_an_earlier_moment() {
        given(
                        bookMutation("it", OPENING.withMoment("2026-O1").withEffectiveOn("2026-06-02")),
                        bookReversal("back", "it"))
                .when(propose("anew", OPENING.withEffectiveOn("2026-05-01")))
                .thenAccepted();
    }

    @Test
    void item_is_opened_once_per_flow_and_year_including_its_unassigned_rest() {
        DecisionScenario story = given(bookMutation("it", OPENING));

        story.when(propose("rest", opening("XX/37/~ U 2026 1")))
                .thenRefused(new AlreadyOpened(ItemPath.parse("XX/37/~"), Flow.EXPENDITURE, new BudgetYear(2026)));
        for (String other : List.of("XX/37 V 2026 1", "XX/37 U 2027 1", "XX/37/2 U 2026 1", "XX/91 U 2026 1")) {
            story.when(propose("other", opening(other))).thenAccepted();
            story = given(bookMutation("it", OPENING));
        }
    }

    @Test
    void reversal_is_refused_in_a_closed_moment_and_accepted_in_an_open_one() {
        DecisionScenario story = given(bookMutation("it", ESTIMATE.withMoment("2025-O1")), close("2025-O1", "XX"));

        story.when(reverse("back", "it"))
                .thenRefused(new MomentIsClosed(Moment.parse("2025-O1"), new ChapterCode("XX")));
        story.when(reverse("back", "it", "2026-OWB", null)).thenAccepted();
    }

    @Test
    void reversal_is_refused_in_a_moment_that_excludes_its_year() {
        given(bookMutation("it", reEstimate("XX/37 U 2025 -5").withMoment("2025-O1")))
                .when(reverse("back", "it", "2026-OWB", null))
                .thenRefused(new YearOutsideMoment(
                        Moment.parse("2026-OWB"), new BudgetYear(2025), new BudgetYear(2026), new BudgetYear(2030)));
    }

    @Test
    void correction_may_name_a_mutation_that_is_reversed_returned_or_under_reversal() {
        ProposalDraft better = ESTIMATE.correcting("it");

        given(bookMutation("it", ESTIMATE), reverse("back", "it"))
                .when(propose("better", better))
                .thenAccepted();
        given(bookMutation("it", ESTIMATE), bookReversal("back", "it"))
                .when(propose("better", better))
                .thenAccepted();
        given(propose("it", ESTIMATE), returnToProposer("it"))
                .when(propose("better", better))
                .thenAccepted();
        given(bookMutation("it", ESTIMATE), bookReversal("a", "it"), bookReversal("b", "a"), bookReversal("c", "b"))
                .when(propose("better", better))
                .thenAccepted();
    }

    @Test
    void only_the_proposing_chapter_replaces_a_mutation_whether_or_not_it_was_reversed() {
        ProposalDraft better = reEstimate("XVII/~ U 2026 -5").correcting("it");
        NotOfChapter refusal = new NotOfChapter(COUNTERPART.person(), "XX");

        given(bookMutation("it", ESTIMATE))
                .when(propose("better", better).asActor(COUNTERPART))
                .thenRefused(refusal);
        given(bookMutation("it", ESTIMATE), reverse("back", "it"))
                .when(propose("better", better).asActor(COUNTERPART))
                .thenRefused(refusal);
        given(bookMutation("it", ESTIMATE), bookReversal("back", "it"))
                .when(propose("better", better).asActor(COUNTERPART))
                .thenRefused(refusal);
    }

    @Test
    void reorganisation_reversal_unlinks_the_lineage_and_its_restoration_links_it_again() {
        List<Succession> here = List.of(new Succession(ItemPath.parse("V/4"), ItemPath.parse("XX/37")));
        List<Succession> there = List.of(new Succession(ItemPath.parse("XX/91"), ItemPath.parse("V/4")));
        ProposalDraft moved = ProposalDraft.of(
                        MutationKind.REORGANISATION, "V/4 U 2026 -10", "XX/37 U 2026 10", "XX/91 U 2026 0")
                .withDetails(KindDetailsBuilder.empty().lineage("V/4 XX/37", "XX/91 V/4"));
        ChapterCode own = new ChapterCode("XX");
        ChapterCode other = new ChapterCode("V");

        DecisionScenario story = given(bookMutation("it", moved));
        for (String[] names : List.of(new String[] {"back", "it"}, new String[] {"restored", "back"})) {
            story.and(
                    reverse(names[0], names[1]),
                    approve(names[0]),
                    confirm(names[0]).asActor(STRANGER));
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
    void reversal_of_another_kind_records_no_lineage_links() {
        DecisionScenario story =
                given(bookMutation("it", ESTIMATE), bookReversal("back", "it"), bookReversal("restored", "back"));

        assertThat(story.book().events())
                .noneMatch(event -> event instanceof Event.LineageLinked || event instanceof Event.LineageUnlinked);
    }

    @Test
    void reversed_extrapolation_can_be_replaced_and_then_not_restored() {
        ProposalDraft added =
                ProposalDraft.of(MutationKind.EXTRAPOLATION, "XX/37 U 2031 0").withMoment("2026-O1");
        Refusal twice = new ExtrapolatedBefore(ItemPath.parse("XX/37"), Flow.EXPENDITURE, new BudgetYear(2031));
        DecisionScenario story = given(bookMutation("it", added));

        story.when(propose("too soon", added)).thenRefused(twice);
        story.and(bookReversal("back", "it"), bookMutation("anew", added));
        story.when(reverse("restored", "back")).thenRefused(twice);
        story.and(bookReversal("away", "anew"), bookReversal("restored", "back"));
        story.when(propose("third", added)).thenRefused(twice);
    }

    @Test
    void amendment_reversal_is_accepted_after_its_bill_was_adopted() {
        ProposalDraft amended =
                ProposalDraft.of(MutationKind.AMENDMENT, "XX/37 U 2026 5").withEffectiveOn("2025-12-01");
        DecisionScenario story = given(
                bookMutation("it", amended),
                presentBill("2026-OWB", "XX", "2025-09-16"),
                adoptBill("2026-OWB", "XX", "2026-02-10"),
                bookReversal("back", "it", "2026-O1"));

        assertThat(story.balance("XX/37", "U", 2026)).isZero();
    }
}
