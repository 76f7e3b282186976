package nl.mutatieboek.domain.value;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/**
 * Budget year, equal to a calendar year (Comptabiliteitswet 2016, art. 2.1).
 *
 * @param value 1814 to 2199
 */
public record BudgetYear(int value) implements Comparable<BudgetYear> {
    public static final int FIRST = 1814;
    public static final int LAST = 2199;

    public BudgetYear {
        if (value < FIRST || value > LAST) {
            throw new MalformedValueException(ExpectedValue.BUDGET_YEAR, value + " is not in " + FIRST + "–" + LAST);
        }
    }

    /** Returns the year with this number; rejects any number out of range, also beyond {@code int}. */
    public static BudgetYear of(long value) {
        return new BudgetYear(Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    /** Returns the years with these numbers, without the numbers that are out of range. */
    public static List<BudgetYear> range(int from, int to) {
        return IntStream.rangeClosed(Math.max(from, FIRST), Math.min(to, LAST))
                .mapToObj(BudgetYear::new)
                .toList();
    }

    /** Returns the year before; empty for the first. */
    public Optional<BudgetYear> previous() {
        return value == FIRST ? Optional.empty() : Optional.of(new BudgetYear(value - 1));
    }

    /** Returns the year after; empty for the last. */
    public Optional<BudgetYear> next() {
        return value == LAST ? Optional.empty() : Optional.of(new BudgetYear(value + 1));
    }

    public static BudgetYear parse(String text) {
        if (!text.matches("[0-9]{4}")) {
            throw new MalformedValueException(ExpectedValue.BUDGET_YEAR, text);
        }
        return new BudgetYear(Integer.parseInt(text));
    }

    @Override
    public int compareTo(BudgetYear other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
