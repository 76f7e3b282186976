package nl.mutatieboek.domain.value;

import java.text.Normalizer;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/**
 * Text that people wrote. It may hold any letter of any language, and nothing that a reader cannot see: no control
 * characters, no broken surrogates, no spaces without width, no marks that turn the direction of what follows.
 */
public final class TextValidator {
    private static final Pattern BLANKS = Pattern.compile("\\p{Zs}+");

    private TextValidator() {}

    /** One line: not blank, without line breaks. */
    public static String requireLine(String text, int longest) {
        return requireText(text, longest, false);
    }

    /**
     * A name by which things belong together, in one spelling: compatibility characters and accents composed (NFKC), no blanks
     * at its ends, one blank between words. Its letters are Latin, because those of other scripts look alike, and it holds no
     * loose accents, joiners or variation marks.
     *
     * @return the name as it is kept and compared
     */
    public static String requireName(String text, int longest) {
        String name = BLANKS.matcher(Normalizer.normalize(requireLine(text, Integer.MAX_VALUE), Normalizer.Form.NFKC))
                .replaceAll(" ")
                .strip();
        requireLine(name, longest);
        name.codePoints().filter(c -> !isOfName(c)).findFirst().ifPresent(c -> {
            throw new MalformedValueException(ExpectedValue.NAME_CHARACTER, String.format("U+%04X", c));
        });
        return name;
    }

    private static boolean isOfName(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> false;
            default ->
                !Character.isLetterOrDigit(c)
                        || Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN
                        || (c >= '0' && c <= '9');
        };
    }

    /** Several lines: line feeds and tabs are allowed. */
    public static String requireProse(String text, int longest) {
        return requireText(text, longest, true);
    }

    private static String requireText(String text, int longest, boolean lines) {
        if (text.isBlank()) {
            throw new MalformedValueException(ExpectedValue.TEXT_BLANK, "blank");
        }
        if (text.length() > longest) {
            throw new MalformedValueException(ExpectedValue.TEXT_TOO_LONG, Integer.toString(longest));
        }
        boolean inked = false;
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (!isPlain(c) && c != ' ') {
                requireVisible(c, lines);
            }
            inked = inked || isPlain(c) || isVisible(c);
        }
        // A no-break space or an accent on nothing is blank too.
        if (!inked) {
            throw new MalformedValueException(ExpectedValue.TEXT_BLANK, "nothing to be seen");
        }
        return text;
    }

    /** The letters, digits and signs of ASCII, which nearly all characters are; everything holds of them. */
    private static boolean isPlain(int c) {
        return c > ' ' && c < 0x7F;
    }

    private static void requireVisible(int c, boolean lines) {
        boolean lineBreak = c == '\n' || c == '\t' || c == '\r';
        if (Character.isISOControl(c) ? !(lines && lineBreak) : isInvisible(c)) {
            throw new MalformedValueException(ExpectedValue.TEXT_CHARACTER, String.format("U+%04X", c));
        }
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            // The empty Braille pattern.
            default -> c != 0x2800;
        };
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            // Marks of direction, zero width spaces and the like; the two joiners belong to the spelling of some
            // languages.
            case Character.FORMAT -> c != 0x200C && c != 0x200D;
            case Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            // The Hangul fillers are letters that nobody sees.
            default -> c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
        };
    }
}
