package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.ActorCommandFactory.approve;
import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.close;
import static nl.mutatieboek.domain.ActorCommandFactory.importMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.mutation;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.reverse;
import static nl.mutatieboek.domain.DecisionScenario.given;
import static nl.mutatieboek.domain.ProposalDraft.reEstimate;
import static nl.mutatieboek.domain.ProposalDraft.reservation;
import static nl.mutatieboek.domain.SampleActors.APPROVER;
import static nl.mutatieboek.domain.SampleActors.IMPORTER;
import static nl.mutatieboek.domain.SampleActors.PROPOSER;
import static nl.mutatieboek.domain.SampleBook.EARMARK;
import static nl.mutatieboek.domain.mutation.DocumentImportFixture.ESTIMATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.ConsentPolicy.AgreementRule;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.ImportRefusal.TakenAndReversed;
import nl.mutatieboek.domain.ImportRefusal.TakenBefore;
import nl.mutatieboek.domain.ImportRefusal.TakenWithOther;
import nl.mutatieboek.domain.KindRefusal.WrongNumberOfChapters;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.MomentRefusal.MomentIsClosed;
import nl.mutatieboek.domain.MutationRefusal;
import nl.mutatieboek.domain.MutationRefusal.NoMandate;
import nl.mutatieboek.domain.ProposalDraft;
import nl.mutatieboek.domain.RequiredConsents;
import nl.mutatieboek.domain.ReserveClaimEvent;
import nl.mutatieboek.domain.StructureCommandFactory;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.Test;

/** Import of documents: published changes on their authority, and several mutations at once. */
class DocumentImportDeciderTest {
    private static final ProposalDraft PUBLISHED =
            ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 -144", "XX/37 V 2026 1065");

    private static final ConsentPolicy STRICT = new ConsentPolicy(2, 2, Set.of(new AgreementRule(null, null)));

    @Test
    void imported_mutation_is_booked_on_its_document_without_consents() {
        DecisionScenario story = given(STRICT)
                .when(importMutation("it", PUBLISHED))
                .thenRecorded(
                        "MutationNumberIssued",
                        "MutationProposed",
                        "MutationImported",
                        "PostingsBooked",
                        "MutationBooked");

        assertThat(story.book().events(Event.MutationImported.class))
                .containsExactly(new Event.MutationImported(mutation("it"), IMPORTER.person(), "36800-XX-2"));
        assertThat(story.book().events(Event.MutationProposed.class))
                .extracting(Event.MutationProposed::asks)
                .containsExactly(new RequiredConsents(0, false));
        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(-144);
        assertThat(story.balance("XX/37", "V", 2026)).isEqualTo(1065);
    }

    @Test
    void import_is_compared_only_with_mutations_that_have_one_of_its_amounts() {
        DecisionScenario story = given(
                propose("waiting", reEstimate("XX/37 U 2026 5", "XX/37 U 2026 6")),
                propose("other", reEstimate("XX/37 U 2026 7")),
                bookMutation("booked", reEstimate("XX/37 U 2026 11")));

        assertThat(candidates(story, "XX/37 U 2026 11")).containsExactlyInAnyOrder("waiting", "booked");
        assertThat(candidates(story, "XX/37 U 2026 6")).containsExactly("waiting");
        assertThat(candidates(story, "XX/37 U 2026 8")).isEmpty();
    }

    private static List<String> candidates(DecisionScenario story, String posting) {
        Set<MutationId> found = ((Chapter.Open) story.book().chapter(new ChapterCode("XX")))
                .figures()
                .postingIndex()
                .candidates(ProposalDraft.posting(posting), Moment.parse("2026-OWB"));
        return Stream.of("waiting", "other", "booked")
                .filter(name -> found.contains(mutation(name)))
                .toList();
    }

    @Test
    void closed_moment_accepts_imports_and_refuses_proposals() {
        DecisionScenario story = given(close("2026-OWB", "XX"));
        MomentIsClosed closed = new MomentIsClosed(Moment.parse("2026-OWB"), new ChapterCode("XX"));

        story.when(propose("by hand", PUBLISHED)).thenRefused(closed);
        story.when(importMutation("by hand", PUBLISHED).asActor(PROPOSER))
                .thenRefused(new NoMandate(PROPOSER.person(), Mandate.IMPORT));
        story.when(importMutation("it", PUBLISHED)).thenAccepted();

        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(-144);
    }

