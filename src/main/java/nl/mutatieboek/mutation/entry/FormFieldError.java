package nl.mutatieboek.mutation.entry;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An error in a form field.
 *
 * @param field the field
 * @param sentence message in the reader's language
 */
record FormFieldError(FormFieldRef field, String sentence) {
    /** Groups the messages by grid row, {@code row-0} and so on, without duplicates. */
    static Map<String, Set<String>> groupByRow(List<FormFieldError> mistakes) {
        Map<String, Set<String>> rows = new HashMap<>();
        for (FormFieldError mistake : mistakes) {
            Integer row = mistake.field().row();
            if (row != null) {
                rows.computeIfAbsent("row-" + row, r -> new LinkedHashSet<>()).add(mistake.sentence());
            }
        }
        return rows;
    }
}
