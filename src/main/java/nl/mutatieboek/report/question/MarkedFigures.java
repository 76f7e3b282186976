package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportLink;
import nl.mutatieboek.report.table.ReportRow;
import org.jspecify.annotations.Nullable;

/**
 * Balances of articles at an as-of point by the value of a mark.
 *
 * @param figures booked amounts; a line without a known mark has an empty value
 */
record MarkedFigures<M>(Map<MarkedAccount<M>, ReportFigure> figures) {
    /** What lines of an article with one value of a mark amount to. */
    record MarkedAccount<M>(Optional<M> mark, ItemPath article, Flow flow, BudgetYear year) {}

    /** @param within chapter or item; null for the whole budget */
    static <M> MarkedFigures<M> find(
            ReportQuery query, @Nullable ItemPath within, Function<BudgetMarks, @Nullable M> mark) {
        Map<MarkedAccount<M>, ReportFigure> figures = new LinkedHashMap<>();
        query.postingTotals()
                .groupBy(
                        within,
                        null,
                        null,
                        query.point(),
                        posting -> new MarkedAccount<>(
                                Optional.ofNullable(mark.apply(posting.marks())),
                                MutationArticleChangeQueries.reportItem(posting.item(), null),
                                posting.flow(),
                                posting.year()))
                .forEach((account, total) -> {
                    ReportFigure booked = MomentLookups.figure(total);
                    if (booked != null) {
                        figures.put(account, booked);
                    }
                });
        return new MarkedFigures<>(figures);
    }

    /** Whether any account matches. */
    boolean has(Predicate<MarkedAccount<M>> which) {
        return figures.keySet().stream().anyMatch(which);
    }

    /** The items of the accounts that match: chapters or articles, in official order. */
    List<ItemPath> items(Predicate<MarkedAccount<M>> which, Function<ItemPath, ItemPath> level) {
        return figures.keySet().stream()
                .filter(which)
                .map(account -> level.apply(account.article()))
                .distinct()
                .sorted(ReportItemSelector.ORDER)
                .toList();
    }

    /** The sum of the accounts that match; null if there are none. */
    @Nullable
    ReportFigure sum(Predicate<MarkedAccount<M>> which) {
        return figures.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(Objects::nonNull)
                .reduce(ReportFigure::plus)
                .orElse(null);
    }

    /** A row of the sums of a flow in each year. */
    ReportRow row(
            ReportRow.ReportRowType type,
            int level,
            @Nullable ItemPath item,
            String heading,
            List<BudgetYear> years,
            Predicate<MarkedAccount<M>> which,
            Function<BudgetYear, @Nullable ReportLink> link) {
        List<ReportCell> cells = new ArrayList<>();
        for (BudgetYear year : years) {
            ReportFigure sum = sum(which.and(account -> account.year().equals(year)));
            cells.add(sum == null ? ReportCell.EMPTY : ReportCell.amount(sum, link.apply(year)));
        }
        return new ReportRow(type, level, item, heading, List.of(), cells);
    }
}
