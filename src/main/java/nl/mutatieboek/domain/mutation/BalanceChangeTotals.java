package nl.mutatieboek.domain.mutation;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Thousands;

/** What postings add to each balance: a posting counts for its item and for all items above it. */
public final class BalanceChangeTotals {
    private final Set<BudgetAccount> touched = new LinkedHashSet<>();
    private final Map<BudgetAccount, Thousands> own = new HashMap<>();
    private final Map<BudgetAccount, Thousands> withBelow = new HashMap<>();

    public BalanceChangeTotals(Collection<Posting> postings) {
        for (Posting posting : postings) {
            touched.add(new BudgetAccount(posting.item(), posting.flow(), posting.year()));
            BudgetAccount account = BudgetAccount.ofPosting(posting);
            own.merge(account, posting.thousands(), Thousands::plus);
            for (ItemPath level : account.item().ancestorsAndSelf()) {
                withBelow.merge(
                        new BudgetAccount(level, posting.flow(), posting.year()), posting.thousands(), Thousands::plus);
            }
        }
    }

    /** Returns the items, flows and years that the postings name, in their order. */
    public Set<BudgetAccount> touched() {
        return touched;
    }

    /** Returns the change of a balance; an unassigned part has only the postings on its own account. */
    public Thousands changeOf(BudgetAccount balance) {
        ItemPath item = balance.item();
        return item.account().equals(item)
                ? withBelow.getOrDefault(balance, Thousands.ZERO)
                : own.getOrDefault(new BudgetAccount(item.account(), balance.flow(), balance.year()), Thousands.ZERO);
    }
}
