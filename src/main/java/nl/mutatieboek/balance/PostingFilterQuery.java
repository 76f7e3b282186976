package nl.mutatieboek.balance;

import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.budget.EmbargoUncheckedAsOf;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.platform.NotFoundException;
import nl.mutatieboek.platform.http.EmptyMeansAbsent;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;

/** Filters postings; an absent parameter means all. */
public record PostingFilterQuery(
        @Nullable ItemPath item,
        @Nullable Flow flow,
        @Nullable BudgetYear year,
        @EmptyMeansAbsent @Nullable MarkSelection mark)
        implements ValidatedQuery {
    /**
     * Resolves the point in time of a request for these postings.
     *
     * @param lineage whether the response includes predecessors of the item
     * @throws NotFoundException for an unknown item or moment
     */
    public ResolvedAsOf at(PointInTimeQuery query, boolean lineage, AsOfResolver points) {
        EmbargoUncheckedAsOf unbounded = points.awaitUnscoped(query);
        ResolvedAsOf point = lineage
                ? unbounded.limitAndRecordRead(known -> EmbargoCheckScope.withLineage(item, known))
                : unbounded.limitAndRecordRead(scope());
        requireIn(point);
        return point;
    }

    /**
     * Requires that the item, if any, is known.
     *
     * @throws NotFoundException if it is unknown
     */
    public void requireIn(ResolvedAsOf point) {
        if (item != null) {
            point.requireItem(item);
        }
    }

    /** Chapters of a response with these postings only. */
    public EmbargoCheckScope scope() {
        return EmbargoCheckScope.of(item);
    }
}