    @Test
    void final_budget_may_exceed_the_current_balance() {
        given(bookMutation("opening", ProposalDraft.opening("XX/37 U 2026 100")))
                .when(importMutation("final", ProposalDraft.of(MutationKind.FINAL_BUDGET, "XX/37 U 2026 900")))
                .thenAccepted();
    }

    @Test
    void published_change_may_overdraw_a_reserve() {
        DecisionScenario story = given(bookMutation("reserve", reservation(EARMARK + " U 2026 10")))
                .when(importMutation("it", ProposalDraft.of(MutationKind.PUBLISHED, EARMARK + " U 2026 -11")))
                .thenAccepted();

        assertThat(story.balance(EARMARK, "U", 2026)).isEqualTo(-1);
        assertThat(story.book().events(ReserveClaimEvent.ReserveDrawClaimed.class))
                .isEmpty();
    }

    @Test
    void imported_mutation_must_keep_the_rule_of_its_kind() {
        given().when(importMutation(
                        "it", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 1", "XVII/4 U 2026 1")))
                .thenRefused(new WrongNumberOfChapters(MutationKind.PUBLISHED, 1, 2));
    }

    @Test
    void imported_mutation_is_reversed_by_two_people_in_an_open_moment() {
        DecisionScenario story = given(importMutation("it", PUBLISHED), close("2026-OWB", "XX"));

        story.when(reverse("back", "it"))
                .thenRefused(new MomentIsClosed(Moment.parse("2026-OWB"), new ChapterCode("XX")));
        story.and(reverse("back", "it", "2026-O1", null), approve("back"));

        assertThat(story.balance("XX/37", "U", 2026)).isZero();
    }

    @Test
    void repeated_import_of_a_reversed_mutation_is_refused_and_names_the_reversal() {
        DecisionScenario story = given(importMutation("it", PUBLISHED), reverse("back", "it"), approve("back"));

        story.when(importMutation("it", PUBLISHED)).thenRefused(new TakenAndReversed("XX-2026-0001", "XX-2026-0002"));
        story.and(reverse("again", "back"), approve("again"));
        story.when(importMutation("it", PUBLISHED)).thenRefused(new TakenBefore("XX-2026-0001"));
    }

    @Test
    void repeated_import_with_other_content_is_refused_and_names_the_field() {
        DecisionScenario story = given(importMutation("it", PUBLISHED));

        story.when(importMutation("it", PUBLISHED.withEffectiveOn("2025-09-16")))
                .thenRefused(new TakenBefore("XX-2026-0001"));
        story.when(importMutation("it", PUBLISHED.withEffectiveOn("2025-09-17")))
                .thenRefused(new TakenWithOther("XX-2026-0001", "effectiveOn", "2025-09-16", "2025-09-17"));
        story.when(importMutation("it", PUBLISHED.withMoment("2026-O1")))
                .thenRefused(new TakenWithOther("XX-2026-0001", "moment", "2026-OWB", "2026-O1"));
        story.when(importMutation("it", PUBLISHED.asNewPolicy()))
                .thenRefused(new TakenWithOther("XX-2026-0001", "newPolicy", "false", "true"));
        story.when(importMutation("it", PUBLISHED.continued(Continuation.Type.STRUCTURAL)))
                .thenRefused(new TakenWithOther("XX-2026-0001", "continuation", "UNKNOWN", "STRUCTURAL"));
        story.when(importMutation(
                        "it",
                        ProposalDraft.of(MutationKind.FINAL_BUDGET, "XX/37 U 2026 -144", "XX/37 V 2026 1065")
                                .withMoment("2026-OWB")))
                .thenRefused(new TakenWithOther("XX-2026-0001", "kind", "PUBLISHED", "FINAL_BUDGET"));
    }

    @Test
    void repeated_import_without_a_date_is_recognised_after_a_moment_correction() {
        given(importMutation("it", PUBLISHED), StructureCommandFactory.correctMoment("2026-OWB", "2025-09-17", false))
                .when(importMutation("it", PUBLISHED))
                .thenRefused(new TakenBefore("XX-2026-0001"));
    }

    @Test
    void importer_without_other_mandates_cannot_propose_or_approve() {
        given().when(propose("it", ESTIMATE).asActor(IMPORTER))
                .thenRefused(new MutationRefusal.NotOfChapter(IMPORTER.person(), "XX"));
        given(propose("it", ESTIMATE))
                .when(approve("it").asActor(IMPORTER))
                .thenRefused(new MutationRefusal.NotOfChapter(IMPORTER.person(), "XX"));
        given(propose("it", ESTIMATE)).when(approve("it").asActor(APPROVER)).thenAccepted();
    }
}
