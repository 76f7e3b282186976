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
 * What a mutation changes of an article in one flow, less what took it back in the same document.
 *
 * @param item the article, what a source leaves open in its place, or the item that is asked
 * @param series what it changes in each year in which it says anything
 */
record ArticleChange(ItemPath item, Flow flow, MutationHistory history, NavigableMap<BudgetYear, ReportFigure> series) {
    Moment moment() {
        return history.proposal().moment();
    }

    /** The article that it is of, or what a source leaves open in its place. */
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

    /** Whether it changes anything in one of these years; a stated zero does not. */
    boolean changesAnyOf(Collection<BudgetYear> years) {
        return series.entrySet().stream()
                .anyMatch(year -> years.contains(year.getKey())
                        && !year.getValue().thousands().isZero());
    }

    /** What it changes in a year, with its dossier; nothing where it says nothing. */
    ReportCell cell(BudgetYear year) {
        ReportFigure amount = series.get(year);
        return amount == null
                ? ReportCell.EMPTY
                : ReportCell.amount(amount, new ReportLink.MutationLink(history.mutation()));
    }

    /** What changes make together in a year; nothing where none says anything. */
    static @Nullable ReportFigure sum(Collection<ArticleChange> changes, BudgetYear year) {
        return changes.stream()
                .map(change -> change.series().get(year))
                .filter(Objects::nonNull)
                .reduce(ReportFigure::plus)
                .orElse(null);
    }
}
