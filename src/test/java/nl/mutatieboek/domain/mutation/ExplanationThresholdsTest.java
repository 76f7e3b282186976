package nl.mutatieboek.domain.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The size from which a mutation must be explained: RBV, staffel. */
class ExplanationThresholdsTest {
    @ParameterizedTest
    @CsvSource({
        "0,         1000,  2000",
        "-5000000,  1000,  2000",
        "49999,     1000,  2000",
        "50000,     2000,  4000",
        "199999,    2000,  4000",
        "200000,    5000,  10000",
        "999999,    5000,  10000",
        "1000000,   10000, 20000",
        "999999999, 10000, 20000"
    })
    void explanation_threshold_grows_with_the_article(long article, long policy, long technical) {
        assertThat(ExplanationThresholds.limit(new Thousands(article), MutationClass.POLICY))
                .contains(new Thousands(policy));
        assertThat(ExplanationThresholds.limit(new Thousands(article), MutationClass.TECHNICAL))
                .contains(new Thousands(technical));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 50_000, 1_000_000})
    void windfall_has_no_explanation_threshold(long article) {
        assertThat(ExplanationThresholds.limit(new Thousands(article), MutationClass.WINDFALL))
                .isEmpty();
    }

    @Test
    void explanation_is_due_from_the_threshold_for_increases_and_decreases() {
        Thousands limit = new Thousands(10_000);

        assertThat(ExplanationThresholds.isDue(new Thousands(9_999), limit)).isFalse();
        assertThat(ExplanationThresholds.isDue(new Thousands(10_000), limit)).isTrue();
        assertThat(ExplanationThresholds.isDue(new Thousands(-9_999), limit)).isFalse();
        assertThat(ExplanationThresholds.isDue(new Thousands(-10_000), limit)).isTrue();
    }
}
