package nl.mutatieboek.domain.value;

import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/**
 * Unit to which a source rounds: 1 for thousands, 1,000 for millions of euros.
 *
 * @param thousands a power of ten of thousands of euros, 1 to 1,000,000
 */
public record Precision(long thousands) {
    public static final Precision EXACT = new Precision(1);

    /** Number of zeros of the coarsest unit. */
    public static final int MAX_ZEROS = 6;

    public Precision {
        if (thousands != 1
                && thousands != 10
                && thousands != 100
                && thousands != 1_000
                && thousands != 10_000
                && thousands != 100_000
                && thousands != 1_000_000) {
            throw new MalformedValueException(
                    ExpectedValue.PRECISION, thousands + " is no power of ten up to a million");
        }
    }

    /** Returns the number of zeros: 0 to {@link #MAX_ZEROS}. */
    public int zeros() {
        return Long.toString(thousands).length() - 1;
    }

    /** Returns the unit with this number of zeros. */
    public static Precision ofZeros(int zeros) {
        return zeros == 0 ? EXACT : new Precision(Long.parseLong("1" + "0".repeat(zeros)));
    }

    public Precision coarser(Precision other) {
        return thousands >= other.thousands ? this : other;
    }

    /** Whether two figures are the same, but for rounding to this unit. */
    public boolean agree(Thousands one, Thousands other) {
        return Math.abs(one.minus(other).value()) <= margin().value();
    }

    /** Returns the maximum deviation of a rounded figure from the true one; zero if the source states thousands. */
    public Thousands margin() {
        return new Thousands(thousands / 2);
    }
}
