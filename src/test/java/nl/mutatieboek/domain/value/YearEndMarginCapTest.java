package nl.mutatieboek.domain.value;

import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.domain.value.YearEndMarginCap.CapBasis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cap on a year-end margin: as recorded, or else 1 % of the budget, rounded down. */
class YearEndMarginCapTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "99, 0", "100, 1", "199, 1", "200, 2", "-1, -1", "999999999999, 9999999999"})
    void one_percent_of_the_budget_is_rounded_down(long budget, long cap) {
        assertThat(YearEndMarginCap.of(null, new Thousands(budget), true, null))
                .isEqualTo(new YearEndMarginCap(new Thousands(cap), CapBasis.ADOPTED_BUDGET));
        assertThat(YearEndMarginCap.of(null, null, false, new Thousands(budget)))
                .isEqualTo(new YearEndMarginCap(new Thousands(cap), CapBasis.CURRENT_BUDGET));
    }

    @Test
    void recorded_cap_goes_before_the_adopted_budget_and_that_before_the_current_one() {
        Thousands recorded = new Thousands(7);
        Thousands adopted = new Thousands(500);
        Thousands current = new Thousands(900);

        assertThat(YearEndMarginCap.of(recorded, adopted, true, current))
                .isEqualTo(new YearEndMarginCap(recorded, CapBasis.RECORDED));
        assertThat(YearEndMarginCap.of(null, adopted, true, current))
                .isEqualTo(new YearEndMarginCap(new Thousands(5), CapBasis.ADOPTED_BUDGET));
        assertThat(YearEndMarginCap.of(null, null, false, null)).isNull();
    }

    @Test
    void budget_is_called_adopted_only_where_its_bill_is() {
        assertThat(YearEndMarginCap.of(null, new Thousands(500), false, new Thousands(900)))
                .isEqualTo(new YearEndMarginCap(new Thousands(5), CapBasis.BUDGET_BILL));
    }
}
