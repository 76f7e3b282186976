package nl.mutatieboek.domain.value;

import java.text.Normalizer;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/**
 * Validates text that people wrote. Letters of any language are allowed; invisible characters are not: control
 * characters, lone surrogates, zero-width spaces and marks that change the text direction.
 */
public final class TextValidator {
    private static final Pattern SPACES = Pattern.compile("\\p{Zs}+");

    private TextValidator() {}

    /** Validates a single line that is not blank. */
    public static String requireLine(String text, int maxLength) {
        return requireText(text, maxLength, false);
    }

    /**
     * Validates and normalises a name used as a key: NFKC, trimmed, single spaces. Letters must be Latin, because other
     * scripts have look-alikes; loose accents, joiners and variation marks are rejected.
     *
     * @return the normalised name
     */
    public static String requireName(String text, int maxLength) {
        String name = SPACES.matcher(Normalizer.normalize(requireLine(text, Integer.MAX_VALUE), Normalizer.Form.NFKC))
                .replaceAll(" ")
                .strip();
        requireLine(name, maxLength);
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

    /** Validates text of several lines: line feeds and tabs are allowed. */
    public static String requireProse(String text, int maxLength) {
        return requireText(text, maxLength, true);
    }

    private static String requireText(String text, int maxLength, boolean multiline) {
        if (text.isBlank()) {
            throw new MalformedValueException(ExpectedValue.TEXT_BLANK, "blank");
        }
        if (text.length() > maxLength) {
            throw new MalformedValueException(ExpectedValue.TEXT_TOO_LONG, Integer.toString(maxLength));
        }
        boolean visible = false;
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (!isPlain(c) && c != ' ') {
                requireVisible(c, multiline);
            }
            visible = visible || isPlain(c) || isVisible(c);
        }
        // Text of only no-break spaces or loose accents is blank too.
        if (!visible) {
            throw new MalformedValueException(ExpectedValue.TEXT_BLANK, "blank");
        }
        return text;
    }

    /** Fast path for printable ASCII, which is allowed everywhere. */
    private static boolean isPlain(int c) {
        return c > ' ' && c < 0x7F;
    }

    private static void requireVisible(int c, boolean multiline) {
        boolean lineBreak = c == '\n' || c == '\t' || c == '\r';
        if (Character.isISOControl(c) ? !(multiline && lineBreak) : isInvisible(c)) {
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
            // Braille pattern blank.
            default -> c != 0x2800;
        };
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            // Direction marks, zero-width spaces and the like, except the two joiners, which some languages spell with.
            case Character.FORMAT -> c != 0x200C && c != 0x200D;
            case Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            // Hangul fillers are invisible letters.
            default -> c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
        };
    }
}
