package nl.mutatieboek.domain.chapter;

import static nl.mutatieboek.domain.Acts.approve;
import static nl.mutatieboek.domain.Acts.booked;
import static nl.mutatieboek.domain.Acts.propose;
import static nl.mutatieboek.domain.Acts.reverse;
import static nl.mutatieboek.domain.Acts.reversed;
import static nl.mutatieboek.domain.Acts.takeBalances;
import static nl.mutatieboek.domain.Draft.reEstimate;
import static nl.mutatieboek.domain.Draft.reallocation;
import static nl.mutatieboek.domain.Draft.transfer;
import static nl.mutatieboek.domain.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import nl.mutatieboek.domain.Draft;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.Refusal.ChapterTotalTooLarge;
import nl.mutatieboek.domain.Refusal.MutationTotalTooLarge;
import nl.mutatieboek.domain.Scenario;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts beyond every real budget never add up to more than the book can hold and print. */
class ChapterTurnoverTest {
    private static final long LARGEST = Thousands.LARGEST_POSTED;

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void lines_of_one_mutation_that_total_too_much_are_refused(int sign) {
        for (String other : new String[] {"XX/37", "XX/91", "XX/37/2/zbo"}) {
            given().when(propose("it", reEstimate(line("XX/37", sign * LARGEST), line(other, sign))))
                    .thenRefused(mutationTooLarge(sign * (LARGEST + 1)));
        }
    }

    @Test
    void lines_of_another_direction_flow_year_or_chapter_are_totalled_apart() {
        given(
                booked("both ways", reallocation(line("XX/37", LARGEST), line("XX/91", -LARGEST))),
                booked("flows", reEstimate("XX/37 V 2026 " + LARGEST, "XX/37 O 2026 " + LARGEST)),
                booked("years", reEstimate("XX/37 U 2027 " + LARGEST, "XX/37 U 2028 " + LARGEST)),
                booked("chapters", transfer("XX/37 U 2029 " + LARGEST, "XVII/4 U 2029 " + -LARGEST)));
    }

    /** Whatever the moments and items, three times the largest amount is never reached. */
    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void mutations_that_add_up_step_by_step_are_refused_in_that_direction_only(int sign) {
        given(
                        booked("first", reEstimate(line("XX/37", sign * LARGEST))),
                        booked("second", reEstimate(line("XX/91", sign)).in("2026-O1")))
                .when(propose("third", reEstimate(line("XX/92", sign))))
                .thenRefused(chapterTooLarge(sign));
        given(
                booked("first", reEstimate(line("XX/37", sign * LARGEST))),
                booked("second", reEstimate(line("XX/91", sign))),
                booked("down", reEstimate(line("XX/92", -sign * LARGEST))),
                booked("of nothing", reEstimate(line("XX/91", 0))));
    }

    @Test
    void what_was_proposed_while_it_fitted_is_refused_at_its_approval() {
        given(
                        propose("late", reEstimate(line("XX/92", 1))),
                        booked("first", reEstimate(line("XX/37", LARGEST))),
                        booked("second", reEstimate(line("XX/91", 1))))
                .when(approve("late"))
                .thenRefused(chapterTooLarge(1));
    }

    @Test
    void reversal_is_never_in_the_way_and_makes_room_in_its_own_moment() {
        given(
                booked("first", reallocation(line("XX/37", LARGEST), line("XX/91", -LARGEST))),
                booked("second", reallocation(line("XX/37", LARGEST), line("XX/91", -LARGEST))),
                reversed("back", "second", "2026-O1"),
                reversed("again", "back"),
                reversed("first back", "first"),
                booked("third", reEstimate(line("XX/37", LARGEST))));
    }

    /** Else what was taken back in pairs could be booked again in pairs, without end. */
    @Test
    void reversal_of_a_reversal_is_held_to_it() {
        given(
                        booked("first", reEstimate(line("XX/37", LARGEST))),
                        booked("second", reEstimate(line("XX/91", LARGEST))),
                        reversed("first back", "first"),
                        booked("third", reEstimate(line("XX/37", LARGEST))))
                .when(reverse("again", "first back"))
                .thenRefused(chapterTooLarge(LARGEST));
    }

    @Test
    void balance_that_a_document_states_is_held_to_it_too() {
        given(
                        takeBalances("one", "2026-OWB", line("XX/37", LARGEST)),
                        takeBalances("two", "2026-OWB", line("XX/91", LARGEST)))
                .when(takeBalances("three", "2026-OWB", line("XX/92", 1)))
                .thenRefused(chapterTooLarge(1));
        given().when(takeBalances("it", "2026-OWB", line("XX/37", -LARGEST), line("XX/91", -LARGEST)))
                .thenRefused(mutationTooLarge(-2 * LARGEST));
    }

    /** As long as they are booked, in whatever moments and of whatever signs. */
    @Test
    void no_balance_is_beyond_twice_the_largest_amount() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Scenario story = given();
            for (int i = 0; i < 60; i++) {
                String item = random.nextBoolean() ? "XX/37" : "XX/91";
                long thousands = LARGEST / (1 + random.nextInt(3)) * (random.nextBoolean() ? 1 : -1);
                Draft draft = reEstimate(line(item, thousands)).in(random.nextBoolean() ? "2026-OWB" : "2026-O1");
                if (story.book().chapter(new ChapterCode("XX")) instanceof Chapter.Open open
                        && !open.figures().turnover().isFullFor(draft.postings().getFirst())) {
                    story.and(booked("it " + i, draft));
                } else {
                    story.when(propose("it " + i, draft)).thenRefused(chapterTooLarge(thousands));
                }
                assertThat(story.balance("XX", "U", 2026)).isBetween(-2 * LARGEST, 2 * LARGEST);
                assertThat(story.balance(item, "U", 2026)).isBetween(-2 * LARGEST, 2 * LARGEST);
            }
        }
    }

    @Test
    void reversal_of_a_full_total_may_be_proposed() {
        given(
                        booked("first", reEstimate(line("XX/37", LARGEST))),
                        booked("second", reEstimate(line("XX/91", LARGEST))),
                        reversed("back", "second"),
                        booked("third", reEstimate(line("XX/92", LARGEST))))
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
