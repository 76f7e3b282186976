package nl.mutatieboek.platform.format;

/** Cuts a text to a length, never within a character of two UTF-16 units. */
public final class TextTruncator {
    private TextTruncator() {}

    /** Returns the text, or as much of its start as has at most so many UTF-16 units. */
    public static String truncate(String text, int maxLength) {
        if (text.length() <= maxLength) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength);
    }
}
