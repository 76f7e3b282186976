package nl.mutatieboek.budget;

import java.util.Collection;
import java.util.Set;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import org.jspecify.annotations.Nullable;

/**
 * The items among which a text is looked up.
 *
 * @param year only items of this budget year, by their names in it; null for the items of all years by their last names
 * @param forPosting whether the item is for a posting, which is never on a whole chapter
 * @param ownChapters chapters whose items precede all others
 */
public record ItemSearchScope(@Nullable BudgetYear year, boolean forPosting, Set<ChapterCode> ownChapters) {
    public ItemSearchScope {
        ownChapters = Set.copyOf(ownChapters);
    }

    /** The items to filter by. */
    public static ItemSearchScope forFilter(Collection<ChapterCode> ownChapters) {
        return new ItemSearchScope(null, false, Set.copyOf(ownChapters));
    }

    /** The items on which a line of a budget year is posted. */
    public static ItemSearchScope forPosting(@Nullable BudgetYear year, Collection<ChapterCode> ownChapters) {
        return new ItemSearchScope(year, true, Set.copyOf(ownChapters));
    }
}
