package nl.mutatieboek.domain.model;

import java.util.Locale;

/** Spellings that occur in random commands: capitals, a long hyphen, and blanks at the ends and between words. */
final class ModelSpelling {
    private ModelSpelling() {}

    static boolean isSame(String one, String other) {
        return plain(one).equals(plain(other));
    }

    static String plain(String text) {
        return text.trim()
                .replace('\u2011', '-')
                .replace('\u00A0', ' ')
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
