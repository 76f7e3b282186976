package nl.mutatieboek.domain.value;

import org.jspecify.annotations.Nullable;

/**
 * Balance that a document states, recorded as a check. It counts in no balance of the book.
 *
 * @param item a chapter or an item
 * @param moment moment of the document
 * @param thousands whole thousands of euros
 * @param precision unit to which the document rounds
 * @param basis null if it was read in the document itself
 * @param note remark for readers
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

    /** Whether another value was recorded for the same balance, document and precision. */
    public boolean contradicts(PublishedBalance other) {
        return item.equals(other.item)
                && flow == other.flow
                && year.equals(other.year)
                && moment.equals(other.moment)
                && precision.equals(other.precision)
                && !thousands.equals(other.thousands)
                && source.isSameDocument(other.source);
    }
}
