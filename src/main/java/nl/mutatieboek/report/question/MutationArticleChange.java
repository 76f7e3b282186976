package nl.mutatieboek.report.question;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.Objects;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportLink;
import org.jspecify.annotations.Nullable;

/**
 * The change that a mutation makes to an article in one flow, net of its reversal in the same document.
 *
 * @param item the article, the placeholder for what a source leaves open, or the requested item
 * @param series change by budget year, for the years that have postings
 */
record MutationArticleChange(
        ItemPath item, Flow flow, MutationHistory history, NavigableMap<BudgetYear, ReportFigure> series) {
    Moment moment() {
        return history.proposal().moment();
    }

    /** The article of the item, or the placeholder for what a source leaves open. */
    ItemPath article() {
        return item.ancestorsAndSelf().get(1);
    }

    String title() {
        return history.proposal().title();
    }

    @Nullable
    ReportFigure amountIn(BudgetYear year) {
        return series.get(year);
    }

    /** Whether any of these years changes; a stated zero is no change. */
    boolean changesAnyOf(Collection<BudgetYear> years) {
        return series.entrySet().stream()
                .anyMatch(year -> years.contains(year.getKey())
                        && !year.getValue().thousands().isZero());
    }

    /** The change in a year with a link to its mutation; empty if the mutation has no posting in that year. */
    ReportCell cell(BudgetYear year) {
        ReportFigure amount = series.get(year);
        return amount == null
                ? ReportCell.EMPTY
                : ReportCell.amount(amount, new ReportLink.MutationLink(history.mutation()));
    }

    /** The sum of changes in a year; null if none has a posting in that year. */
    static @Nullable ReportFigure sum(Collection<MutationArticleChange> changes, BudgetYear year) {
        return changes.stream()
                .map(change -> change.series().get(year))
                .filter(Objects::nonNull)
                .reduce(ReportFigure::plus)
                .orElse(null);
    }
}
