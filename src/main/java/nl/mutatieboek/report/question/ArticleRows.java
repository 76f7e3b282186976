package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.report.table.Cell;
import nl.mutatieboek.report.table.Notes;
import nl.mutatieboek.report.table.Row;

/**
 * The rows that every table of an article has: commitments, expenditure with what lies below it, receipts. Of a chapter as a whole the
 * totals come first.
 */
final class ArticleRows {
    private final Outlined outlined;
    private final Question question;
    private final BudgetYear year;
    private final List<BudgetYear> balances;
    private final AsOf point;
    private final Notes notes;

    /**
     * @param year the budget year of the document
     * @param balances the budget years of which the rows show a balance, and say what it leaves out
     * @param point at which their last figure stands
     */
    ArticleRows(
            Outlined outlined, Question question, BudgetYear year, List<BudgetYear> balances, AsOf point, Notes notes) {
        this.outlined = outlined;
        this.question = question;
        this.year = year;
        this.balances = List.copyOf(balances);
        this.point = point;
        this.notes = notes;
    }

    /** The cells of an item in one flow. */
    @FunctionalInterface
    interface Figures {
        List<Cell> of(ItemPath item, Flow flow);
    }

    /** @param columns how many columns there are */
    List<Row> of(ItemPath within, int columns, Figures figures) {
        List<Row> rows = new ArrayList<>();
        NavigableSet<ItemPath> items = outlined.items(within, year, point);
        if (within.isChapter()) {
            question.flows()
                    .forEach(flow -> rows.add(
                            row(Row.Kind.TOTAL, 0, within, question.words().total(flow), flow, figures)));
        }
        for (ItemPath article : items) {
            if (article.depth() == 1 || article.equals(within)) {
                article(article, items, columns, figures, rows);
            }
        }
        return rows;
    }

    private static Row group(ItemPath item, String heading, int columns) {
        return new Row(Row.Kind.GROUP, 0, item, heading, List.of(), Collections.nCopies(columns, Cell.EMPTY));
    }

    private void article(ItemPath article, NavigableSet<ItemPath> items, int columns, Figures figures, List<Row> rows) {
        if (article.isChapter()) {
            return;
        }
        if (article.isOpen() && question.flows().stream().noneMatch(flow -> isAnything(figures.of(article, flow)))) {
            return;
        }
        Words words = question.words();
        rows.add(group(article, words.article(article, year, point), columns));
        for (Flow flow : question.flows()) {
            rows.add(row(Row.Kind.LINE, 0, article, words.flow(flow), flow, figures));
            if (flow != Flow.COMMITMENTS && !article.isOpen()) {
                below(article, flow, items, figures, rows);
            }
        }
    }

    /** Commitments are published of the article alone. */
    private void below(ItemPath article, Flow flow, NavigableSet<ItemPath> items, Figures figures, List<Row> rows) {
        for (ItemPath item : items.tailSet(article, false)) {
            if (!article.contains(item)) {
                break;
            }
            List<Cell> cells = figures.of(item, flow);
            if (isAnything(cells)) {
                String name = question.words()
                        .item(item, point.outline().name(item, year).orElse(null));
                rows.add(new Row(
                        Row.Kind.PART, Math.min(item.depth() - article.depth(), 9), item, name, List.of(), cells));
            }
        }
    }

    private Row row(Row.Kind kind, int level, ItemPath item, String heading, Flow flow, Figures figures) {
        List<Cell> cells = figures.of(item, flow);
        return new Row(
                kind,
                level,
                item,
                heading,
                isAnything(cells) ? outlined.leftOut(item, flow, balances, point, question.words(), notes) : List.of(),
                cells);
    }

    private static boolean isAnything(List<Cell> cells) {
        return cells.stream().anyMatch(Cell.Amount.class::isInstance);
    }
}
