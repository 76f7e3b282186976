package nl.mutatieboek.balance;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.budget.ItemAncestry;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what a balance is. Every read of balances, from whatever door, ends here. */
@Component
public class BalanceQueries {
    private final ProjectionReader projections;
    private final PostingTotalQueries sums;

    BalanceQueries(ProjectionReader projections, PostingTotalQueries sums) {
        this.projections = projections;
        this.sums = sums;
    }

    /** The balances asked, all at one point. */
    public List<Balance> find(BalanceCriteria question, ResolvedAsOf point) {
        return projections.query(BalanceProjection.class, lines -> rows(lines, question, point));
    }

    private static BalanceTree sheet(BalanceProjection lines, BalanceCriteria question, ResolvedAsOf point) {
        return question.depth() == 0
                ? BalanceTree.ofSelection(lines, point, question.item(), question.flow(), question.year())
                : new BalanceTree(lines, point, question.item());
    }

    private static List<Balance> rows(BalanceProjection lines, BalanceCriteria question, ResolvedAsOf point) {
        BalanceTree sheet = sheet(lines, question, point);
        ItemPath item = question.item();
        List<Balance> rows = new ArrayList<>();
        List<ItemPath> roots = item == null ? sheet.chapters() : List.of(item);
        for (ItemPath root : roots) {
            ItemAncestry ancestry =
                    question.lineage() ? ItemAncestry.resolve(root, point) : ItemAncestry.withoutPredecessors(root);
            rows.addAll(
                    ancestry.predecessors().isEmpty()
                            ? sheet.balancesOf(root, question.flow(), question.year(), item != null)
                            : LineageBalanceCalculator.calculate(lines, question, ancestry, point));
            below(sheet, root, question.flow(), question.year(), question.depth(), rows);
        }
        return rows;
    }

    /** What a reader wants to see of the balances at one point. */
    BalanceTableView tableView(BalanceTableOptions view, ResolvedAsOf point) {
        BudgetYear current = sums.findLastPresentedMoment(null, point, moment -> true)
                .map(Moment::year)
                .orElse(null);
        return projections.query(
                BalanceProjection.class,
                lines -> BalanceTableView.of(
                        BalanceTree.ofSelection(lines, point, null, view.flow(), null), view, current));
    }

    private static void below(
            BalanceTree sheet,
            ItemPath item,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            int depth,
            List<Balance> rows) {
        if (depth > 0) {
            for (ItemPath child : sheet.children(item)) {
                // What nothing is known of is told for articles, the level of authorisation; below them it would drown
                // the rest.
                rows.addAll(sheet.balancesOf(child, flow, year, child.isArticle()));
                below(sheet, child, flow, year, depth - 1, rows);
            }
        }
    }
}
