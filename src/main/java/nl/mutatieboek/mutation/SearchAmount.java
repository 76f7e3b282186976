package nl.mutatieboek.mutation;

import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.table.DutchNumberParser;

/**
 * An amount to search for; without a sign it matches increases and decreases.
 *
 * @param thousands with its sign, if given
 */
public record SearchAmount(Thousands thousands, boolean signed) {
    /**
     * Parses {@code 68678}, {@code 68.678}, {@code -68678} or {@code +68678}.
     *
     * @throws MalformedValueException for any other text, or beyond the maximum of a posting
     */
    public static SearchAmount parse(String text) {
        try {
            return new SearchAmount(
                    Thousands.requirePostable(DutchNumberParser.parsePrinted(text)), DutchNumberParser.isSigned(text));
        } catch (DutchNumberParser.NotRead e) {
            throw new MalformedValueException(ExpectedValue.AMOUNT, e.reason().code());
        }
    }

    /** Whether the amount of a posting matches. */
    public boolean matches(long line) {
        return line == thousands.value() || (!signed && line == -thousands.value());
    }
}
