package nl.mutatieboek.domain.value;

import org.jspecify.annotations.Nullable;

/**
 * A balance as a document states it: a check beside the book's own, counted in no balance.
 *
 * @param item a chapter or an item
 * @param flow the flow
 * @param year the budget year of the balance
 * @param moment the moment whose document states it
 * @param thousands the balance in whole thousands of euros
 * @param precision to what the document rounded
 * @param source where it was read
 * @param basis how it is known, where it was not read in the document itself
 * @param note what a reader of it must know
 */
public record PublishedBalance(
        ItemPath item,
        Flow flow,
        BudgetYear year,
        Moment moment,
        Thousands thousands,
        Precision precision,
        Source source,
        @Nullable Basis basis,
        @Nullable String note) {
    public PublishedBalance {
        Thousands.requirePostable(thousands.value());
        if (note != null) {
            Posting.requireNote(note);
        }
    }

    /** Whether the same document is said to state something else of the same, to the same precision. */
    public boolean contradicts(PublishedBalance other) {
        return item.equals(other.item)
                && flow == other.flow
                && year.equals(other.year)
                && moment.equals(other.moment)
                && source.document().equals(other.source.document())
                && precision.equals(other.precision)
                && !thousands.equals(other.thousands);
    }
}
