package nl.mutatieboek.domain.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds amounts in a Dutch text: {@code € 68,7 miljoen}, {@code € 115 mln}, {@code € 68.678.000}, and {@code 68.678},
 * in thousands, as in the tables. A number without any of these marks, such as a year, is not an amount.
 */
final class ExplanationAmountParser {
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![0-9.,])(€\\h*)?(?:[‒–−-]\\h?)?([0-9]{1,3}(?:\\.[0-9]{3}){1,4}|[0-9]{1,9})(?:,([0-9]{1,3}))?(?![0-9])"
                    + "(?:\\h*(miljoen|mln|miljard|mld|duizend)\\b)?");

    /** Nouns after a number that counts something other than euros: "41.000 plaatsen". */
    private static final Pattern COUNTS_SOMETHING = Pattern.compile(
            "\\h+(?!(?:in|voor|op|aan|van|naar|en|of|bij|uit|tot|euro|lager|hoger|minder|meer)\\b)\\p{L}.*");

    private static final int LONGEST = 9;

    private ExplanationAmountParser() {}

    /**
     * An amount in a text.
     *
     * @param text the amount as written
     * @param unit value of its last digit in euros
     */
    record ExplanationAmount(String text, long euros, long unit) {
        /** Whether an amount in euros equals this one after rounding to its unit. */
        boolean matches(long other) {
            return Math.abs(Math.subtractExact(Math.absExact(other), euros)) <= unit / 2;
        }
    }

    static List<ExplanationAmount> findAll(String text) {
        List<ExplanationAmount> named = new ArrayList<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            long scale = unitInEuros(number, text);
            String digits = number.group(2).replace(".", "");
            if (scale > 0 && (digits.length() <= LONGEST || scale <= 1_000)) {
                named.add(named(number, digits, scale));
            }
        }
        return named;
    }

    private static ExplanationAmount named(Matcher number, String digits, long scale) {
        String decimals = number.group(3);
        long unit = scale;
        long euros = Math.multiplyExact(Long.parseLong(digits), scale);
        if (decimals != null && scale > 1) {
            for (int i = 0; i < decimals.length(); i++) {
                unit /= 10;
            }
            euros = Math.addExact(euros, Long.parseLong(decimals) * unit);
        }
        return new ExplanationAmount(number.group().strip(), euros, unit);
    }

    /** The unit of the number in euros; 0 if it is not an amount. */
    private static long unitInEuros(Matcher number, String text) {
        @Nullable String word = number.group(4);
        if (word != null) {
            return switch (word) {
                case "miljard", "mld" -> 1_000_000_000;
                case "miljoen", "mln" -> 1_000_000;
                default -> 1_000;
            };
        }
        if (number.group(1) != null) {
            return 1;
        }
        boolean bare = number.group(2).contains(".") && number.group(3) == null;
        String after = text.substring(number.end()).lines().findFirst().orElse("");
        return bare && !COUNTS_SOMETHING.matcher(after).matches() ? 1_000 : 0;
    }
}
