package nl.mutatieboek.mutation.entry;

import org.jspecify.annotations.Nullable;

/**
 * Reference to a field of the form.
 *
 * @param row grid row, from 0; null outside the grid
 * @param link row of the was-wordt table, from 0; null outside it
 * @param part field name of the API, or a budget year
 */
record FormFieldRef(@Nullable Integer row, @Nullable Integer link, String part) {
    static FormFieldRef of(String field) {
        return new FormFieldRef(null, null, field);
    }

    static FormFieldRef inRow(int row, String part) {
        return new FormFieldRef(row, null, part);
    }

    static FormFieldRef inLink(int link, String part) {
        return new FormFieldRef(null, link, part);
    }

    /** HTML id of the field. */
    public String id() {
        if (row != null) {
            return "row-" + row + "-" + part;
        }
        return link == null ? part : "link-" + link + "-" + part;
    }

    /** Whether it is an amount of a budget year. */
    public boolean isAmount() {
        return row != null && Character.isDigit(part.charAt(0));
    }
}
