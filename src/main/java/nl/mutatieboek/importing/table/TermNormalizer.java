package nl.mutatieboek.importing.table;

import java.util.regex.Pattern;

/**
 * Normal form of the terms, column names and numbers of a file: what looks the same is read the same. Names and titles
 * are recorded as printed.
 */
public final class TermNormalizer {
    /** Hyphen, non-breaking hyphen, figure dash, en dash, minus. */
    private static final String HYPHENS = "\u2010\u2011\u2012\u2013\u2212";

    private static final Pattern SPACES = Pattern.compile(" +");

    private TermNormalizer() {}

    /** The text with every space as a space and every hyphen as a hyphen-minus; as long as the text. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(InputCell.isSpace(c) ? ' ' : HYPHENS.indexOf(c) >= 0 ? '-' : c);
        }
        return plain.toString();
    }

    /** The plain text with single spaces, and none around it. */
    public static String normalize(String text) {
        return SPACES.matcher(plain(text)).replaceAll(" ").strip();
    }
}
