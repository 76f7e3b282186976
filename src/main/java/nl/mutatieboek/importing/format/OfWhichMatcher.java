package nl.mutatieboek.importing.format;

import java.util.regex.Pattern;
import nl.mutatieboek.importing.table.RowFieldReader;

/**
 * Lines of a source that are part of another line of it ("waarvan", "w.v.", "of which"). Added up they would count twice, so
 * they are recorded as checks or notes and never as amounts.
 */
final class OfWhichMatcher {
    /** The column that says so. */
    static final String COLUMN = "of_which";

    private static final Pattern WORD =
            Pattern.compile("(waarvan|w\\.\\s?v\\.|of which)[:\\s]*", Pattern.CASE_INSENSITIVE);

    private OfWhichMatcher() {}

    /** Whether the row says so, in its own column or at the start of what it is called. */
    static boolean isOfWhichRow(RowFieldReader fields, String... columns) {
        if (Boolean.TRUE.equals(fields.yesOrNo(COLUMN))) {
            return true;
        }
        for (String column : columns) {
            if (WORD.matcher(fields.raw(column).strip()).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    /** The name without that word. */
    static String removePrefix(String name) {
        return WORD.matcher(name).lookingAt() ? WORD.matcher(name).replaceFirst("") : name;
    }
}
