package nl.mutatieboek.exporting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;

/**
 * Compares every account that another program summed with the balance of the book, in both directions.
 *
 * @param compared number of balances, of chapters, items and postings on an item itself
 * @param wrong balances that differ, or that only one side has
 */
public record JournalBalanceComparison(int compared, List<String> wrong) {
    private record JournalAccountKey(ItemPath item, Flow flow, BudgetYear year) {}

    /** Compares the accounts with the balances at a point. */
    public static JournalBalanceComparison compare(
            Map<String, Long> accounts, BalanceQueries book, ResolvedAsOf point) {
        List<String> wrong = new ArrayList<>();
        Map<JournalAccountKey, Long> own = new HashMap<>();
        Map<JournalAccountKey, Long> all = new HashMap<>();
        accounts.forEach((name, thousands) -> {
            if (name.startsWith("Assets:")) {
                ParsedJournalAccount account = ParsedJournalAccount.parse(name);
                own.put(new JournalAccountKey(account.item(), account.flow(), account.year()), thousands);
                for (ItemPath level : account.item().ancestorsAndSelf()) {
                    all.merge(new JournalAccountKey(level, account.flow(), account.year()), thousands, Math::addExact);
                }
            }
        });
        Set<JournalAccountKey> seen = new HashSet<>();
        int compared = 0;
        for (Balance row : book.find(BalanceCriteria.EVERYTHING, point)) {
            if (row.known()) {
                compared++;
                boolean itself = !row.item().account().equals(row.item());
                JournalAccountKey where = new JournalAccountKey(row.item().account(), row.flow(), row.year());
                Long there = (itself ? own : all).get(where);
                seen.add(where);
                if (there == null || there != row.thousands().value()) {
                    wrong.add("%s %s %s is %s in the book and %s there"
                            .formatted(
                                    row.item(),
                                    row.flow(),
                                    row.year(),
                                    row.thousands().value(),
                                    there));
                }
            }
        }
        own.keySet().stream()
                .filter(where -> !seen.contains(where))
                .forEach(where -> wrong.add(where + " is there and not in the book"));
        checkCounterAccounts(accounts, wrong);
        return new JournalBalanceComparison(compared, wrong);
    }

    /** For each flow and year the book and its counterpart add up to zero. */
    private static void checkCounterAccounts(Map<String, Long> accounts, List<String> wrong) {
        Map<String, Long> sums = new HashMap<>();
        accounts.forEach((name, thousands) -> {
            String[] parts = name.split(":");
            sums.merge(parts[1] + " " + parts[2], thousands, Math::addExact);
        });
        sums.forEach((column, sum) -> {
            if (sum != 0) {
                wrong.add("All of " + column + " together is " + sum);
            }
        });
    }
}
