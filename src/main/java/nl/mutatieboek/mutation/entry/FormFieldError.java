package nl.mutatieboek.mutation.entry;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Something that is wrong with what was filled in.
 *
 * @param place where
 * @param sentence why, in the reader's language
 */
record FormFieldError(FormFieldRef place, String sentence) {
    /** Why the rows of the grid are wrong that are, each sentence once, by {@code row-0} and so on. */
    static Map<String, Set<String>> groupByRow(List<FormFieldError> mistakes) {
        Map<String, Set<String>> rows = new HashMap<>();
        for (FormFieldError mistake : mistakes) {
            Integer row = mistake.place().row();
            if (row != null) {
                rows.computeIfAbsent("row-" + row, r -> new LinkedHashSet<>()).add(mistake.sentence());
            }
        }
        return rows;
    }
}
