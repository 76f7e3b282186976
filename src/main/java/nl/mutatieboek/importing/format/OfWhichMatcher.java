package nl.mutatieboek.importing.format;

import java.util.regex.Pattern;
import nl.mutatieboek.importing.table.RowFieldReader;

/**
 * Recognises rows that are part of another row ("waarvan", "w.v.", "of which"). Adding them up would count them twice,
 * so they are recorded as published balances or notes.
 */
final class OfWhichMatcher {
    /** Column that marks such a row. */
    static final String COLUMN = "of_which";

    private static final Pattern WORD =
            Pattern.compile("(waarvan|w\\.\\s?v\\.|of which)[:\\s]*", Pattern.CASE_INSENSITIVE);

    private OfWhichMatcher() {}

    /** Whether the row is marked, in its own column or at the start of one of these columns. */
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

    /** The name without the leading mark. */
    static String removePrefix(String name) {
        return WORD.matcher(name).lookingAt() ? WORD.matcher(name).replaceFirst("") : name;
    }
}
