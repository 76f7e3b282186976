package nl.mutatieboek.balance;

import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.ResponseChapterScope;
import nl.mutatieboek.budget.UnscopedAsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.QueryParameters;
import org.jspecify.annotations.Nullable;

/** Of which lines a query asks; each parameter that is left out means all. */
public record PostingFilterQuery(
        @Nullable ItemPath item,
        @Nullable Flow flow,
        @Nullable BudgetYear year) implements QueryParameters {
    /**
     * The point at which these lines are asked.
     *
     * @param lineage whether the response contains what the item was before as well
     * @throws ProblemException as {@link AsOfResolver#awaitForReader} does, and 404 for an item that is not in the book
     */
    public ResolvedAsOf at(PointInTimeQuery query, boolean lineage, AsOfResolver points) {
        UnscopedAsOf unbounded = points.awaitUnscoped(query);
        ResolvedAsOf point = lineage
                ? unbounded.limitAndRecordRead(known -> ResponseChapterScope.withLineage(item, known))
                : unbounded.limitAndRecordRead(scope());
        requireIn(point);
        return point;
    }

    /**
     * That the item, if one is asked, is in the book.
     *
     * @throws ProblemException 404 if it is not
     */
    public void requireIn(ResolvedAsOf point) {
        if (item != null) {
            point.requireItem(item);
        }
    }

    /** The chapters of a response that contains these lines only. */
    public ResponseChapterScope scope() {
        return ResponseChapterScope.of(item);
    }
}
