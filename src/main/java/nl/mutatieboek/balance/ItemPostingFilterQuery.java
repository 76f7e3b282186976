package nl.mutatieboek.balance;

import jakarta.validation.constraints.NotNull;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.platform.http.EmptyMeansAbsent;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;

/** Filters postings of an item; no flow, year or mark means all. */
public record ItemPostingFilterQuery(
        @NotNull ItemPath item,
        @Nullable Flow flow,
        @Nullable BudgetYear year,
        @EmptyMeansAbsent @Nullable MarkSelection mark)
        implements ValidatedQuery {
    public PostingFilterQuery lines() {
        return new PostingFilterQuery(item, flow, year, mark);
    }
}
