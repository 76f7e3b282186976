package nl.mutatieboek.domain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThousandsTest {
    private static final Thousands LARGEST = new Thousands(Long.MAX_VALUE);
    private static final Thousands SMALLEST = new Thousands(Long.MIN_VALUE);
    private static final Thousands ONE = new Thousands(1);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 68_678, -999_999_999_999L, 999_999_999_999L})
    void amount_within_the_posting_limit_is_accepted(long value) {
        assertThat(Thousands.requirePostable(value)).isEqualTo(new Thousands(value));
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000_000_000_000L, -1_000_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE})
    void amount_beyond_the_posting_limit_is_rejected(long value) {
        assertThatThrownBy(() -> Thousands.requirePostable(value))
                .isInstanceOfSatisfying(
                        MalformedValueException.class,
                        malformed -> assertThat(malformed.expected()).isEqualTo(ExpectedValue.AMOUNT));
    }

    @Test
    void amount_overflow_throws_an_arithmetic_exception() {
        assertThatThrownBy(() -> LARGEST.plus(ONE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> SMALLEST.minus(ONE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(SMALLEST::negated).isInstanceOf(ArithmeticException.class);
        assertThat(LARGEST.minus(ONE).plus(ONE)).isEqualTo(LARGEST);
    }

    @Test
    void sum_of_nine_million_largest_postings_fits_in_a_long() {
        assertThat(Math.multiplyExact(Thousands.MAX_POSTING, 1_000_000L * 9)).isPositive();
    }

    @Test
    void amount_is_ordered_and_formatted_as_a_number() {
        assertThat(ONE).isGreaterThan(Thousands.ZERO).hasToString("1");
        assertThat(ONE.negated()).isLessThan(Thousands.ZERO).hasToString("-1");
        assertThat(ONE.negated().isNegative()).isTrue();
        assertThat(Thousands.ZERO.isNegative()).isFalse();
        assertThat(Thousands.ZERO.isZero()).isTrue();
        assertThat(ONE.isZero()).isFalse();
    }
}
