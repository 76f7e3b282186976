package nl.mutatieboek.domain.value;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Validates {@code knownAt}: an instant in UTC, or a ledger number. */
public final class KnownAtValidator {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final Pattern LEDGER_NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

    private KnownAtValidator() {}

    /**
     * Parses an instant in UTC or a ledger number.
     *
     * @throws MalformedValueException if it is neither
     */
    public static String require(String text) {
        try {
            if (isLedgerNumber(text)) {
                return text;
            }
            Instant instant = Instant.parse(text);
            if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
                throw new MalformedValueException(MalformedValueException.ExpectedValue.KNOWN_AT, text);
            }
            return instant.toString();
        } catch (DateTimeParseException e) {
            throw new MalformedValueException(MalformedValueException.ExpectedValue.KNOWN_AT, text);
        }
    }

    /** Whether it is a ledger number rather than an instant. */
    public static boolean isLedgerNumber(String knownAt) {
        return LEDGER_NUMBER.matcher(knownAt).matches();
    }
}
