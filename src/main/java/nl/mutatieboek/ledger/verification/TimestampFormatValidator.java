package nl.mutatieboek.ledger.verification;

import java.time.YearMonth;

/** Validates recording times: {@code 2026-11-24T12:59:13.123Z}. Text order of this format is time order. */
final class TimestampFormatValidator {
    private static final String PATTERN = "0000-00-00T00:00:00.000Z";
    private static final String EPOCH = "1970-01-01T00:00:00.000Z";

    private TimestampFormatValidator() {}

    /** Tells whether the text is a time in UTC with milliseconds, after the start of 1970. */
    static boolean isWellFormed(String text) {
        return hasForm(text)
                && isDay(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                && number(text, 11, 13) < 24
                && number(text, 14, 16) < 60
                && number(text, 17, 19) < 60
                && text.compareTo(EPOCH) > 0;
    }

    private static boolean hasForm(String text) {
        if (text.length() != PATTERN.length()) {
            return false;
        }
        for (int i = 0; i < PATTERN.length(); i++) {
            char expected = PATTERN.charAt(i);
            char actual = text.charAt(i);
            if (expected == '0' ? actual < '0' || actual > '9' : actual != expected) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDay(int year, int month, int day) {
        return month >= 1 && month <= 12 && YearMonth.of(year, month).isValidDay(day);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
