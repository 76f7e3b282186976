package nl.mutatieboek.importing.table;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.value.Thousands;

/**
 * Parses whole numbers as printed in budget documents: {@code 1.234}, {@code ‒ 36.173}, {@code 1 234}, {@code 1234,0}.
 * Ambiguous numbers are refused: {@code 1,234} is a fraction in Dutch and a thousand in English.
 */
public final class DutchNumberParser {
    /** Text that is not a number, or is ambiguous. */
    public static final class NotRead extends RuntimeException {
        private final FlawReason reason;

        NotRead(FlawReason reason) {
            super(reason.code());
            this.reason = reason;
        }

        public FlawReason reason() {
            return reason;
        }
    }

    private static final Pattern PLAIN = Pattern.compile("[0-9]+");
    private static final Pattern POINTS = Pattern.compile("[1-9][0-9]{0,2}(\\.[0-9]{3})+");
    private static final Pattern SPACES = Pattern.compile("[1-9][0-9]{0,2}( [0-9]{3})+");
    private static final Pattern COMMAS = Pattern.compile("[0-9]{1,3}(,[0-9]{3})+");
    private static final Pattern WITH_COMMA = Pattern.compile("[0-9. ]+,[0-9]+");
    private static final Pattern WITH_POINT = Pattern.compile("[0-9, ]+\\.[0-9]+");
    private static final Pattern STORED =
            Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");
    private static final int MAX_DIGITS = 18;

    /** Maximum length; a spreadsheet writes the smallest fraction in about three hundred characters. */
    private static final int MAX_LENGTH = 400;

    private DutchNumberParser() {}

    /**
     * Parses a printed whole number.
     *
     * @throws NotRead if it is not a whole number
     */
    public static long parsePrinted(String text) {
        return requireWhole(parsePrintedDecimal(text));
    }

    /** Whether the text starts with a plus or a minus. */
    public static boolean isSigned(String text) {
        String written = TermNormalizer.plain(text).strip();
        return written.startsWith("+") || written.startsWith("-");
    }

    /**
     * Parses a printed number with optional decimals.
     *
     * @throws NotRead if it is not a whole number
     */
    static BigDecimal parsePrintedDecimal(String text) {
        String written = TermNormalizer.plain(text).strip();
        boolean negative = written.startsWith("-");
        String digits = (isSigned(written) ? written.substring(1) : written).strip();
        if (digits.length() > MAX_LENGTH) {
            throw new NotRead(FlawReason.NOT_A_NUMBER);
        }
        if (digits.isEmpty()) {
            throw new NotRead(negative ? FlawReason.DASH_ONLY : FlawReason.NOT_A_NUMBER);
        }
        if (digits.startsWith("(") && digits.endsWith(")")) {
            throw new NotRead(FlawReason.PARENTHESES);
        }
        BigDecimal number = unsigned(digits);
        return negative ? number.negate() : number;
    }

    private static BigDecimal unsigned(String digits) {
        if (COMMAS.matcher(digits).matches()) {
            throw new NotRead(FlawReason.COMMA_AMBIGUOUS);
        }
        String before = digits;
        String decimals = "";
        if (WITH_COMMA.matcher(digits).matches()) {
            int comma = digits.indexOf(',');
            before = digits.substring(0, comma);
            decimals = digits.substring(comma + 1).replaceFirst("0+$", "");
        }
        if (isGrouped(before)) {
            return number(before.replace(".", "").replace(" ", ""), decimals);
        }
        throw new NotRead(WITH_POINT.matcher(digits).matches() ? FlawReason.DECIMAL_POINT : FlawReason.NOT_A_NUMBER);
    }

    private static boolean isGrouped(String digits) {
        return PLAIN.matcher(digits).matches()
                || POINTS.matcher(digits).matches()
                || SPACES.matcher(digits).matches();
    }

    private static BigDecimal number(String digits, String decimals) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        if (significant.length() > MAX_DIGITS) {
            throw new NotRead(FlawReason.NUMBER_TOO_LARGE);
        }
        if (decimals.length() > MAX_DIGITS) {
            throw new NotRead(FlawReason.FRACTION);
        }
        return new BigDecimal(decimals.isEmpty() ? significant : significant + "." + decimals);
    }

    /**
     * Parses a whole number as stored in a spreadsheet.
     *
     * @throws NotRead if it is not a whole number
     */
    static long parseStored(String digits) {
        return requireWhole(parseStoredDecimal(digits));
    }

    /**
     * Parses a number as stored in a spreadsheet.
     *
     * @throws NotRead if it is not a whole number
     */
    static BigDecimal parseStoredDecimal(String digits) {
        // BigDecimal accepts the digits of every script, and exponents whose digits fill the memory.
        if (digits.length() > MAX_LENGTH || !STORED.matcher(digits).matches()) {
            throw new NotRead(FlawReason.NOT_A_NUMBER);
        }
        return new BigDecimal(digits);
    }

    /**
     * Requires a whole number.
     *
     * @throws NotRead if it is not a whole number
     */
    static long requireWhole(BigDecimal number) {
        if (number.signum() == 0) {
            return 0;
        }
        BigDecimal shortest = number.stripTrailingZeros();
        if (shortest.scale() > 0) {
            throw new NotRead(FlawReason.FRACTION);
        }
        if (shortest.precision() - (long) shortest.scale() > MAX_DIGITS) {
            throw new NotRead(FlawReason.NUMBER_TOO_LARGE);
        }
        return shortest.longValueExact();
    }

    /** Requires an amount within the limit of one posting. */
    static Thousands requirePostable(long number) {
        if (number > Thousands.MAX_POSTING || number < -Thousands.MAX_POSTING) {
            throw new NotRead(FlawReason.NUMBER_TOO_LARGE);
        }
        return new Thousands(number);
    }
}
