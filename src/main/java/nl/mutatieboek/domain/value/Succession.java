package nl.mutatieboek.domain.value;

import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/**
 * Link of a was-wordt table: the reorganisation moves the budget of one item to another. An item may split or merge.
 *
 * @param was former item, such as {@code VII/70}; never open and never a chapter
 * @param becomes succeeding item, such as {@code VI/37}; differs from {@code was}, never open and never a chapter
 */
public record Succession(ItemPath was, ItemPath becomes) {
    public Succession {
        requireItem(was);
        requireItem(becomes);
        if (was.equals(becomes)) {
            throw new MalformedValueException(ExpectedValue.ITEM, was + " stays what it is");
        }
    }

    /** Validates an item that can be followed: an article or a lower item, not an open path. */
    public static ItemPath requireItem(ItemPath item) {
        if (item.isChapter() || item.isOpen()) {
            throw new MalformedValueException(
                    ExpectedValue.ITEM, item + " cannot be followed: name the article or what lies below it");
        }
        return item;
    }
}
