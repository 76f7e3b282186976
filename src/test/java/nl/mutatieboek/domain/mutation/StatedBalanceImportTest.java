package nl.mutatieboek.domain.mutation;

import static nl.mutatieboek.domain.ActorCommandFactory.approve;
import static nl.mutatieboek.domain.ActorCommandFactory.importBalances;
import static nl.mutatieboek.domain.ActorCommandFactory.importMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.reverse;
import static nl.mutatieboek.domain.DecisionScenario.given;
import static nl.mutatieboek.domain.ProposalDraft.reEstimate;
import static nl.mutatieboek.domain.StructureCommandFactory.registerItem;
import static nl.mutatieboek.domain.mutation.DocumentImportFixture.last;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import nl.mutatieboek.domain.ActorCommand;
import nl.mutatieboek.domain.ActorCommandFactory;
import nl.mutatieboek.domain.CommandScript;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.ImportRefusal.StatedOtherwise;
import nl.mutatieboek.domain.ImportRefusal.TakenBefore;
import nl.mutatieboek.domain.ProposalDraft;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Import of balances that a document states: the difference from the current balance is booked. */
class StatedBalanceImportTest {
    /** Each with three flows in five years: so many balances that their parts and they do not fit in one mutation. */
    private static final int ARTICLES = 167;

    @Test
    void stated_balance_is_booked_as_the_difference_from_the_current_balance() {
        DecisionScenario story = given(
                        importMutation("detail", ProposalDraft.of(MutationKind.PUBLISHED, "XX/37/2 U 2026 30")))
                .and(importBalances("stated", "2026-OWB", "XX/37 U 2026 100", "XX/92 V 2026 0"));

        assertThat(story.balance("XX/37", "U", 2026)).isEqualTo(100);
        assertThat(story.balance("XX/37/2", "U", 2026)).isEqualTo(30);
        assertThat(last(story).postings())
                .extracting(posting -> posting.item() + " " + posting.thousands() + " " + posting.resultingThousands())
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
                .extracting(posting -> posting.item() + " " + posting.thousands() + " " + posting.resultingThousands())
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
    void balance_import_in_a_final_budget_moment_is_of_kind_final_budget() {
        DecisionScenario story = given(importBalances("realised", "2026-SW", "XX/37 U 2026 100"));

        assertThat(last(story).kind()).isEqualTo(MutationKind.FINAL_BUDGET);
    }
}
