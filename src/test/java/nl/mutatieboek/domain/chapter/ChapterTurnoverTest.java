package nl.mutatieboek.domain.chapter;

import static nl.mutatieboek.domain.ActorCommandFactory.approve;
import static nl.mutatieboek.domain.ActorCommandFactory.bookMutation;
import static nl.mutatieboek.domain.ActorCommandFactory.bookReversal;
import static nl.mutatieboek.domain.ActorCommandFactory.importBalances;
import static nl.mutatieboek.domain.ActorCommandFactory.propose;
import static nl.mutatieboek.domain.ActorCommandFactory.reverse;
import static nl.mutatieboek.domain.DecisionScenario.given;
import static nl.mutatieboek.domain.ProposalDraft.reEstimate;
import static nl.mutatieboek.domain.ProposalDraft.reallocation;
import static nl.mutatieboek.domain.ProposalDraft.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.FigureRefusal.ChapterTotalTooLarge;
import nl.mutatieboek.domain.FigureRefusal.MutationTotalTooLarge;
import nl.mutatieboek.domain.ProposalDraft;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Extreme amounts never add up to more than the book can store and print. */
class ChapterTurnoverTest {
    private static final long LARGEST = Thousands.MAX_POSTING;

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void mutation_whose_total_is_too_large_is_refused(int sign) {
        for (String other : new String[] {"XX/37", "XX/91", "XX/37/2/zbo"}) {
            given().when(propose("it", reEstimate(line("XX/37", sign * LARGEST), line(other, sign))))
                    .thenRefused(mutationTooLarge(sign * (LARGEST + 1)));
        }
    }

    @Test
    void totals_are_separate_per_direction_flow_year_and_chapter() {
        given(
                bookMutation("both ways", reallocation(line("XX/37", LARGEST), line("XX/91", -LARGEST))),
                bookMutation("flows", reEstimate("XX/37 V 2026 " + LARGEST, "XX/37 O 2026 " + LARGEST)),
                bookMutation("years", reEstimate("XX/37 U 2027 " + LARGEST, "XX/37 U 2028 " + LARGEST)),
                bookMutation("chapters", transfer("XX/37 U 2029 " + LARGEST, "XVII/4 U 2029 " + -LARGEST)));
    }

    /** Whatever the moments and items, three times the largest amount is never reached. */
    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void mutation_beyond_the_chapter_total_is_refused_in_that_direction_only(int sign) {
        given(
                        bookMutation("first", reEstimate(line("XX/37", sign * LARGEST))),
                        bookMutation("second", reEstimate(line("XX/91", sign)).withMoment("2026-O1")))
                .when(propose("third", reEstimate(line("XX/92", sign))))
                .thenRefused(chapterTooLarge(sign));
        given(
                bookMutation("first", reEstimate(line("XX/37", sign * LARGEST))),
                bookMutation("second", reEstimate(line("XX/91", sign))),
                bookMutation("down", reEstimate(line("XX/92", -sign * LARGEST))),
                bookMutation("of nothing", reEstimate(line("XX/91", 0))));
    }

    @Test
    void pending_mutation_beyond_the_chapter_total_is_refused_at_approval() {
        given(
                        propose("late", reEstimate(line("XX/92", 1))),
                        bookMutation("first", reEstimate(line("XX/37", LARGEST))),
                        bookMutation("second", reEstimate(line("XX/91", 1))))
                .when(approve("late"))
                .thenRefused(chapterTooLarge(1));
    }

    @Test
    void reversal_is_accepted_and_reduces_the_chapter_total_in_its_own_moment() {
        given(
                bookMutation("first", reallocation(line("XX/37", LARGEST), line("XX/91", -LARGEST))),
                bookMutation("second", reallocation(line("XX/37", LARGEST), line("XX/91", -LARGEST))),
                bookReversal("back", "second", "2026-O1"),
                bookReversal("again", "back"),
                bookReversal("first back", "first"),
                bookMutation("third", reEstimate(line("XX/37", LARGEST))));
    }

    /** Else what was taken back in pairs could be booked again in pairs, without end. */
    @Test
    void reversal_of_a_reversal_beyond_the_chapter_total_is_refused() {
        given(
                        bookMutation("first", reEstimate(line("XX/37", LARGEST))),
                        bookMutation("second", reEstimate(line("XX/91", LARGEST))),
                        bookReversal("first back", "first"),
                        bookMutation("third", reEstimate(line("XX/37", LARGEST))))
                .when(reverse("again", "first back"))
                .thenRefused(chapterTooLarge(LARGEST));
    }

    @Test
    void stated_balance_beyond_the_mutation_or_chapter_total_is_refused() {
        given(
                        importBalances("one", "2026-OWB", line("XX/37", LARGEST)),
                        importBalances("two", "2026-OWB", line("XX/91", LARGEST)))
                .when(importBalances("three", "2026-OWB", line("XX/92", 1)))
                .thenRefused(chapterTooLarge(1));
        given().when(importBalances("it", "2026-OWB", line("XX/37", -LARGEST), line("XX/91", -LARGEST)))
                .thenRefused(mutationTooLarge(-2 * LARGEST));
    }

    /** As long as they are booked, in any moments and with any signs. */
    @Test
    void balance_never_exceeds_twice_the_largest_amount() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            DecisionScenario story = given();
            for (int i = 0; i < 60; i++) {
                String item = random.nextBoolean() ? "XX/37" : "XX/91";
                long thousands = LARGEST / (1 + random.nextInt(3)) * (random.nextBoolean() ? 1 : -1);
                ProposalDraft draft =
                        reEstimate(line(item, thousands)).withMoment(random.nextBoolean() ? "2026-OWB" : "2026-O1");
                if (story.book().chapter(new ChapterCode("XX")) instanceof Chapter.Open open
                        && !open.figures()
                                .turnover()
                                .exceedsLimit(draft.postings().getFirst())) {
                    story.and(bookMutation("it " + i, draft));
                } else {
                    story.when(propose("it " + i, draft)).thenRefused(chapterTooLarge(thousands));
                }
                assertThat(story.balance("XX", "U", 2026)).isBetween(-2 * LARGEST, 2 * LARGEST);
                assertThat(story.balance(item, "U", 2026)).isBetween(-2 * LARGEST, 2 * LARGEST);
            }
        }
    }

    @Test
    void reversal_can_be_proposed_when_the_chapter_total_is_full() {
        given(
                        bookMutation("first", reEstimate(line("XX/37", LARGEST))),
                        bookMutation("second", reEstimate(line("XX/91", LARGEST))),
                        bookReversal("back", "second"),
                        bookMutation("third", reEstimate(line("XX/92", LARGEST))))
                .when(reverse("back again", "third"))
                .thenAccepted();
    }

    private static String line(String item, long thousands) {
        return item + " U 2026 " + thousands;
    }

    private static Refusal mutationTooLarge(long total) {
        return new MutationTotalTooLarge(
                new ChapterCode("XX"), Flow.EXPENDITURE, new BudgetYear(2026), new Thousands(total));
    }

    private static Refusal chapterTooLarge(long thousands) {
        return new ChapterTotalTooLarge(
                new ChapterCode("XX"), Flow.EXPENDITURE, new BudgetYear(2026), new Thousands(thousands));
    }
}
