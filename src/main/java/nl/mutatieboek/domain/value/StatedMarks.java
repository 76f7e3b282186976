package nl.mutatieboek.domain.value;

import java.util.Arrays;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import org.jspecify.annotations.Nullable;

/**
 * Marks that a mutation states for all its lines, or a line for itself. A null mark is not stated, which differs
 * from "no": the default of the item then applies, if there is one.
 *
 * @param hgis whether it belongs to the homogeneous group of international cooperation (HGIS)
 * @param guarantee whether a commitment is a guarantee
 * @param ibosNumber number in IBOS, such as {@code 2026.20.37.2}
 * @param window IBOS window (loket) of the mutation, such as {@code Voorjaarsnota 2026}
 * @param reason why a mark departs from the default of its item
 */
public record StatedMarks(
        @Nullable Ceiling ceiling,
        @Nullable Boolean hgis,
        @Nullable Boolean guarantee,
        @Nullable String ibosNumber,
        @Nullable String window,
        @Nullable String reason) {
    /** Nothing is stated. */
    public static final StatedMarks NOTHING = new StatedMarks(null, null, null, null, null, null);

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

    /** Returns the marks that decide where an amount counts. */
    public BudgetMarks budgetMarks() {
        return new BudgetMarks(ceiling, hgis, guarantee);
    }

    /** Returns the marks of a line: its own, and those of its mutation where it states none. */
    public static StatedMarks combine(@Nullable StatedMarks own, @Nullable StatedMarks ofMutation) {
        StatedMarks stated = own == null ? NOTHING : own;
        return ofMutation == null ? stated : stated.orElse(ofMutation);
    }

    private StatedMarks orElse(StatedMarks others) {
        return new StatedMarks(
                ceiling == null ? others.ceiling : ceiling,
                hgis == null ? others.hgis : hgis,
                guarantee == null ? others.guarantee : guarantee,
                ibosNumber == null ? others.ibosNumber : ibosNumber,
                window == null ? others.window : window,
                reason == null ? others.reason : reason);
    }
}
