package nl.mutatieboek.domain.value;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Brings texts that people wrote into the form in which they are compared. Only decisions and queries use these forms:
 * events keep the text as written, and identities do not depend on them.
 */
public final class TextNormalizer {
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    // All dashes, and the minus sign.
    private static final Pattern HYPHENS = Pattern.compile("[\\p{Pd}\u2212]");

    private TextNormalizer() {}

    /**
     * Normalises a document, a title or the number of a parliamentary paper: compatible characters (NFKC), case, spaces
     * and kinds of hyphens make no difference.
     */
    public static String normalise(String text) {
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String spaced = SPACES.matcher(compatible).replaceAll(" ").strip();
        return foldCase(HYPHENS.matcher(spaced).replaceAll("-"));
    }

    /** Returns a text that is equal for two texts exactly if {@link String#equalsIgnoreCase} says so. */
    public static String foldCase(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }
}
