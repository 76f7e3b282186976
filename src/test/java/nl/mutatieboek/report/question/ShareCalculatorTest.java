package nl.mutatieboek.report.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shares in tenths of a percent, exactly. */
class ShareCalculatorTest {
    @ParameterizedTest
    @CsvSource({
        "1, 8, 125",
        "1, 2000, 1",
        "1, 2001, 0",
        "-1, 2000, -1",
        "-1, 2001, 0",
        "1, 3, 333",
        "2, 3, 667",
        "-5, -100, -50",
        "5, -100, 50",
        "0, 7, 0",
        "999999999999, 1, 999999999999000",
        "9223372036854775, 9223372036854775, 1000",
    })
    void share_is_rounded_half_away_from_zero_with_the_sign_of_the_part(long part, long whole, long tenths) {
        assertThat(ShareCalculator.inTenthsOfPercent(new Thousands(part), new Thousands(whole)))
                .hasValue(tenths);
    }

    @Test
    void share_of_zero_is_undefined() {
        assertThat(ShareCalculator.inTenthsOfPercent(new Thousands(1), Thousands.ZERO))
                .isEqualTo(OptionalLong.empty());
    }
}
