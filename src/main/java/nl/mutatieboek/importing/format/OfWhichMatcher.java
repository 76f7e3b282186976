package nl.mutatieboek.importing.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.mutatieboek.importing.table.RowFieldReader;
import nl.mutatieboek.importing.table.TermNormalizer;

/**
 * Recognises rows that are part of another row ("waarvan", "w.v.", "of which"). Adding them up would count them twice,
 * so they are recorded as published balances or notes.
 */
final class OfWhichMatcher {
    /** Column that marks such a row. */
    static final String COLUMN = "of_which";

    private static final Pattern WORD =
            Pattern.compile("(waarvan|w\\. *v\\.|of +which)[: ]*", Pattern.CASE_INSENSITIVE);

    private OfWhichMatcher() {}

    /** Whether the row is marked, in its own column or at the start of one of these columns. */
    static boolean isOfWhichRow(RowFieldReader fields, String... columns) {
        if (Boolean.TRUE.equals(fields.yesOrNo(COLUMN))) {
            return true;
        }
        for (String column : columns) {
            if (WORD.matcher(TermNormalizer.plain(fields.raw(column))).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    /** The name without the leading mark. */
    static String removePrefix(String name) {
        Matcher mark = WORD.matcher(TermNormalizer.plain(name));
        return mark.lookingAt() ? name.substring(mark.end()) : name;
    }
}
