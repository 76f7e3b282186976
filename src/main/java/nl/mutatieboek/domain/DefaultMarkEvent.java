package nl.mutatieboek.domain;

import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Validity;
import org.jspecify.annotations.Nullable;

/** Event about the marks of the items of a chapter. */
public sealed interface DefaultMarkEvent extends Event.ChapterEvent {
    /**
     * An item has these default marks in some budget years. For these years it replaces earlier entries of the item.
     *
     * @param reason why it replaces an earlier entry; null if it replaces none
     */
    record DefaultMarksSet(
            ItemPath item,
            Validity validity,
            BudgetMarks marks,
            Source source,
            @Nullable String reason) implements DefaultMarkEvent {
        @Override
        public ChapterCode chapter() {
            return item.chapter();
        }
    }
}
