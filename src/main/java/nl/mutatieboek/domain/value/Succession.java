package nl.mutatieboek.domain.value;

import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/**
 * A link of a was-wordt table: from this reorganisation on, what was budgeted on one item is budgeted on another. One item may
 * become several, and several one.
 *
 * @param was an item as it was called, such as {@code VII/70}; never open and never a chapter
 * @param becomes what it is called from then on, such as {@code VI/37}; another item, never open and never a chapter
 */
public record Succession(ItemPath was, ItemPath becomes) {
    public Succession {
        requireItem(was);
        requireItem(becomes);
        if (was.equals(becomes)) {
            throw new MalformedValueException(ExpectedValue.ITEM, was + " stays what it is");
        }
    }

    /** An item that can be followed: an article or what lies below it, and not one that a source leaves open. */
    public static ItemPath requireItem(ItemPath item) {
        if (item.isChapter() || item.isOpen()) {
            throw new MalformedValueException(
                    ExpectedValue.ITEM, item + " cannot be followed: name the article or what lies below it");
        }
        return item;
    }
}
