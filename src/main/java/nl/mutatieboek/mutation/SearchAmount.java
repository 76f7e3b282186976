package nl.mutatieboek.mutation;

import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.table.DutchNumberParser;

/**
 * An amount that somebody looks for: exactly that many thousands, as an increase or a decrease where no sign says which.
 *
 * @param thousands with its sign where it has one
 */
public record SearchAmount(Thousands thousands, boolean signed) {
    /**
     * As it is written: {@code 68678}, {@code 68.678}, {@code -68678}, {@code +68678}.
     *
     * @throws MalformedValueException if it is none, or beyond what one posting may carry
     */
    public static SearchAmount parse(String text) {
        try {
            return new SearchAmount(
                    Thousands.requirePostable(DutchNumberParser.parsePrinted(text)), DutchNumberParser.isSigned(text));
        } catch (DutchNumberParser.NotRead e) {
            throw new MalformedValueException(ExpectedValue.AMOUNT, e.reason().code());
        }
    }

    /** Whether a line of so many thousands is meant. */
    public boolean matches(long line) {
        return line == thousands.value() || (!signed && line == -thousands.value());
    }
}
