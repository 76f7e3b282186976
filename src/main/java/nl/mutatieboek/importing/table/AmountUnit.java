package nl.mutatieboek.importing.table;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** Unit of the amounts in a file. An amount must be a whole number of thousands of euros, or it is refused. */
public enum AmountUnit {
    BILLIONS(6, "\\b(mld|miljard(en)?|billions?)\\b|1[. ]?000[. ]?000[. ]?000(?![. ]?[0-9])"),
    MILLIONS(3, "\\b(mln|mio|miljoen(en)?|millions?)\\b|1[. ]?000[. ]?000(?![. ]?[0-9])"),
    THOUSANDS(0, "\\b(duizend(en)?|thousands?|dzd)\\b|1[. ]?000(?![. ]?[0-9])"),
    EUROS(-3, "\\b(in |hele )?euro(['’]?s)?\\b|^€$|\\((in )?€\\)|[x×*] ?€ ?1(?![. ]?[0-9])");

    private final int power;
    private final Pattern pattern;

    AmountUnit(int power, String pattern) {
        this.power = power;
        this.pattern = Pattern.compile(pattern);
    }

    /** Parses the lower-case name: {@code millions}. */
    public static AmountUnit parse(String text) {
        return Arrays.stream(values())
                .filter(unit -> unit.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new MalformedValueException(ExpectedValue.AMOUNT_UNIT, text));
    }

    /**
     * The unit named in a header or title, as in {@code (bedragen × € 1.000)} or {@code € mln}; null if there is none.
     */
    public static @Nullable AmountUnit findIn(String text) {
        String plain = plain(text);
        return Arrays.stream(values())
                .filter(unit -> unit.pattern.matcher(plain).find())
                .findFirst()
                .orElse(null);
    }

    /** The text in lower case, without the unit. */
    public static String removeUnit(String text) {
        String rest = plain(text);
        for (AmountUnit unit : values()) {
            rest = unit.pattern.matcher(rest).replaceAll(" ");
        }
        return rest.replaceAll("[()\\[\\]€×*]|(^| )x( |$)|\\bbedragen\\b|\\bin *$", " ")
                .replaceAll(" +", " ")
                .strip();
    }

    private static String plain(String text) {
        return TermNormalizer.normalize(text.replace('_', ' ')).toLowerCase(Locale.ROOT);
    }

    /**
     * Converts an amount in this unit.
     *
     * @throws DutchNumberParser.NotRead if it is not a whole number of thousands of euros, or too large
     */
    Thousands toThousands(BigDecimal figure) {
        BigDecimal thousands = figure.scaleByPowerOfTen(power);
        if (thousands.signum() == 0) {
            return Thousands.ZERO;
        }
        return DutchNumberParser.requirePostable(DutchNumberParser.requireWhole(thousands));
    }

    /** The precision of amounts in this unit: the last non-zero digit of any of them. */
    public Precision precisionOf(List<Thousands> amounts) {
        long rounded = power <= 0 ? 1 : BigDecimal.ONE.scaleByPowerOfTen(power).longValueExact();
        for (Thousands amount : amounts) {
            while (amount.value() % rounded != 0) {
                rounded /= 10;
            }
        }
        return new Precision(rounded);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
