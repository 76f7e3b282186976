package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.ActorCommandFactory.approve;
import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.close;
import static nl.mutatieboek.domain.ActorCommandFactory.importBalances;
import static nl.mutatieboek.domain.ActorCommandFactory.importMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.mutation;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.proposeBatch;
import static nl.mutatieboek.domain.ActorCommandFactory.registerItem;
import static nl.mutatieboek.domain.ActorCommandFactory.reverse;
import static nl.mutatieboek.domain.DecisionScenario.given;
import static nl.mutatieboek.domain.ProposalDraft.allocation;
import static nl.mutatieboek.domain.ProposalDraft.reEstimate;
import static nl.mutatieboek.domain.ProposalDraft.reservation;
import static nl.mutatieboek.domain.SampleActors.APPROVER;
import static nl.mutatieboek.domain.SampleActors.IMPORTER;
import static nl.mutatieboek.domain.SampleActors.PROPOSER;
import static nl.mutatieboek.domain.SampleBook.EARMARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.domain.ActorCommand;
import nl.mutatieboek.domain.ActorCommandFactory;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Command.ProposeMutation;
import nl.mutatieboek.domain.Command.ProposeMutationBatch;
import nl.mutatieboek.domain.CommandDecider;
import nl.mutatieboek.domain.CommandScript;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.ConsentPolicy.AgreementRule;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.FigureRefusal.ReserveOverdrawn;
import nl.mutatieboek.domain.ImportRefusal.StatedOtherwise;
import nl.mutatieboek.domain.ImportRefusal.TakenAndReversed;
import nl.mutatieboek.domain.ImportRefusal.TakenBefore;
import nl.mutatieboek.domain.ImportRefusal.TakenWithOther;
import nl.mutatieboek.domain.KindRefusal.WrongNumberOfChapters;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.MomentRefusal.MomentIsClosed;
import nl.mutatieboek.domain.MutationRefusal;
import nl.mutatieboek.domain.MutationRefusal.NoMandate;
import nl.mutatieboek.domain.MutationRefusal.NotBooked;
import nl.mutatieboek.domain.MutationRefusal.NotReversed;
import nl.mutatieboek.domain.ProposalDraft;
import nl.mutatieboek.domain.Refusal.OneRefused;
import nl.mutatieboek.domain.Refusal.TogetherRefused;
import nl.mutatieboek.domain.RequiredConsents;
import nl.mutatieboek.domain.ReserveClaimEvent;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Import of documents: published changes on their authority, and several mutations at once. */
class DocumentImportDeciderTest {
    private static final ProposalDraft PUBLISHED =
            ProposalDraft.of(MutationKind.PUBLISHED, "XX/37 U 2026 -144", "XX/37 V 2026 1065");
    private static final ProposalDraft ESTIMATE = reEstimate("XX/37 U 2026 -5");
    /** Each with three flows in five years: so many balances that their parts and they do not fit in one mutation. */
    private static final int ARTICLES = 167;

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
    void stated_balance_is_booked_as_the_difference_from_the_current_balance() {
        DecisionScenario story = given(
                        importMutation("detail", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37/2 U 2026 30")))
                .and(importBalances("stated", "2026-OWB", "XX/37 U 2026 100", "XX/92 V 2026 0"));

        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(100);
        assertThat(story.balance("XX/37/2", "U", 2026)).isEqualTo(30);
        assertThat(last(story).postings())
                .extracting(posting -> posting.item() + " " + posting.thousands() + " " + posting.becomes())
                .containsExactly("XX/37/~ 70 100", "XX/92/~ 0 0");
        assertThat(last(story).kind()).isEqualTo(MutationKind.PUBLISHED);
    }

    @Test
    void stated_balances_of_two_chapters_survive_a_later_transfer_between_them() {
        DecisionScenario story = given(
                        importBalances("of XX", "2026-O1", "XX/37 U 2026 100"),
                        importBalances("of XVII", "2026-O1", "XVII/4 U 2026 50"))
                .when(importMutation(
                        "moved", ProposalDraft.of(MutationKind.TRANSFER, "XX/37 U 2026 -30", "XVII/4 U 2026 30")))
                .thenAccepted();

        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(100);
        assertThat(story.balance("XVII/4", "U", 2026)).isEqualTo(50);
        assertThat(story.balance("XX/37/~", "U", 2026)).isEqualTo(130);
        assertThat(story.balance("XVII/4/~", "U", 2026)).isEqualTo(20);
    }

    @Test
    void later_detail_is_deducted_from_the_unassigned_rest_of_a_stated_balance() {
        DecisionScenario story = given(importBalances("stated", "2026-OWB", "XX/37 U 2026 100"))
                .and(importMutation("detail", reEstimate("XX/37/2 U 2026 30", "XX/92 U 2026 5")));

        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(100);
        assertThat(story.balance("XX/37/2", "U", 2026)).isEqualTo(30);
        assertThat(story.balance("XX/92", "U", 2026)).isEqualTo(5);
        assertThat(last(story).kind()).isEqualTo(MutationKind.RE_ESTIMATE);
    }

    @Test
    void detail_between_two_stated_moments_keeps_the_later_stated_balance() {
        DecisionScenario story = given(
                importBalances("later", "2026-O1", "XX/37 U 2026 120"),
                importBalances("earlier", "2025-O1", "XX/37 U 2026 90"),
                importMutation(
                        "detail",
                        ProposalDraft.of(MutationKind.PUBLISHED, "XX/37/2 U 2026 30")
                                .withMoment("2026-OWB")));

        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(120);
        assertThat(story.book().events(Event.PostingsBooked.class))
                .extracting(booked ->
                        booked.moment() + " " + booked.postings().getFirst().thousands())
                .containsExactly("2026-O1 120", "2026-O1 -90", "2025-O1 90", "2026-O1 -30", "2026-OWB 30");
    }

    @Test
    void balances_of_an_article_and_its_parts_are_imported_from_one_document() {
        DecisionScenario story = given(
                importBalances("stated", "2026-OWB", "XX/37 U 2026 100", "XX/37/2 U 2026 60", "XX/37/2 V 2026 7"));

        assertThat(last(story).postings())
                .extracting(posting -> posting.item() + " " + posting.flow() + " " + posting.thousands())
                .containsExactlyInAnyOrder(
                        "XX/37/2/~ EXPENDITURE 60", "XX/37/~ EXPENDITURE 40", "XX/37/2/~ COMMITMENTS 7");
    }

    @Test
    void part_stated_after_its_article_is_deducted_from_the_article() {
        DecisionScenario story = given(
                importBalances("article", "2026-OWB", "XX/37 U 2026 100"),
                importBalances("part", "2026-OWB", "XX/37/2 U 2026 60"));

        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(100);
        assertThat(last(story).postings())
                .extracting(posting -> posting.item() + " " + posting.thousands() + " " + posting.becomes())
                .containsExactly("XX/37/2/~ 60 60", "XX/37/~ -60 null");
    }

    @Test
    void reversed_stated_balance_can_be_imported_again() {
        DecisionScenario story = given(
                importBalances("wrong", "2026-OWB", "XX/37 U 2026 100"),
                reverse("back", "wrong"),
                approve("back"),
                importBalances("right", "2026-OWB", "XX/37 U 2026 101"));

        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(101);
        story.when(reverse("again", "back"))
                .thenRefused(new StatedOtherwise(
                        ItemPath.parse("XX/37"),
                        Flow.EXPENDITURE,
                        new BudgetYear(2026),
                        Moment.parse("2026-OWB"),
                        new Thousands(101),
                        new Thousands(100),
                        1));
    }

    @Tag("whole")
    @Test
    void balance_import_beyond_the_posting_limit_becomes_several_mutations() {
        List<String> articles = accounts("");
        CommandScript items = CommandScript.of(IntStream.range(0, ARTICLES)
                .boxed()
                .flatMap(n ->
                        List.of("", "/a", "/a/b").stream().map(below -> registerItem(article(n) + below, 2026, null)))
                .toArray(ActorCommand[]::new));
        DecisionScenario story = given(items)
                .and(
                        importBalances("bill", "2026-OWB", articles.toArray(String[]::new)),
                        importBalances("articles", "2026-O1", articles.toArray(String[]::new)),
                        importBalances("parts", "2026-O1", accounts("/a").toArray(String[]::new)))
                .when(importMutation(
                        "details",
                        ProposalDraft.of(
                                MutationKind.PUBLISHED, accounts("/a/b").toArray(String[]::new))))
                .thenAccepted();

        assertThat(2 * articles.size()).isGreaterThan(Proposal.MAX_POSTINGS);
        assertThat(story.book().events(Event.MutationBooked.class)).hasSize(2 + 2 + 1 + 2 + 1);
        assertThat(story.balance(article(0), "U", 2026)).isEqualTo(7);
        assertThat(story.balance(article(ARTICLES - 1), "O", 2030)).isEqualTo(7);
        assertThat(story.balance(article(ARTICLES - 1) + "/a", "O", 2030)).isEqualTo(7);
        assertThat(story.balance(article(ARTICLES - 1) + "/a/b", "O", 2030)).isEqualTo(7);
    }

    private static List<String> accounts(String below) {
        return IntStream.range(0, ARTICLES)
                .boxed()
                .flatMap(n -> List.of("V", "U", "O").stream()
                        .flatMap(flow -> IntStream.rangeClosed(2026, 2030)
                                .mapToObj(year -> "%s%s %s %d 7".formatted(article(n), below, flow, year))))
                .toList();
    }

    private static String article(int number) {
        return "XX/" + (1_000 + number);
    }

    @Test
    void repeated_import_restores_stated_balances_that_no_longer_hold() {
        ActorCommand stating = importBalances("stated", "2026-OWB", "XX/37 U 2026 100");
        DecisionScenario story = given(stating, importMutation("detail", reEstimate("XX/37/2 U 2026 30")));

        story.when(stating).thenRefused(new TakenBefore("XX-2026-0001"));
        story.and(reverse("back", "detail"), approve("back"));
        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(70);
        story.when(stating).thenAccepted();
        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(100);
        story.when(stating).thenRefused(new TakenBefore("XX-2026-0001"));
        story.when(importBalances("stated", "2026-OWB", "XX/37 U 2026 101"))
                .thenRefused(new StatedOtherwise(
                        ItemPath.parse("XX/37"),
                        Flow.EXPENDITURE,
                        new BudgetYear(2026),
                        Moment.parse("2026-OWB"),
                        new Thousands(100),
                        new Thousands(101),
                        1));
    }

    @Test
    void balance_stated_by_two_mutations_stays_stated_until_both_are_reversed() {
        DecisionScenario story = given(importBalances("first", "2026-OWB", "XX/37 U 2026 100"))
                .and(ActorCommandFactory.bookMutation("change", reEstimate("XX/37/2 U 2026 -1")))
                .and(
                        importBalances("second", "2026-OWB", "XX/37 U 2026 100"),
                        reverse("back", "first"),
                        approve("back"));
        long reversed = story.balance("XX/37", "U", 2026);

        story.when(importBalances("other", "2026-OWB", "XX/37 U 2026 101"))
                .thenRefused(new StatedOtherwise(
                        ItemPath.parse("XX/37"),
                        Flow.EXPENDITURE,
                        new BudgetYear(2026),
                        Moment.parse("2026-OWB"),
                        new Thousands(100),
                        new Thousands(101),
                        1));
        story.and(importMutation("detail", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37/2 U 2026 30")));
        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(reversed);
        story.and(
                reverse("also back", "second"),
                approve("also back"),
                importBalances("other", "2026-OWB", "XX/37 U 2026 101"));
        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(101);
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
        given(importMutation("it", PUBLISHED), ActorCommandFactory.correctMoment("2026-OWB", "2025-09-17", false))
                .when(importMutation("it", PUBLISHED))
                .thenRefused(new TakenBefore("XX-2026-0001"));
    }

    @Test
    void balance_import_in_a_final_budget_moment_is_of_kind_final_budget() {
        DecisionScenario story = given(importBalances("realised", "2026-SW", "XX/37 U 2026 100"));

        assertThat(last(story).kind()).isEqualTo(MutationKind.FINAL_BUDGET);
    }

    private static Event.PostingsBooked last(DecisionScenario story) {
        return story.book().events(Event.PostingsBooked.class).getLast();
    }

    @Test
    void batch_records_its_proposals_in_order() {
        DecisionScenario story = given().when(proposeBatch(propose("one", ESTIMATE), propose("two", ESTIMATE)))
                .thenRecorded("MutationNumberIssued", "MutationProposed", "MutationNumberIssued", "MutationProposed");

        assertThat(story.book().events(Event.MutationProposed.class))
                .extracting(Event.MutationProposed::number)
                .containsExactly("XX-2026-0001", "XX-2026-0002");
    }

    @Test
    void batch_proposal_is_decided_on_the_state_after_those_before_it() {
        ProposalDraft seven = allocation(EARMARK + " U 2026 -7", "XX/37 U 2026 7");
        DecisionScenario story = given(bookMutation("reserve", reservation(EARMARK + " U 2026 10")));

        story.when(proposeBatch(propose("one", seven), propose("two", seven)))
                .thenRefused(new TogetherRefused(List.of(new OneRefused(
                        1,
                        new ReserveOverdrawn(
                                ItemPath.parse(EARMARK),
                                Flow.EXPENDITURE,
                                new BudgetYear(2026),
                                LocalDate.parse("2025-09-16"),
                                Moment.parse("2026-OWB"),
                                new Thousands(10),
                                new Thousands(-7),
                                new Thousands(3),
                                new Thousands(7))))));
        story.when(propose("two", seven)).thenAccepted();
    }

    @Test
    void refused_batch_names_every_failing_proposal_and_records_nothing() {
        ProposalDraft nowhere = reEstimate("XX/93 U 2026 1");
        DecisionScenario story = given();
        int before = story.book().events().size();
        Decision decision = new CommandDecider(new ConsentPolicy(1, 1, Set.of()))
                .decide(
                        proposeBatch(
                                        propose("a", nowhere),
                                        propose("b", ESTIMATE),
                                        propose("c", ESTIMATE.correcting("b")),
                                        propose("d", nowhere),
                                        propose("e", ESTIMATE))
                                .command(),
                        PROPOSER,
                        story.book());

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(((TogetherRefused) refused.refusal()).refused())
                                .extracting(OneRefused::position)
                                .containsExactly(0, 2, 3));
        assertThat(((TogetherRefused) ((Decision.Refused) decision).refusal())
                        .refused()
                        .get(1)
                        .refusal())
                .isEqualTo(new NotReversed(mutation("b"), "XX-2026-0001"));
        assertThat(story.book().events()).hasSize(before);
    }

    @Test
    void mutations_of_a_batch_are_approved_separately() {
        given(proposeBatch(propose("one", ESTIMATE), propose("two", ESTIMATE)))
                .and(approve("two"))
                .when(reverse("back", "one"))
                .thenRefused(new NotBooked("XX-2026-0001", "PROPOSED"));
    }

    @Test
    void batch_command_belongs_to_the_stream_of_its_last_mutation() {
        Command together =
                proposeBatch(propose("one", ESTIMATE), propose("two", ESTIMATE)).command();

        assertThat(together.streamId()).isEqualTo(StreamId.of(mutation("two")));
    }

    @Test
    void batch_holds_1_to_200_proposals() {
        ProposeMutation one = (ProposeMutation) propose("one", ESTIMATE).command();

        assertThat(new ProposeMutationBatch(Collections.nCopies(200, one)).proposals())
                .hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> new ProposeMutationBatch(Collections.nCopies(201, one)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProposeMutationBatch(List.of()));
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
