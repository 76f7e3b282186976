package nl.mutatieboek.ledger.verification;

import java.time.YearMonth;

/** The form of a time of recording: {@code 2026-11-24T12:59:13.123Z}. Of two in this form the text tells which is later. */
final class TimestampFormatValidator {
    private static final String FORM = "0000-00-00T00:00:00.000Z";
    private static final String EPOCH = "1970-01-01T00:00:00.000Z";

    private TimestampFormatValidator() {}

    /** Whether it is a time in UTC with milliseconds, after 1970 began. */
    static boolean isWellFormed(String stamp) {
        return hasForm(stamp)
                && isDay(number(stamp, 0, 4), number(stamp, 5, 7), number(stamp, 8, 10))
                && number(stamp, 11, 13) < 24
                && number(stamp, 14, 16) < 60
                && number(stamp, 17, 19) < 60
                && stamp.compareTo(EPOCH) > 0;
    }

    private static boolean hasForm(String stamp) {
        if (stamp.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char wanted = FORM.charAt(i);
            char there = stamp.charAt(i);
            if (wanted == '0' ? there < '0' || there > '9' : there != wanted) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDay(int year, int month, int day) {
        return month >= 1 && month <= 12 && YearMonth.of(year, month).isValidDay(day);
    }

    private static int number(String stamp, int from, int to) {
        return Integer.parseInt(stamp, from, to, 10);
    }
}
