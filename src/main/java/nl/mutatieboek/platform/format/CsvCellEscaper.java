package nl.mutatieboek.platform.format;

import java.util.regex.Pattern;

/**
 * Text in a cell of any CSV that leaves the program. A spreadsheet takes a text that begins with {@code =}, {@code +}, {@code -} or
 * {@code @}, in full width too and behind blanks, or with a tab or a carriage return, for a formula and runs it. Such a text, and one that
 * begins with an apostrophe, gets an apostrophe in front. It gets one behind a semicolon and a line break too, because a Dutch
 * spreadsheet begins a cell there, whatever stands between quotes. Removing the apostrophes at these places restores the text.
 */
public final class CsvCellEscaper {
    private static final Pattern DANGEROUS =
            Pattern.compile("(?<=^|[;\r\n])(?=[\t\r']|[[^\\S\r\n]\\p{Z}\uFEFF]*[=+\\-@＝＋－＠])");

    private CsvCellEscaper() {}

    public static String escape(String text) {
        return DANGEROUS.matcher(text).replaceAll("'");
    }
}
