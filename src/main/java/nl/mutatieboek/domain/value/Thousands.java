package nl.mutatieboek.domain.value;

import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/**
 * An amount in whole thousands of euros, the unit of the budget statements ("bedragen x € 1.000"). Exact: arithmetic that
 * does not fit is an error, never a wrong figure.
 *
 * @param value whole thousands of euros; a decrease is negative
 */
public record Thousands(long value) implements Comparable<Thousands> {
    public static final Thousands ZERO = new Thousands(0);

    /** The largest amount that one posting may carry, either way: € 1,000,000,000,000,000 less one thousand. */
    public static final long MAX_POSTING = 999_999_999_999L;

    /**
     * An amount as somebody states it.
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

    /** Whether one posting may carry it. */
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
