package nl.mutatieboek.platform.format;

import java.util.regex.Pattern;

/**
 * Escapes text in the cells of every CSV that the application writes.
 *
 * <p>A spreadsheet runs a text that begins with {@code =}, {@code +}, {@code -} or {@code @} as a formula, also in full
 * width, after blanks, or after a tab or carriage return. Such a text, and one that begins with an apostrophe, gets a
 * leading apostrophe. So does a text after a semicolon or line break, because a Dutch spreadsheet starts a cell there
 * even within quotes. Removing these apostrophes restores the text; a text that was not escaped must not be unescaped,
 * because it may begin with an apostrophe of its own.
 */
public final class CsvCellEscaper {
    private static final String START = "(?<=^|[;\r\n])";
    private static final String RISK = "(?=[\t\r']|[[^\\S\r\n]\\p{Z}\uFEFF]*[=+\\-@＝＋－＠])";
    private static final Pattern DANGEROUS = Pattern.compile(START + RISK);
    private static final Pattern ESCAPED = Pattern.compile(START + "'" + RISK);

    private CsvCellEscaper() {}

    public static String escape(String text) {
        return DANGEROUS.matcher(text).replaceAll("'");
    }

    /** Restores an escaped text. */
    public static String unescape(String escaped) {
        return ESCAPED.matcher(escaped).replaceAll("");
    }
}
