package nl.mutatieboek.balance;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.structure.Structure;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what a balance is. Every read of balances, from whatever door, ends here. */
@Component
public class BalanceQueries {
    private final Lines lines;
    private final Structure structure;

    BalanceQueries(Lines lines, Structure structure) {
        this.lines = lines;
        this.structure = structure;
    }

    /** The balances asked, all as of one ledger number. */
    public Balances find(BalanceQuestion question) {
        ItemPath item = question.item();
        ChapterCode chapter = item == null ? null : item.chapter();
        Sheet sheet = sheet(chapter);
        List<Balance> rows = new ArrayList<>();
        List<ItemPath> roots = item == null ? sheet.chapters() : List.of(item);
        for (ItemPath root : roots) {
            rows.addAll(sheet.rows(root, question.flow(), question.year(), item != null));
            below(sheet, root, question.flow(), question.year(), question.depth(), rows);
        }
        return new Balances(Axes.OPEN, sheet.ledgerNumber(), rows);
    }

    /** All balances of one flow, as of one ledger number. */
    BalanceTable table(Flow flow) {
        return BalanceTable.of(sheet(null), flow);
    }

    private static void below(
            Sheet sheet, ItemPath item, @Nullable Flow flow, @Nullable BudgetYear year, int depth, List<Balance> rows) {
        if (depth > 0) {
            for (ItemPath child : sheet.children(item)) {
                // What nothing is known of is told for articles, the level of authorisation; below them it would drown
                // the rest.
                rows.addAll(sheet.rows(child, flow, year, child.isArticle()));
                below(sheet, child, flow, year, depth - 1, rows);
            }
        }
    }

    private Sheet sheet(@Nullable ChapterCode chapter) {
        Lines.Snapshot snapshot = lines.snapshot(chapter);
        return new Sheet(snapshot, structure.outline(snapshot.ledgerNumber()));
    }
}
