package nl.mutatieboek.importing.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/** Role of a column in a spreadsheet of balances, with the names that people give it. */
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
    /** A number of IBOS: {@code 2026.20.37.2}, which is year, chapter, article and the levels below. */
    IBOS_NUMBER("ibos number", "ibosnummer", "ibos nummer", "ibos-nummer", "ibosnr"),
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

    /** Parses the lower-case name: {@code article_part}. */
    public static ColumnRole parse(String text) {
        return Arrays.stream(values())
                .filter(column -> column.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new MalformedValueException(ExpectedValue.COLUMN, text));
    }

    /** @param name in lower case and without a unit */
    boolean matchesName(String name) {
        return names.contains(name);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
