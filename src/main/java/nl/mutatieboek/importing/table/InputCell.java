package nl.mutatieboek.importing.table;

/**
 * What stands in one cell.
 *
 * @param type what it is; a CSV knows text and blank only
 * @param text as it is written, without the spaces around it; of a number the digits of the file, never rounded; of a date
 *     {@code 2025-09-16}
 */
public record InputCell(InputCellType type, String text) {
    /** What a cell can be. */
    public enum InputCellType {
        BLANK,
        TEXT,
        NUMBER,
        DATE,
        TRUTH,
        FORMULA,
        ERROR,
        /** One of several cells that are joined, so that what stands there is of all of them or of one. */
        MERGED
    }

    /** Nothing. */
    public static final InputCell BLANK = new InputCell(InputCellType.BLANK, "");

    /** Text, or nothing where it has only spaces. */
    public static InputCell text(String text) {
        String stripped = stripped(text);
        return stripped.isEmpty() ? BLANK : new InputCell(InputCellType.TEXT, stripped);
    }

    public boolean isBlank() {
        return type == InputCellType.BLANK;
    }

    /** Without the spaces around it, those that do not break and those that are thin included. */
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
