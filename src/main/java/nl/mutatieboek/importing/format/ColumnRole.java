package nl.mutatieboek.importing.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/** What a column of somebody's sheet of balances can be taken as, and what people call it. */
public enum ColumnRole {
    ITEM("item", "post", "begrotingspost", "pad", "path", "budget item"),
    CHAPTER(
            "chapter",
            "hoofdstuk",
            "begrotingshoofdstuk",
            "begrotingsnummer",
            "begroting",
            "hfst",
            "chapter code",
            "hoofdstuknummer"),
    ARTICLE("article", "artikel", "artikelnummer", "artikel nummer", "begrotingsartikel", "art", "art.", "artikelnr"),
    ARTICLE_PART("article part", "artikelonderdeel", "onderdeel", "part"),
    INSTRUMENT("instrument", "regeling", "instrument of regeling"),
    FLOW("flow", "stroom", "vuo", "v/u/o", "u/v/o", "uitgaven ontvangsten verplichtingen", "soort bedrag"),
    YEAR("year", "jaar", "begrotingsjaar", "kalenderjaar"),
    MOMENT("moment", "fase", "begrotingsmoment", "phase", "stuk"),
    BUDGET_YEAR("budget year", "begrotingsjaar van het moment", "jaar van het moment"),
    AMOUNT("amount", "bedrag", "stand", "balance", "saldo", "waarde", "value", "amount thousands", "thousands");

    @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
    private final List<String> names;

    ColumnRole(String... names) {
        this.names = List.of(names);
    }

    /** By its name: {@code article_part}. */
    public static ColumnRole parse(String text) {
        return Arrays.stream(values())
                .filter(column -> column.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new MalformedValueException(ExpectedValue.COLUMN, text));
    }

    /** Whether people call it so, in small letters and without what is said of a unit. */
    boolean matchesName(String name) {
        return names.contains(name);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
