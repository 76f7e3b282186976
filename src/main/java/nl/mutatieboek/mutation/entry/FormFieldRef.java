package nl.mutatieboek.mutation.entry;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reference to a field of the form.
 *
 * @param row grid row, from 0; null outside the grid
 * @param link row of the was-wordt table, from 0; null outside it
 * @param part field name of the API, or a budget year
 */
record FormFieldRef(@Nullable Integer row, @Nullable Integer link, String part) implements Comparable<FormFieldRef> {
    private static final String LINEAGE = "lineage";
    private static final String POSTINGS = "postings";

    /** The fields outside the tables, and the tables, in the order of the page. */
    private static final List<String> FIELDS = List.of(
            "corrects",
            "kind",
            "moment",
            "effectiveOn",
            "continuation",
            "until",
            "chapter",
            "title",
            "explanation",
            "newPolicy",
            "parliamentaryPaper",
            "member",
            "bill",
            "cause",
            "prognosis",
            "decision",
            "conditions",
            "carriedFrom",
            LINEAGE,
            "basis",
            "document",
            "place",
            "url",
            "class",
            "momentFrom",
            "precisionThousands",
            "coverage",
            "sha256",
            "note",
            "ceiling",
            "hgis",
            "guarantee",
            "ibosNumber",
            "window",
            "markReason",
            POSTINGS);

    private static final String AMOUNTS = "amounts";

    /** The columns of a row. */
    private static final List<String> COLUMNS = Stream.concat(
                    Stream.of("was", "becomes", "item", "flow", AMOUNTS, "suggested", "basis", "note"),
                    MarkFormFields.NAMES.stream())
            .toList();

    private static final Comparator<FormFieldRef> IN_PAGE_ORDER = Comparator.comparingInt(FormFieldRef::place)
            .thenComparingInt(field -> field.row != null ? field.row : field.link != null ? field.link : -1)
            .thenComparingInt(FormFieldRef::column)
            .thenComparing(FormFieldRef::part);

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

    private int place() {
        int place = FIELDS.indexOf(row != null ? POSTINGS : link != null ? LINEAGE : part);
        return place < 0 ? FIELDS.size() : place;
    }

    private int column() {
        return COLUMNS.indexOf(isAmount() ? AMOUNTS : part);
    }

    /** Orders fields as the page does, from top to bottom and along each row. */
    @Override
    public int compareTo(FormFieldRef other) {
        return IN_PAGE_ORDER.compare(this, other);
    }

    /** Whether it is an amount of a budget year. */
    public boolean isAmount() {
        return row != null && Character.isDigit(part.charAt(0));
    }
}
