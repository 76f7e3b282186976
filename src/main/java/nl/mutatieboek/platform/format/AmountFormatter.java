package nl.mutatieboek.platform.format;

import java.text.NumberFormat;
import java.util.Locale;
import nl.mutatieboek.domain.value.Thousands;

/** Formats amounts as in the budget documents: {@code 1.234} and {@code ‒ 1.234} in Dutch. */
public final class AmountFormatter {
    /** The minus of the budget documents: U+2012 and a space. */
    public static final String MINUS = "‒ ";

    private static final int TENTHS = 10;

    private AmountFormatter() {}

    public static String formatAmount(Thousands amount, Locale language) {
        return number(amount.value(), language);
    }

    /** Formats tenths of a percent as a percentage: {@code 12,5 %}. */
    public static String formatPercentage(long tenths, Locale language) {
        String decimal = Locale.ENGLISH.getLanguage().equals(language.getLanguage()) ? "." : ",";
        long size = Math.absExact(tenths);
        return (tenths < 0 ? MINUS : "")
                + NumberFormat.getIntegerInstance(language).format(size / TENTHS) + decimal + size % TENTHS + " %";
    }

    private static String number(long number, Locale language) {
        String digits = NumberFormat.getIntegerInstance(language).format(number);
        return number < 0 ? MINUS + digits.substring(1) : digits;
    }
}
