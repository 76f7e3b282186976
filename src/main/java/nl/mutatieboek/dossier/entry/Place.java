package nl.mutatieboek.dossier.entry;

import org.jspecify.annotations.Nullable;

/**
 * A field of the form.
 *
 * @param row of the grid, from 0; null outside it
 * @param link of the was-wordt table, from 0; null outside it
 * @param part which field: a name of the API, or a budget year
 */
record Place(@Nullable Integer row, @Nullable Integer link, String part) {
    static Place of(String field) {
        return new Place(null, null, field);
    }

    static Place inRow(int row, String part) {
        return new Place(row, null, part);
    }

    static Place inLink(int link, String part) {
        return new Place(null, link, part);
    }

    /** Its identity in the page. */
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
