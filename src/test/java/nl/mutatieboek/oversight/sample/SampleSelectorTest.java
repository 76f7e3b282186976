package nl.mutatieboek.oversight.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import nl.mutatieboek.oversight.sample.SampleSelector.SampleHit;
import org.junit.jupiter.api.Test;

/** The selection probabilities of a sample. Seeds are numbers, so that every run draws the same. */
class SampleSelectorTest {
    private static final int SEEDS = 4_000;

    /** As computed by {@code printf 'seed:41.0' | sha256sum}. */
    @Test
    void number_of_a_sampling_unit_is_the_sha256_of_seed_and_key() {
        assertThat(SampleSelector.hashNumber("seed", "41.0"))
                .isEqualTo(new BigInteger("637b4b617c01e1581eb2825bc02d16b8fc2195e6fb450d78ed10df1f62001e69", 16));
    }

    @Test
    void random_sample_draws_each_unit_once_with_equal_chance() {
        List<String> keys = IntStream.range(0, 10).mapToObj(unit -> unit + ".0").toList();
        int[] drawn = new int[10];
        for (int seed = 0; seed < SEEDS; seed++) {
            List<Integer> units = SampleSelector.selectRandom("s" + seed, keys, 3).stream()
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
    void random_sample_has_the_smallest_hash_numbers_in_order() {
        List<String> keys = IntStream.range(0, 300).mapToObj(Integer::toString).toList();
        List<SampleHit> sorted = IntStream.range(0, keys.size())
                .mapToObj(unit -> new SampleHit(unit, SampleSelector.hashNumber("2026", keys.get(unit))))
                .sorted(Comparator.comparing(SampleHit::ticket))
                .toList();

        for (int size : new int[] {0, 1, 2, 150, 299, 300, 301}) {
            assertThat(SampleSelector.selectRandom("2026", keys, size))
                    .isEqualTo(sorted.subList(0, Math.min(size, keys.size())));
        }
    }

    @Test
    void larger_random_sample_starts_with_the_smaller_one() {
        List<String> keys = IntStream.range(0, 50).mapToObj(Integer::toString).toList();

        assertThat(SampleSelector.selectRandom("2026", keys, 20))
                .startsWith(SampleSelector.selectRandom("2026", keys, 7).toArray(SampleHit[]::new));
        assertThat(SampleSelector.selectRandom("2026", keys, 60)).hasSize(50);
        assertThat(SampleSelector.selectRandom("2026", List.of(), 5)).isEmpty();
    }

    @Test
    void monetary_sample_of_the_largest_amounts_draws_without_overflow() {
        long largest = 5_000 * 999_999_999_999L;

        List<SampleHit> hits = SampleSelector.selectMonetary("2026", List.of(largest, largest, largest), 1_000);

        assertThat(hits).hasSize(1_000).extracting(SampleHit::unit).contains(0, 1, 2);
        assertThat(hits.getLast().ticket()).isLessThan(BigInteger.valueOf(3 * largest));
    }

    @Test
    void monetary_sample_draws_by_size_and_never_a_zero_amount() {
        List<Long> sizes = List.of(0L, 100L, 200L, 0L, 700L, 0L);
        int[] drawn = new int[sizes.size()];
        for (int seed = 0; seed < SEEDS; seed++) {
            SampleSelector.selectMonetary("s" + seed, sizes, 1).forEach(hit -> drawn[hit.unit()]++);
        }
        // 400, 800 and 2,800, each within 5 standard deviations.
        assertThat(drawn[1]).isBetween(300, 500);
        assertThat(drawn[2]).isBetween(670, 930);
        assertThat(drawn[4]).isBetween(2_650, 2_950);
        assertThat(drawn[0] + drawn[3] + drawn[5]).isZero();
    }

    @Test
    void monetary_sample_hits_one_thousand_in_each_interval() {
        List<Long> sizes = List.of(5L, 90L, 5L);
        for (int seed = 0; seed < 200; seed++) {
            List<SampleHit> hits = SampleSelector.selectMonetary("s" + seed, sizes, 10);
            assertThat(hits).hasSize(10);
            for (int cell = 0; cell < 10; cell++) {
                assertThat(hits.get(cell).ticket().longValueExact()).isBetween(cell * 10L, cell * 10L + 9);
            }
            assertThat(hits.stream().filter(hit -> hit.unit() == 1).count()).isGreaterThanOrEqualTo(8);
        }
    }

    @Test
    void monetary_sample_larger_than_the_population_draws_every_thousand() {
        assertThat(SampleSelector.selectMonetary("s", List.of(2L, 0L, 1L), 60))
                .extracting(SampleHit::unit)
                .containsExactly(0, 0, 2);
        assertThat(SampleSelector.selectMonetary("s", List.of(), 60)).isEmpty();
        assertThat(SampleSelector.selectMonetary("s", List.of(4_000_000_000_000_000L, 4_000_000_000_000_000L), 1_000))
                .hasSize(1_000)
                .filteredOn(hit -> hit.unit() == 1)
                .hasSize(500);
    }
}
