package nl.mutatieboek.domain.value;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import org.jspecify.annotations.Nullable;

/**
 * Budget years in which a code has one meaning: V/4 of 2013 is not V/4 of 2020.
 *
 * @param from the first budget year
 * @param until the last budget year; null if unknown
 */
public record Validity(BudgetYear from, @Nullable BudgetYear until) {
    public Validity {
        if (until != null && until.compareTo(from) < 0) {
            throw new MalformedValueException(ExpectedValue.VALIDITY, "until " + until + " lies before from " + from);
        }
    }

    public boolean includes(BudgetYear year) {
        return from.compareTo(year) <= 0 && (until == null || year.compareTo(until) <= 0);
    }

    /** Returns the years outside the other validity: up to two periods. */
    public List<Validity> without(Validity other) {
        if (!overlaps(other)) {
            return List.of(this);
        }
        List<Validity> remaining = new ArrayList<>();
        if (from.compareTo(other.from) < 0) {
            other.from.previous().ifPresent(before -> remaining.add(new Validity(from, before)));
        }
        BudgetYear last = other.until;
        if (last != null && (until == null || last.compareTo(until) < 0)) {
            last.next().ifPresent(after -> remaining.add(new Validity(after, until)));
        }
        return remaining;
    }

    public boolean overlaps(Validity other) {
        return (until == null || other.from.compareTo(until) <= 0)
                && (other.until == null || from.compareTo(other.until) <= 0);
    }
}
