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

/** Balances of a chapter in the ledger at a point in time. */
final class BookBalances {
    private final Map<BudgetAccount, Balance> rows = new HashMap<>();
    private final Set<BudgetAccount> parents = new HashSet<>();

    /** @param depth depth of the deepest requested item */
    BookBalances(BalanceQueries balances, ChapterCode chapter, int depth, ResolvedAsOf asOf) {
        int below = Math.min(depth + 1, BalanceCriteria.MAX_DEPTH);
        for (Balance row : balances.find(new BalanceCriteria(ItemPath.of(chapter), null, null, below), asOf)) {
            rows.put(new BudgetAccount(row.item(), row.flow(), row.year()), row);
            if (!row.item().isChapter() && row.known()) {
                parents.add(new BudgetAccount(row.item().parent(), row.flow(), row.year()));
            }
        }
    }

    /** The balance of an account; null if nothing is known, which is not zero. */
    @Nullable
    Balance find(BudgetAccount account) {
        Balance row = rows.get(account);
        if (row == null && account.item().isOpen()) {
            // The unassigned part of an item without known children has no row of its own.
            ItemPath item = account.item().account();
            BudgetAccount itemAccount = new BudgetAccount(item, account.flow(), account.year());
            row = item.isOpen() || parents.contains(itemAccount) ? null : rows.get(itemAccount);
        }
        return row == null || !row.known() ? null : row;
    }

    /** The part of a balance that no item below carries. */
    Thousands unassigned(Balance row) {
        if (row.item().isOpen() || row.item().depth() == BalanceCriteria.MAX_DEPTH) {
            return row.thousands() == null ? Thousands.ZERO : row.thousands();
        }
        Balance part = find(new BudgetAccount(row.item().toUnassigned(), row.flow(), row.year()));
        return part == null || part.thousands() == null ? Thousands.ZERO : part.thousands();
    }

    /** All known balances. */
    Stream<Balance> knownBalances() {
        return rows.values().stream().filter(Balance::known);
    }
}
