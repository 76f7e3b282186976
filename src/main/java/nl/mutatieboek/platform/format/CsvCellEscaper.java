package nl.mutatieboek.platform.format;

import java.util.regex.Pattern;

/**
 * Escapes text in the cells of every CSV that the application writes.
 *
 * <p>A spreadsheet runs a text that begins with {@code =}, {@code +}, {@code -} or {@code @} as a formula, also in full
 * width, after blanks, or after a tab or carriage return. Such a text, and one that begins with an apostrophe, gets a
 * leading apostrophe. So does a text after a semicolon or line break, because a Dutch spreadsheet starts a cell there
 * even within quotes. Removing these apostrophes restores the text.
 */
public final class CsvCellEscaper {
    private static final Pattern DANGEROUS =
            Pattern.compile("(?<=^|[;\r\n])(?=[\t\r']|[[^\\S\r\n]\\p{Z}\uFEFF]*[=+\\-@＝＋－＠])");

    private CsvCellEscaper() {}

    public static String escape(String text) {
        return DANGEROUS.matcher(text).replaceAll("'");
    }
}
