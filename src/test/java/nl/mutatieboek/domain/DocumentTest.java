package nl.mutatieboek.domain;

import static nl.mutatieboek.domain.Acts.approve;
import static nl.mutatieboek.domain.Acts.booked;
import static nl.mutatieboek.domain.Acts.close;
import static nl.mutatieboek.domain.Acts.mutation;
import static nl.mutatieboek.domain.Acts.propose;
import static nl.mutatieboek.domain.Acts.registerItem;
import static nl.mutatieboek.domain.Acts.reverse;
import static nl.mutatieboek.domain.Acts.take;
import static nl.mutatieboek.domain.Acts.takeBalances;
import static nl.mutatieboek.domain.Acts.together;
import static nl.mutatieboek.domain.Draft.allocation;
import static nl.mutatieboek.domain.Draft.reEstimate;
import static nl.mutatieboek.domain.Draft.reservation;
import static nl.mutatieboek.domain.People.APPROVER;
import static nl.mutatieboek.domain.People.IMPORTER;
import static nl.mutatieboek.domain.People.PROPOSER;
import static nl.mutatieboek.domain.Scenario.given;
import static nl.mutatieboek.domain.TheBook.EARMARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import nl.mutatieboek.domain.Command.ProposeMutation;
import nl.mutatieboek.domain.Command.ProposeMutationBatch;
import nl.mutatieboek.domain.ConsentPolicy.AgreementRule;
import nl.mutatieboek.domain.Refusal.MomentIsClosed;
import nl.mutatieboek.domain.Refusal.NoMandate;
import nl.mutatieboek.domain.Refusal.NotBooked;
import nl.mutatieboek.domain.Refusal.NotReversed;
import nl.mutatieboek.domain.Refusal.OneRefused;
import nl.mutatieboek.domain.Refusal.ReserveOverdrawn;
import nl.mutatieboek.domain.Refusal.StatedOtherwise;
import nl.mutatieboek.domain.Refusal.TakenAndReversed;
import nl.mutatieboek.domain.Refusal.TakenBefore;
import nl.mutatieboek.domain.Refusal.TakenWithOther;
import nl.mutatieboek.domain.Refusal.TogetherRefused;
import nl.mutatieboek.domain.Refusal.WrongNumberOfChapters;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a document brings: published changes on its own authority, and several mutations at once. */
class DocumentTest {
    private static final Draft PUBLISHED = Draft.of(MutationKind.PUBLISHED, "XX/37 U 2026 -144", "XX/37 V 2026 1065");
    private static final Draft ESTIMATE = reEstimate("XX/37 U 2026 -5");
    /** Each with three flows in five years: so many balances that their parts and they do not fit in one mutation. */
    private static final int ARTICLES = 167;

    private static final ConsentPolicy STRICT = new ConsentPolicy(2, 2, Set.of(new AgreementRule(null, null)));

