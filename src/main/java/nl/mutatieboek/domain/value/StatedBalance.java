package nl.mutatieboek.domain.value;

import org.jspecify.annotations.Nullable;

/**
 * Balance that a document states to the thousand.
 *
 * @param item an item including everything below it; never a bare chapter, whose total is only a check
 * @param thousands in whole thousands of euros
 * @param basis null if the balance was read in the document itself
 * @param note remark for readers
 * @param marks marks of the line that brings the book to the balance; null if the document states none
 */
public record StatedBalance(
        ItemPath item,
        Flow flow,
        BudgetYear year,
        Thousands thousands,
        @Nullable Basis basis,
        @Nullable String note,
        @Nullable StatedMarks marks) {
    public StatedBalance {
        if (item.isChapter() || item.isOpen()) {
            throw new IllegalArgumentException("Neither a chapter nor an open item may have a stated balance: " + item);
        }
        Thousands.requirePostable(thousands.value());
        if (note != null) {
            Posting.requireNote(note);
        }
    }

    public BudgetAccount account() {
        return new BudgetAccount(item, flow, year);
    }
}
