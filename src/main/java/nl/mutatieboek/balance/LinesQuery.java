package nl.mutatieboek.balance;

import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.ChapterScope;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.QueryParameters;
import org.jspecify.annotations.Nullable;

/** Of which lines a query asks; each parameter that is left out means all. */
public record LinesQuery(
        @Nullable ItemPath item,
        @Nullable Flow flow,
        @Nullable BudgetYear year) implements QueryParameters {
    /**
     * That the item, if one is asked, is in the book.
     *
     * @throws ProblemException 404 if it is not
     */
    public void requireIn(AsOf point) {
        if (item != null) {
            point.requireItem(item);
        }
    }

    /** The chapters of a response that contains these lines only. */
    public ChapterScope scope() {
        return ChapterScope.of(item);
    }

    /**
     * The same of a response that contains what the item was before as well.
     *
     * @param point where it is asked, before any embargo bounds it
     */
    public ChapterScope scopeWithLineage(AsOf point) {
        return ChapterScope.withLineage(item, point);
    }
}
