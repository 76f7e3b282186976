package nl.mutatieboek.importing.table;

/**
 * A cell of a table.
 *
 * @param type type of the content; a CSV has text and blank cells only
 * @param text content without surrounding spaces; for a number the exact digits of the file, for a date {@code
 *     2025-09-16}
 */
public record InputCell(InputCellType type, String text) {
    public enum InputCellType {
        BLANK,
        TEXT,
        NUMBER,
        DATE,
        TRUTH,
        FORMULA,
        ERROR,
        /** One of several merged cells: the content belongs to all of them or to one. */
        MERGED
    }

    public static final InputCell BLANK = new InputCell(InputCellType.BLANK, "");

    /** A text cell; blank if there are only spaces. */
    public static InputCell text(String text) {
        String stripped = stripped(text);
        return stripped.isEmpty() ? BLANK : new InputCell(InputCellType.TEXT, stripped);
    }

    public boolean isBlank() {
        return type == InputCellType.BLANK;
    }

    /** Strips surrounding spaces, including non-breaking and thin ones. */
    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
