package nl.mutatieboek.api;

import java.util.regex.Pattern;

/**
 * Text in a cell of CSV. A spreadsheet takes a text that begins with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a carriage
 * return for a formula and carries it out; so these, and an apostrophe, have an apostrophe in front where they begin a text. They
 * have one behind a semicolon and a line break too, because a Dutch spreadsheet begins a cell there, whatever stands between quotes.
 * Whoever takes the apostrophe away that stands at any of these places has the text.
 */
public final class HarmlessCell {
    private static final Pattern DANGEROUS = Pattern.compile("(?<=^|[;\r\n])(?=[=+\\-@\t\r'])");

    private HarmlessCell() {}

    public static String of(String text) {
        return DANGEROUS.matcher(text).replaceAll("'");
    }
}
