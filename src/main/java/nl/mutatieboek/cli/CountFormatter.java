package nl.mutatieboek.cli;

import java.util.Locale;

/** Formats a count with its noun: {@code 1 check}, {@code 2 checks}, {@code 12,000 entries}. */
final class CountFormatter {
    private CountFormatter() {}

    static String format(long number, String one) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : several(one));
    }

    private static String several(String one) {
        return one.endsWith("y") ? one.substring(0, one.length() - 1) + "ies" : one + "s";
    }
}
