package nl.mutatieboek.domain;

import nl.mutatieboek.domain.value.ArticleCategory;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.CeilingAmount;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Validity;
import org.jspecify.annotations.Nullable;

/** Command about where amounts count: default marks of items, and ceilings. */
public sealed interface DefaultMarkCommand extends Command {
    /**
     * Records the default marks of an item. It replaces earlier entries of the item for the same budget years.
     *
     * @param item an article or a lower item
     * @param marks a mark that is null is not known; only an article has a category
     * @param reason required where it replaces an earlier entry
     */
    record SetDefaultMarks(
            ItemPath item,
            Validity validity,
            BudgetMarks marks,
            Source source,
            @Nullable String reason) implements DefaultMarkCommand {
        public SetDefaultMarks {
            Posting.requireItem(item);
            if (marks.mutationClass() != null) {
                throw new IllegalArgumentException("Items have no default class");
            }
            requireCategoryOfArticle(item, marks.category());
            if (reason != null) {
                Command.requireReason(reason);
            }
        }

        @Override
        public StreamId streamId() {
            return StreamId.of(item.chapter());
        }

        /** Validates that only an article has a category. */
        public static void requireCategoryOfArticle(ItemPath item, @Nullable ArticleCategory category) {
            if (category != null && item.depth() != 1) {
                throw new MalformedValueException(ExpectedValue.ARTICLE_CATEGORY, item + " is no article");
            }
        }
    }

    /**
     * Records an expenditure ceiling that a document states.
     *
     * @param reason required where it replaces an earlier amount
     */
    record RecordCeiling(CeilingAmount amount, @Nullable String reason) implements DefaultMarkCommand {
        public RecordCeiling {
            if (reason != null) {
                Command.requireReason(reason);
            }
        }

        @Override
        public StreamId streamId() {
            return StreamId.CALENDAR;
        }
    }
}
