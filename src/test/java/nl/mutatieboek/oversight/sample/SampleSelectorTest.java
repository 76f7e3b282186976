package nl.mutatieboek.oversight.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nl.mutatieboek.oversight.sample.SampleSelector.SampleHit;
import org.junit.jupiter.api.Test;

/** The chances that a draw gives. Seeds are numbers here, so that every run draws the same. */
class SampleSelectorTest {
    private static final int SEEDS = 4_000;

    /** As {@code printf 'seed:41.0' | sha256sum} says it. */
    @Test
    void takes_the_number_of_a_unit_as_any_program_does() {
        assertThat(SampleSelector.number("seed", "41.0"))
                .isEqualTo(new BigInteger("637b4b617c01e1581eb2825bc02d16b8fc2195e6fb450d78ed10df1f62001e69", 16));
    }

    @Test
    void draws_each_unit_once_and_at_random_with_the_same_chance() {
        List<String> keys = IntStream.range(0, 10).mapToObj(unit -> unit + ".0").toList();
        int[] drawn = new int[10];
        for (int seed = 0; seed < SEEDS; seed++) {
            List<Integer> units = SampleSelector.random("s" + seed, keys, 3).stream()
                    .map(SampleHit::unit)
                    .toList();
            assertThat(units).hasSize(3).doesNotHaveDuplicates();
            units.forEach(unit -> drawn[unit]++);
        }
        // 1,200 each; more than 5 standard deviations (29) away is no chance.
        assertThat(Arrays.stream(drawn).boxed())
                .allSatisfy(times -> assertThat(times).isBetween(1_050, 1_350));
    }

    @Test
    void keeps_what_was_drawn_when_more_is_drawn() {
        List<String> keys = IntStream.range(0, 50).mapToObj(Integer::toString).toList();

        assertThat(SampleSelector.random("2026", keys, 20))
                .startsWith(SampleSelector.random("2026", keys, 7).toArray(SampleHit[]::new));
        assertThat(SampleSelector.random("2026", keys, 60)).hasSize(50);
        assertThat(SampleSelector.random("2026", List.of(), 5)).isEmpty();
    }

    @Test
    void draws_by_amount_whatever_the_amounts_come_to() {
        long largest = 5_000 * 999_999_999_999L;

        List<SampleHit> hits = SampleSelector.monetary("2026", List.of(largest, largest, largest), 1_000);

        assertThat(hits).hasSize(1_000).extracting(SampleHit::unit).contains(0, 1, 2);
        assertThat(hits.getLast().ticket()).isLessThan(BigInteger.valueOf(3 * largest));
    }

    @Test
    void draws_by_amount_with_a_chance_by_size_and_never_what_is_nothing() {
        List<Long> sizes = List.of(0L, 100L, 200L, 0L, 700L, 0L);
        int[] drawn = new int[sizes.size()];
        for (int seed = 0; seed < SEEDS; seed++) {
            SampleSelector.monetary("s" + seed, sizes, 1).forEach(hit -> drawn[hit.unit()]++);
        }
        // 400, 800 and 2,800, each within 5 standard deviations.
        assertThat(drawn[1]).isBetween(300, 500);
        assertThat(drawn[2]).isBetween(670, 930);
        assertThat(drawn[4]).isBetween(2_650, 2_950);
        assertThat(drawn[0] + drawn[3] + drawn[5]).isZero();
    }

    @Test
    void hits_one_thousand_in_each_cell_and_a_large_unit_in_every_cell_that_it_fills() {
        List<Long> sizes = List.of(5L, 90L, 5L);
        for (int seed = 0; seed < 200; seed++) {
            List<SampleHit> hits = SampleSelector.monetary("s" + seed, sizes, 10);
            assertThat(hits).hasSize(10);
            for (int cell = 0; cell < 10; cell++) {
                assertThat(hits.get(cell).ticket().longValueExact()).isBetween(cell * 10L, cell * 10L + 9);
            }
            assertThat(hits.stream().filter(hit -> hit.unit() == 1).count()).isGreaterThanOrEqualTo(8);
        }
    }

    @Test
    void draws_every_thousand_where_there_are_fewer_than_asked_and_of_the_largest_book_without_overflow() {
        assertThat(SampleSelector.monetary("s", List.of(2L, 0L, 1L), 60))
                .extracting(SampleHit::unit)
                .containsExactly(0, 0, 2);
        assertThat(SampleSelector.monetary("s", List.of(), 60)).isEmpty();
        assertThat(SampleSelector.monetary("s", List.of(4_000_000_000_000_000L, 4_000_000_000_000_000L), 1_000))
                .hasSize(1_000)
                .filteredOn(hit -> hit.unit() == 1)
                .hasSize(500);
    }
}
