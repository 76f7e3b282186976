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
    void takes_an_amount_that_somebody_can_state(long value) {
        assertThat(Thousands.posted(value)).isEqualTo(new Thousands(value));
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000_000_000_000L, -1_000_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE})
    void refuses_an_amount_of_which_a_sum_might_not_fit(long value) {
        assertThatThrownBy(() -> Thousands.posted(value))
                .isInstanceOfSatisfying(
                        MalformedValueException.class,
                        malformed -> assertThat(malformed.expected()).isEqualTo(ExpectedValue.AMOUNT));
    }

    @Test
    void fails_rather_than_wraps() {
        assertThatThrownBy(() -> LARGEST.plus(ONE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> SMALLEST.minus(ONE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(SMALLEST::negated).isInstanceOf(ArithmeticException.class);
        assertThat(LARGEST.minus(ONE).plus(ONE)).isEqualTo(LARGEST);
    }

    @Test
    void a_lifetime_of_the_largest_postings_fits() {
        assertThat(Math.multiplyExact(Thousands.LARGEST_POSTED, 1_000_000L * 9)).isPositive();
    }

    @Test
    void is_ordered_and_written_as_a_number() {
        assertThat(ONE).isGreaterThan(Thousands.ZERO).hasToString("1");
        assertThat(ONE.negated()).isLessThan(Thousands.ZERO).hasToString("-1");
        assertThat(ONE.negated().isNegative()).isTrue();
        assertThat(Thousands.ZERO.isNegative()).isFalse();
        assertThat(Thousands.ZERO.isZero()).isTrue();
        assertThat(ONE.isZero()).isFalse();
    }
}
