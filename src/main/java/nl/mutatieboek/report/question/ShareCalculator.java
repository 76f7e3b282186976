package nl.mutatieboek.report.question;

import java.math.BigInteger;
import java.util.OptionalLong;
import nl.mutatieboek.domain.value.Thousands;

/** Computes exact shares. */
final class ShareCalculator {
    private static final BigInteger TENTHS_OF_A_PERCENT = BigInteger.valueOf(1_000);

    private ShareCalculator() {}

    /**
     * Returns tenths of a percent, rounded half away from zero, with the sign of the part; empty if the whole is zero.
     *
     * @param whole only its absolute value counts
     */
    static OptionalLong inTenthsOfPercent(Thousands part, Thousands whole) {
        if (whole.isZero()) {
            return OptionalLong.empty();
        }
        BigInteger size = BigInteger.valueOf(whole.value()).abs();
        BigInteger twice = BigInteger.valueOf(part.value())
                .abs()
                .multiply(TENTHS_OF_A_PERCENT)
                .shiftLeft(1)
                .add(size);
        BigInteger tenths = twice.divide(size.shiftLeft(1));
        return OptionalLong.of((part.isNegative() ? tenths.negate() : tenths).longValueExact());
    }
}
