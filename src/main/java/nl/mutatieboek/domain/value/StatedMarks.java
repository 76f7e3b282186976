package nl.mutatieboek.domain.value;

import java.util.Arrays;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import org.jspecify.annotations.Nullable;

/**
 * What a mutation states for all its lines, or a line for itself: marks, and their place in IBOS. A mark that is not
 * stated differs from "no": that of the mutation or the default of the item then applies, if there is one.
 *
 * @param budget the marks that decide where an amount counts; the class of a mutation is its own field
 * @param ibosNumber number in IBOS, such as {@code 2026.20.37.2}
 * @param window IBOS window (loket) of the mutation, such as {@code Voorjaarsnota 2026}
 * @param reason why a mark departs from the default of its item, or the class from that of its mutation
 */
public record StatedMarks(
        BudgetMarks budget,
        @Nullable String ibosNumber,
        @Nullable String window,
        @Nullable String reason) {
    /** Nothing is stated. */
    public static final StatedMarks NOTHING = new StatedMarks(BudgetMarks.UNKNOWN, null, null, null);

    private static final int LONGEST_IBOS_NUMBER = 60;

    public StatedMarks {
        if (ibosNumber != null) {
            requireIbosNumber(ibosNumber);
        }
        window = window == null ? null : requireWindow(window);
        if (reason != null) {
            requireReason(reason);
        }
    }

    /** Validates a number in IBOS: letters and digits with {@code . - / _} in between, at most 60 characters. */
    public static String requireIbosNumber(String number) {
        if (number.length() > LONGEST_IBOS_NUMBER
                || !Arrays.stream(number.split("[._/-]", -1)).allMatch(part -> part.matches("[0-9A-Za-z]+"))) {
            throw new MalformedValueException(ExpectedValue.IBOS_NUMBER, number);
        }
        return number;
    }

    /** Normalises the name of a window; at most 100 characters. */
    public static String requireWindow(String window) {
        return TextValidator.requireName(window, 100);
    }

    /** Validates a reason: one line of at most 1,000 characters. */
    public static String requireReason(String reason) {
        return TextValidator.requireLine(reason, 1_000);
    }

    /** Returns null if nothing is stated. */
    public static @Nullable StatedMarks ofStated(StatedMarks marks) {
        return marks.equals(NOTHING) ? null : marks;
    }

    /** Returns the marks of a line: its own, and those and the class of its mutation where it states none. */
    public static StatedMarks combine(
            @Nullable StatedMarks own, @Nullable StatedMarks ofMutation, @Nullable MutationClass mutationClass) {
        StatedMarks stated = own == null ? NOTHING : own;
        StatedMarks all = ofMutation == null ? stated : stated.orElse(ofMutation);
        return mutationClass == null || all.budget.mutationClass() != null
                ? all
                : new StatedMarks(all.budget.withClass(mutationClass), all.ibosNumber, all.window, all.reason);
    }

    private StatedMarks orElse(StatedMarks others) {
        return new StatedMarks(
                budget.orElse(others.budget),
                ibosNumber == null ? others.ibosNumber : ibosNumber,
                window == null ? others.window : window,
                reason == null ? others.reason : reason);
    }
}
