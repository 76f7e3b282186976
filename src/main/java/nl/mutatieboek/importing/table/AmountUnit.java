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

/** In what a file states its amounts; whatever it is, an amount is whole thousands of euros exactly, or refused. */
public enum AmountUnit {
    BILLIONS(6, "\\b(mld|miljard(en)?|billions?)\\b|1[. ]?000[. ]?000[. ]?000(?![. ]?[0-9])"),
    MILLIONS(3, "\\b(mln|mio|miljoen(en)?|millions?)\\b|1[. ]?000[. ]?000(?![. ]?[0-9])"),
    THOUSANDS(0, "\\b(duizend(en)?|thousands?|dzd)\\b|1[. ]?000(?![. ]?[0-9])"),
    EUROS(-3, "\\b(in |hele )?euro(['’]?s)?\\b|^€$|\\((in )?€\\)|[x×*] ?€ ?1(?![. ]?[0-9])");

    private final int power;
    private final Pattern said;

    AmountUnit(int power, String said) {
        this.power = power;
        this.said = Pattern.compile(said);
    }

    /** By the name that people write: {@code millions}. */
    public static AmountUnit parse(String text) {
        return Arrays.stream(values())
                .filter(unit -> unit.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new MalformedValueException(ExpectedValue.AMOUNT_UNIT, text));
    }

    /** The one that a header or a title names, as in {@code (bedragen × € 1.000)} or {@code € mln}; null where it names none. */
    public static @Nullable AmountUnit findIn(String text) {
        String plain = plain(text);
        return Arrays.stream(values())
                .filter(unit -> unit.said.matcher(plain).find())
                .findFirst()
                .orElse(null);
    }

    /** The same text in small letters without what it says of the unit. */
    public static String removeUnit(String text) {
        String rest = plain(text);
        for (AmountUnit unit : values()) {
            rest = unit.said.matcher(rest).replaceAll(" ");
        }
        return rest.replaceAll("[()\\[\\]€×*]|(^| )x( |$)|\\bbedragen\\b|\\bin *$", " ")
                .replaceAll(" +", " ")
                .strip();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace('_', ' ')
                .replaceAll("[\\s\\u00A0\\u202F]+", " ")
                .strip();
    }

    /**
     * The amount that a figure in this unit is.
     *
     * @throws DutchNumberParser.NotRead if it is no whole number of thousands of euros, or too large
     */
    Thousands toThousands(BigDecimal figure) {
        BigDecimal thousands = figure.scaleByPowerOfTen(power);
        if (thousands.signum() == 0) {
            return Thousands.ZERO;
        }
        return DutchNumberParser.requirePostable(DutchNumberParser.requireWhole(thousands));
    }

    /** To what amounts in this unit are rounded: to the last digit that any of them has. */
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
