package nl.mutatieboek.importing.reconciliation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/** The book's own balances of a chapter at a point. */
final class BookBalances {
    private final Map<BudgetAccount, Balance> rows = new HashMap<>();
    private final Set<BudgetAccount> parents = new HashSet<>();

    /** @param depth of the deepest item that is asked */
    BookBalances(BalanceQueries balances, ChapterCode chapter, int depth, ResolvedAsOf point) {
        int below = Math.min(depth + 1, BalanceCriteria.MAX_DEPTH);
        for (Balance row : balances.find(new BalanceCriteria(ItemPath.of(chapter), null, null, below), point)) {
            rows.put(new BudgetAccount(row.item(), row.flow(), row.year()), row);
            if (!row.item().isChapter() && row.known()) {
                parents.add(new BudgetAccount(row.item().parent(), row.flow(), row.year()));
            }
        }
    }

    /** What the book has of it; null where it knows nothing. */
    @Nullable
    Balance find(BudgetAccount line) {
        Balance row = rows.get(line);
        if (row == null && line.item().isOpen()) {
            // What lies on an item that has nothing below it has no row of its own.
            ItemPath account = line.item().account();
            BudgetAccount whole = new BudgetAccount(account, line.flow(), line.year());
            row = account.isOpen() || parents.contains(whole) ? null : rows.get(whole);
        }
        return row == null || !row.known() ? null : row;
    }

    /** The part of it that no line below it carries. */
    Thousands unassigned(Balance row) {
        if (row.item().isOpen() || row.item().depth() == BalanceCriteria.MAX_DEPTH) {
            return row.thousands() == null ? Thousands.ZERO : row.thousands();
        }
        Balance part = find(new BudgetAccount(row.item().toUnassigned(), row.flow(), row.year()));
        return part == null || part.thousands() == null ? Thousands.ZERO : part.thousands();
    }

    /** All that it knows. */
    Stream<Balance> knownBalances() {
        return rows.values().stream().filter(Balance::known);
    }
}
