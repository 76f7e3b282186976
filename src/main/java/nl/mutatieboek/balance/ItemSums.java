package nl.mutatieboek.balance;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.balance.FlowYearSums.YearRange;
import nl.mutatieboek.domain.value.ItemPath;
import org.jspecify.annotations.Nullable;

/** Sums of the postings of an item and of the items below it. */
final class ItemSums {
    private final ItemPath item;
    private final YearRange years;
    private final FlowYearSums own;
    private final List<ItemSums> below = new ArrayList<>();
    private boolean posted;
    private @Nullable FlowYearSums all;

    ItemSums(ItemPath item, YearRange years) {
        this.item = item;
        this.years = years;
        this.own = new FlowYearSums(years);
    }

    ItemPath item() {
        return item;
    }

    /** Sets the sum of one of its accounts. */
    void set(AccountPostingColumns account, BalanceAccumulator sum) {
        own.set(account.account().flow(), account.account().year(), sum);
        posted = true;
    }

    void addBelow(ItemSums child) {
        below.add(child);
    }

    /** Items directly below it that have sums. */
    List<ItemSums> below() {
        return below;
    }

    /** Whether something is posted on the item itself. */
    boolean isPosted() {
        return posted;
    }

    /** Sums of the postings on the item itself, with their bases. */
    FlowYearSums own() {
        return own;
    }

    /** Sums of the postings at or below the item. Complete once all accounts are set. */
    FlowYearSums all() {
        FlowYearSums known = all;
        if (known == null) {
            known = own;
            if (!below.isEmpty()) {
                known = new FlowYearSums(years);
                known.add(own);
                for (ItemSums child : below) {
                    known.add(child.all());
                }
            }
            all = known;
        }
        return known;
    }
}
