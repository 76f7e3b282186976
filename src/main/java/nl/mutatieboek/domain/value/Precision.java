package nl.mutatieboek.domain.value;

import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/**
 * To what a source rounded: 1 when it states thousands, 1,000 when it states millions.
 *
 * @param thousands a power of ten of thousands of euros, 1 to 1,000,000
 */
public record Precision(long thousands) {
    public static final Precision EXACT = new Precision(1);

    /** The zeros of the coarsest power of ten. */
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

    /** The zeros of the power of ten: 0 to {@link #MAX_ZEROS}. */
    public int zeros() {
        return Long.toString(thousands).length() - 1;
    }

    /** The power of ten with so many zeros. */
    public static Precision ofZeros(int zeros) {
        return new Precision(Long.parseLong("1" + "0".repeat(zeros)));
    }

    /** The coarser of the two. */
    public Precision coarser(Precision other) {
        return thousands >= other.thousands ? this : other;
    }

    /** The most that the true figure can differ from the rounded one; zero for a figure stated in thousands. */
    public Thousands margin() {
        return new Thousands(thousands / 2);
    }
}
