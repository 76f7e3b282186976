package nl.mutatieboek.domain.value;

import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/**
 * Amount in whole thousands of euros, the unit of the budget statements ("bedragen x € 1.000"). Arithmetic is exact and
 * throws on overflow.
 *
 * @param value whole thousands of euros; a decrease is negative
 */
public record Thousands(long value) implements Comparable<Thousands> {
    public static final Thousands ZERO = new Thousands(0);

    /** Maximum amount of one posting, either way: € 1,000,000,000,000,000 less one thousand. */
    public static final long MAX_POSTING = 999_999_999_999L;

    /**
     * Validates a stated amount.
     *
     * @throws MalformedValueException beyond {@link #MAX_POSTING}, so that a sum over any real number of postings fits
     */
    public static Thousands requirePostable(long value) {
        Thousands posted = new Thousands(value);
        if (!posted.isPostable()) {
            throw new MalformedValueException(ExpectedValue.AMOUNT, value + " is beyond " + MAX_POSTING);
        }
        return posted;
    }

    /** Whether one posting may have this amount. */
    public boolean isPostable() {
        return value <= MAX_POSTING && value >= -MAX_POSTING;
    }

    public Thousands plus(Thousands other) {
        return new Thousands(Math.addExact(value, other.value));
    }

    public Thousands minus(Thousands other) {
        return new Thousands(Math.subtractExact(value, other.value));
    }

    public Thousands negated() {
        return new Thousands(Math.negateExact(value));
    }

    public boolean isNegative() {
        return value < 0;
    }

    public boolean isZero() {
        return value == 0;
    }

    @Override
    public int compareTo(Thousands other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
