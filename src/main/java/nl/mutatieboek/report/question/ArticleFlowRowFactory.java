package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportRow;
import org.jspecify.annotations.Nullable;

/**
 * Creates the standard rows of an article table: commitments, expenditure with its breakdown, receipts. For a chapter
 * the totals come first.
 *
 * @param year the budget year of the document
 * @param balances budget years whose rows show a balance with footnotes on its completeness
 * @param point as-of point of the last figure
 */
record ArticleFlowRowFactory(
        ReportItemSelector itemSelector,
        ReportQuery query,
        BudgetYear year,
        List<BudgetYear> balances,
        ResolvedAsOf point,
        FootnoteCollector notes) {
    ArticleFlowRowFactory {
        balances = List.copyOf(balances);
    }

    /** Creates the cells of an item in one flow; of lines with a mark, if one is given. */
    @FunctionalInterface
    interface ArticleCellFactory {
        List<ReportCell> cells(ItemPath item, Flow flow, @Nullable MarkSelection mark);
    }

    /** @param columns number of columns */
    List<ReportRow> createRows(ItemPath within, int columns, ArticleCellFactory figures) {
        List<ReportRow> rows = new ArrayList<>();
        NavigableSet<ItemPath> items = itemSelector.items(within, year, point);
        if (within.isChapter()) {
            query.flows()
                    .forEach(flow -> rows.add(row(
                            ReportRow.ReportRowType.TOTAL,
                            0,
                            within,
                            query.messages().total(flow),
                            flow,
                            figures)));
        }
        for (ItemPath article : items) {
            if (article.depth() == 1 || article.equals(within)) {
                article(article, items, columns, figures, rows);
            }
        }
        return rows;
    }

    private static ReportRow group(ItemPath item, String heading, int columns) {
        return new ReportRow(
                ReportRow.ReportRowType.GROUP,
                0,
                item,
                heading,
                List.of(),
                Collections.nCopies(columns, ReportCell.EMPTY));
    }

    private void article(
            ItemPath article,
            NavigableSet<ItemPath> items,
            int columns,
            ArticleCellFactory figures,
            List<ReportRow> rows) {
        if (article.isChapter()) {
            return;
        }
        if (article.isOpen()
                && query.flows().stream().noneMatch(flow -> hasAmount(figures.cells(article, flow, null)))) {
            return;
        }
        ReportMessages messages = query.messages();
        rows.add(group(article, messages.article(article, year, point), columns));
        for (Flow flow : query.flows()) {
            rows.add(row(ReportRow.ReportRowType.LINE, 0, article, messages.flow(flow), flow, figures));
            if (flow == Flow.COMMITMENTS) {
                addGuaranteeRows(article, figures, rows);
            } else if (!article.isOpen()) {
                addRowsBelow(article, flow, items, figures, rows);
            }
        }
    }

    /** Splits the commitments of an article with guarantees (models 1.33d and 3.22d: where applicable). */
    private void addGuaranteeRows(ItemPath article, ArticleCellFactory figures, List<ReportRow> rows) {
        List<ReportCell> guarantees = figures.cells(article, Flow.COMMITMENTS, MarkSelection.GUARANTEE);
        if (!hasAmount(guarantees)) {
            return;
        }
        for (MarkSelection mark :
                List.of(MarkSelection.GUARANTEE, MarkSelection.NOT_GUARANTEE, MarkSelection.GUARANTEE_UNKNOWN)) {
            List<ReportCell> cells =
                    mark == MarkSelection.GUARANTEE ? guarantees : figures.cells(article, Flow.COMMITMENTS, mark);
            if (hasAmount(cells)) {
                rows.add(new ReportRow(
                        ReportRow.ReportRowType.PART,
                        1,
                        article,
                        query.messages().message("report.commitments." + mark),
                        List.of(),
                        cells));
            }
        }
    }

    /** Documents publish commitments for the article only, not below it. */
    private void addRowsBelow(
            ItemPath article,
            Flow flow,
            NavigableSet<ItemPath> items,
            ArticleCellFactory figures,
            List<ReportRow> rows) {
        for (ItemPath item : items.tailSet(article, false)) {
            if (!article.contains(item)) {
                break;
            }
            List<ReportCell> cells = figures.cells(item, flow, null);
            if (hasAmount(cells)) {
                String name = query.messages()
                        .part(item, point.structure().name(item, year).orElse(null));
                rows.add(new ReportRow(
                        ReportRow.ReportRowType.PART,
                        Math.min(item.depth() - article.depth(), 9),
                        item,
                        name,
                        List.of(),
                        cells));
            }
        }
    }

    private ReportRow row(
            ReportRow.ReportRowType kind,
            int level,
            ItemPath item,
            String heading,
            Flow flow,
            ArticleCellFactory figures) {
        List<ReportCell> cells = figures.cells(item, flow, null);
        return new ReportRow(
                kind,
                level,
                item,
                heading,
                hasAmount(cells)
                        ? itemSelector.addCompletenessFootnotes(item, flow, balances, point, query.messages(), notes)
                        : List.of(),
                cells);
    }

    private static boolean hasAmount(List<ReportCell> cells) {
        return cells.stream().anyMatch(ReportCell.Amount.class::isInstance);
    }
}
