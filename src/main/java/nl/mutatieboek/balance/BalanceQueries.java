package nl.mutatieboek.balance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.budget.ItemAncestry;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Queries balances. Every read of a balance ends here. */
@Component
public class BalanceQueries {
    private final ProjectionReader projections;
    private final PostingTotalQueries sums;

    BalanceQueries(ProjectionReader projections, PostingTotalQueries sums) {
        this.projections = projections;
        this.sums = sums;
    }

    /** Balances as of one point in time. */
    public List<Balance> find(BalanceCriteria question, ResolvedAsOf point) {
        ItemPath item = question.item();
        return projections.query(BalanceProjection.class, lines -> {
            if (item != null) {
                return rows(lines, item, question, point);
            }
            // No balance depends on another chapter.
            return ParallelReader.read(
                            point.structure().chapters(),
                            lines.accountCount(),
                            chapter -> rows(lines, ItemPath.of(chapter.code()), question, point))
                    .stream()
                    .flatMap(List::stream)
                    .toList();
        });
    }

    private static List<Balance> rows(
            BalanceProjection lines, ItemPath root, BalanceCriteria question, ResolvedAsOf point) {
        MarkSelection mark = question.mark();
        if (mark != null) {
            return rows(lines, root, question, mark, point);
        }
        BalanceTree tree = question.depth() == 0
                ? BalanceTree.ofSelection(lines, point, root, question.flow(), question.year())
                : new BalanceTree(lines, point, root);
        return rows(tree, lines, root, question, point);
    }

    /**
     * What lines with a mark amount to. It is complete if the balance of all lines is, and none of them has an unknown
     * mark.
     */
    private static List<Balance> rows(
            BalanceProjection lines, ItemPath root, BalanceCriteria question, MarkSelection mark, ResolvedAsOf point) {
        BalanceTree whole = new BalanceTree(lines, point, root);
        BalanceTree unknown = new BalanceTree(lines, point, root, mark.whereUnknown());
        return rows(new BalanceTree(lines, point, root, mark), lines, root, question, point).stream()
                .map(row -> row.ofMark(whole.balance(row.item(), row.flowYear()).complete()
                        && unknown.balance(row.item(), row.flowYear()).thousands() == null))
                .toList();
    }

    private static List<Balance> rows(
            BalanceTree tree, BalanceProjection lines, ItemPath root, BalanceCriteria question, ResolvedAsOf point) {
        ItemAncestry ancestry = question.lineage() && question.mark() == null
                ? ItemAncestry.resolve(root, point)
                : ItemAncestry.withoutPredecessors(root);
        List<Balance> rows = new ArrayList<>(
                ancestry.predecessors().isEmpty()
                        ? tree.balancesOf(root, question.flow(), question.year(), question.item() != null)
                        : LineageBalanceCalculator.calculate(lines, question, ancestry, point));
        addBelow(tree, root, question.flow(), question.year(), question.depth(), rows);
        return rows;
    }

    /**
     * Balances of several items, flows and years in one read, those without postings included.
     *
     * @param points point in time of each chapter
     */
    public Map<BudgetAccount, Balance> findEach(
            Collection<BudgetAccount> accounts, Map<ChapterCode, ResolvedAsOf> points) {
        return projections.query(BalanceProjection.class, lines -> {
            Map<ItemPath, BalanceTree> trees = new HashMap<>();
            Map<BudgetAccount, Balance> found = new HashMap<>();
            for (BudgetAccount balance : accounts) {
                ResolvedAsOf point = points.get(balance.item().chapter());
                if (point != null) {
                    // Whether a balance is complete depends on its article.
                    BalanceTree tree = trees.computeIfAbsent(
                            balance.item().account().articlePath(), root -> new BalanceTree(lines, point, root));
                    found.put(balance, tree.balance(balance.item(), balance.flowYear()));
                }
            }
            return found;
        });
    }

    /**
     * Table of the balances as of one point in time.
     *
     * @param chapter null for all chapters
     */
    BalanceTableView tableView(BalanceTableOptions view, @Nullable ItemPath chapter, ResolvedAsOf point) {
        BudgetYear current = sums.findLastPresentedMoment(chapter, point, moment -> true)
                .map(Moment::year)
                .orElse(null);
        return projections.query(
                BalanceProjection.class,
                lines -> BalanceTableView.of(
                        BalanceTree.ofSelection(lines, point, chapter, view.flow(), null), view, current));
    }

    private static void addBelow(
            BalanceTree tree,
            ItemPath item,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            int depth,
            List<Balance> rows) {
        if (depth > 0) {
            for (ItemPath child : tree.children(item)) {
                // Unknown balances are listed for articles, the level of authorisation; below them they would be too
                // many.
                rows.addAll(tree.balancesOf(child, flow, year, child.isArticle()));
                addBelow(tree, child, flow, year, depth - 1, rows);
            }
        }
    }
}