    @Test
    void a_document_stands_in_place_of_every_consent_and_is_named() {
        Scenario story = given(STRICT)
                .when(take("it", PUBLISHED))
                .thenRecorded(
                        "NumberIssued",
                        "MutationProposed",
                        "MutationTakenFromDocument",
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
    void a_document_books_into_a_closed_moment_and_nobody_else_does() {
        Scenario story = given(close("2026-OWB", "XX"));
        MomentIsClosed closed = new MomentIsClosed(Moment.parse("2026-OWB"), new ChapterCode("XX"));

        story.when(propose("by hand", PUBLISHED)).thenRefused(closed);
        story.when(take("by hand", PUBLISHED).by(PROPOSER))
                .thenRefused(new NoMandate(PROPOSER.person(), Mandate.IMPORT));
        story.when(take("it", PUBLISHED)).thenAccepted();

        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(-144);
    }

    @Test
    void a_final_budget_may_exceed_the_last_balance() {
        given(booked("opening", Draft.opening("XX/37 U 2026 100")))
                .when(take("final", Draft.of(MutationKind.FINAL_BUDGET, "XX/37 U 2026 900")))
                .thenAccepted();
    }

    @Test
    void what_a_document_publishes_of_a_reserve_is_taken_as_it_stands() {
        Scenario story = given(booked("reserve", reservation(EARMARK + " U 2026 10")))
                .when(take("it", Draft.of(MutationKind.PUBLISHED, EARMARK + " U 2026 -11")))
                .thenAccepted();

        assertThat(story.balance(EARMARK, "U", 2026)).isEqualTo(-1);
        assertThat(story.book().events(Event.ReserveDrawClaimed.class)).isEmpty();
    }

    @Test
    void a_document_keeps_the_rule_of_its_kind() {
        given().when(take("it", Draft.of(MutationKind.PUBLISHED, "XX/37 U 2026 1", "XVII/4 U 2026 1")))
                .thenRefused(new WrongNumberOfChapters(MutationKind.PUBLISHED, 1, 2));
    }

    @Test
    void what_was_taken_from_a_document_is_reversed_by_two_people_in_an_open_moment() {
        Scenario story = given(take("it", PUBLISHED), close("2026-OWB", "XX"));

        story.when(reverse("back", "it"))
                .thenRefused(new MomentIsClosed(Moment.parse("2026-OWB"), new ChapterCode("XX")));
        story.and(reverse("back", "it", "2026-O1", null), approve("back"));

        assertThat(story.balance("XX/37", "U", 2026)).isZero();
    }

    @Test
    void a_published_balance_is_booked_as_the_change_to_it() {
        Scenario story = given(take("detail", Draft.of(MutationKind.PUBLISHED, "XX/37/2 U 2026 30")))
                .and(takeBalances("stated", "2026-OWB", "XX/37 U 2026 100", "XX/92 V 2026 0"));

        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(100);
        assertThat(story.balance("XX/37/2", "U", 2026)).isEqualTo(30);
        assertThat(last(story).postings())
                .extracting(posting -> posting.item() + " " + posting.thousands() + " " + posting.becomes())
                .containsExactly("XX/37/~ 70 100", "XX/92/~ 0 0");
        assertThat(last(story).kind()).isEqualTo(MutationKind.PUBLISHED);
    }

    @Test
    void balances_of_two_chapters_stay_as_stated_when_money_is_found_to_move_between_them() {
        Scenario story = given(
                        takeBalances("of XX", "2026-O1", "XX/37 U 2026 100"),
                        takeBalances("of XVII", "2026-O1", "XVII/4 U 2026 50"))
                .when(take("moved", Draft.of(MutationKind.TRANSFER, "XX/37 U 2026 -30", "XVII/4 U 2026 30")))
                .thenAccepted();

        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(100);
        assertThat(story.balance("XVII/4", "U", 2026)).isEqualTo(50);
        assertThat(story.balance("XX/37/~", "U", 2026)).isEqualTo(130);
        assertThat(story.balance("XVII/4/~", "U", 2026)).isEqualTo(20);
    }

    @Test
    void a_detail_that_comes_later_goes_out_of_what_no_line_carries() {
        Scenario story = given(takeBalances("stated", "2026-OWB", "XX/37 U 2026 100"))
                .and(take("detail", reEstimate("XX/37/2 U 2026 30", "XX/92 U 2026 5")));

        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(100);
        assertThat(story.balance("XX/37/2", "U", 2026)).isEqualTo(30);
        assertThat(story.balance("XX/92", "U", 2026)).isEqualTo(5);
        assertThat(last(story).kind()).isEqualTo(MutationKind.RE_ESTIMATE);
    }

    @Test
    void a_detail_between_two_stated_moments_leaves_the_second_as_it_is() {
        Scenario story = given(
                takeBalances("later", "2026-O1", "XX/37 U 2026 120"),
                takeBalances("earlier", "2025-O1", "XX/37 U 2026 90"),
                take(
                        "detail",
                        Draft.of(MutationKind.PUBLISHED, "XX/37/2 U 2026 30").in("2026-OWB")));

        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(120);
        assertThat(story.book().events(Event.PostingsBooked.class))
                .extracting(booked ->
                        booked.moment() + " " + booked.postings().getFirst().thousands())
                .containsExactly("2026-O1 120", "2026-O1 -90", "2025-O1 90", "2026-O1 -30", "2026-OWB 30");
    }

    @Test
    void parts_of_an_article_and_the_article_are_stated_in_one_document() {
        Scenario story =
                given(takeBalances("stated", "2026-OWB", "XX/37 U 2026 100", "XX/37/2 U 2026 60", "XX/37/2 V 2026 7"));

        assertThat(last(story).postings())
                .extracting(posting -> posting.item() + " " + posting.flow() + " " + posting.thousands())
                .containsExactlyInAnyOrder(
                        "XX/37/2/~ EXPENDITURE 60", "XX/37/~ EXPENDITURE 40", "XX/37/2/~ COMMITMENTS 7");
    }

    @Test
    void a_part_that_is_stated_after_its_article_comes_out_of_it() {
        Scenario story = given(
                takeBalances("article", "2026-OWB", "XX/37 U 2026 100"),
                takeBalances("part", "2026-OWB", "XX/37/2 U 2026 60"));

        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(100);
        assertThat(last(story).postings())
                .extracting(posting -> posting.item() + " " + posting.thousands() + " " + posting.becomes())
                .containsExactly("XX/37/2/~ 60 60", "XX/37/~ -60 null");
    }

    @Test
    void a_balance_that_was_taken_back_may_be_stated_anew() {
        Scenario story = given(
                takeBalances("wrong", "2026-OWB", "XX/37 U 2026 100"),
                reverse("back", "wrong"),
                approve("back"),
                takeBalances("right", "2026-OWB", "XX/37 U 2026 101"));

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
    void what_keeps_more_balances_than_a_mutation_has_lines_is_more_than_one_mutation() {
        List<String> articles = accounts("");
        Step items = Step.of(IntStream.range(0, ARTICLES)
                .boxed()
                .flatMap(n ->
                        List.of("", "/a", "/a/b").stream().map(below -> registerItem(article(n) + below, 2026, null)))
                .toArray(Act[]::new));
        Scenario story = given(items)
                .and(
                        takeBalances("bill", "2026-OWB", articles.toArray(String[]::new)),
                        takeBalances("articles", "2026-O1", articles.toArray(String[]::new)),
                        takeBalances("parts", "2026-O1", accounts("/a").toArray(String[]::new)))
                .when(take(
                        "details",
                        Draft.of(MutationKind.PUBLISHED, accounts("/a/b").toArray(String[]::new))))
                .thenAccepted();

        assertThat(2 * articles.size()).isGreaterThan(Proposal.MOST_POSTINGS);
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
    void balances_that_no_longer_stand_are_stated_anew_by_the_very_document_that_stated_them() {
        Act stating = takeBalances("stated", "2026-OWB", "XX/37 U 2026 100");
        Scenario story = given(stating, take("detail", reEstimate("XX/37/2 U 2026 30")));

        story.when(stating).thenRefused(new TakenBefore("XX-2026-0001"));
        story.and(reverse("back", "detail"), approve("back"));
        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(70);
        story.when(stating).thenAccepted();
        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(100);
        story.when(stating).thenRefused(new TakenBefore("XX-2026-0001"));
        story.when(takeBalances("stated", "2026-OWB", "XX/37 U 2026 101"))
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
    void what_was_reversed_since_it_was_taken_stays_reversed_and_is_told() {
        Scenario story = given(take("it", PUBLISHED), reverse("back", "it"), approve("back"));

        story.when(take("it", PUBLISHED)).thenRefused(new TakenAndReversed("XX-2026-0001", "XX-2026-0002"));
        story.and(reverse("again", "back"), approve("again"));
        story.when(take("it", PUBLISHED)).thenRefused(new TakenBefore("XX-2026-0001"));
    }

    @Test
    void what_says_something_else_of_a_mutation_contradicts_it() {
        Scenario story = given(take("it", PUBLISHED));

        story.when(take("it", PUBLISHED.on("2025-09-16"))).thenRefused(new TakenBefore("XX-2026-0001"));
        story.when(take("it", PUBLISHED.on("2025-09-17")))
                .thenRefused(new TakenWithOther("XX-2026-0001", "effectiveOn", "2025-09-16", "2025-09-17"));
        story.when(take("it", PUBLISHED.in("2026-O1")))
                .thenRefused(new TakenWithOther("XX-2026-0001", "moment", "2026-OWB", "2026-O1"));
        story.when(take("it", PUBLISHED.asNewPolicy()))
                .thenRefused(new TakenWithOther("XX-2026-0001", "newPolicy", "false", "true"));
        story.when(take("it", PUBLISHED.continued(Continuation.Type.STRUCTURAL)))
                .thenRefused(new TakenWithOther("XX-2026-0001", "continuation", "UNKNOWN", "STRUCTURAL"));
        story.when(take(
                        "it",
                        Draft.of(MutationKind.FINAL_BUDGET, "XX/37 U 2026 -144", "XX/37 V 2026 1065")
                                .in("2026-OWB")))
                .thenRefused(new TakenWithOther("XX-2026-0001", "kind", "PUBLISHED", "FINAL_BUDGET"));
    }

    @Test
    void document_without_a_day_is_recognised_after_its_moment_was_corrected() {
        given(take("it", PUBLISHED), Acts.correct("2026-OWB", "2025-09-17", false))
                .when(take("it", PUBLISHED))
                .thenRefused(new TakenBefore("XX-2026-0001"));
    }

    @Test
    void a_final_balance_is_stated_by_the_final_budget_act() {
        Scenario story = given(takeBalances("realised", "2026-SW", "XX/37 U 2026 100"));

        assertThat(last(story).kind()).isEqualTo(MutationKind.FINAL_BUDGET);
    }

    private static Event.PostingsBooked last(Scenario story) {
        return story.book().events(Event.PostingsBooked.class).getLast();
    }

    @Test
    void several_together_are_all_taken_in_their_order() {
        Scenario story = given().when(together(propose("one", ESTIMATE), propose("two", ESTIMATE)))
                .thenRecorded("NumberIssued", "MutationProposed", "NumberIssued", "MutationProposed");

        assertThat(story.book().events(Event.MutationProposed.class))
                .extracting(Event.MutationProposed::number)
                .containsExactly("XX-2026-0001", "XX-2026-0002");
    }

    @Test
    void each_is_decided_on_what_those_before_it_leave() {
        Draft seven = allocation(EARMARK + " U 2026 -7", "XX/37 U 2026 7");
        Scenario story = given(booked("reserve", reservation(EARMARK + " U 2026 10")));

        story.when(together(propose("one", seven), propose("two", seven)))
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
    void every_one_that_fails_is_named_and_nothing_is_recorded() {
        Draft nowhere = reEstimate("XX/93 U 2026 1");
        Scenario story = given();
        int before = story.book().events().size();
        Decision decision = new CommandDecider(new ConsentPolicy(1, 1, Set.of()))
                .decide(
                        together(
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
    void the_approval_of_each_goes_its_own_way() {
        given(together(propose("one", ESTIMATE), propose("two", ESTIMATE)))
                .and(approve("two"))
                .when(reverse("back", "one"))
                .thenRefused(new NotBooked("XX-2026-0001", "PROPOSED"));
    }

    @Test
    void the_last_one_remembers_that_they_were_answered() {
        Command together =
                together(propose("one", ESTIMATE), propose("two", ESTIMATE)).command();

        assertThat(together.stream()).isEqualTo(StreamId.of(mutation("two")));
    }

    @Test
    void together_are_from_one_to_two_hundred() {
        ProposeMutation one = (ProposeMutation) propose("one", ESTIMATE).command();

        assertThat(new ProposeMutationBatch(Collections.nCopies(200, one)).proposals())
                .hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> new ProposeMutationBatch(Collections.nCopies(201, one)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProposeMutationBatch(List.of()));
    }

    @Test
    void whoever_may_only_import_proposes_nothing() {
        given().when(propose("it", ESTIMATE).by(IMPORTER))
                .thenRefused(new Refusal.NotOfChapter(IMPORTER.person(), "XX"));
        given(propose("it", ESTIMATE))
                .when(approve("it").by(IMPORTER))
                .thenRefused(new Refusal.NotOfChapter(IMPORTER.person(), "XX"));
        given(propose("it", ESTIMATE)).when(approve("it").by(APPROVER)).thenAccepted();
    }
}
