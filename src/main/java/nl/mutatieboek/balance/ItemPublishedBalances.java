package nl.mutatieboek.balance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.FlowYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.PublishedBalance;
import org.jspecify.annotations.Nullable;

/** Published balances of an item, and the items at or below it that have any. */
final class ItemPublishedBalances {
    private final Map<FlowYear, List<RecordedBalance>> own = new HashMap<>();
    private final Map<FlowYear, Set<ItemPath>> atOrBelow = new HashMap<>();

    /** @param from ledger number from which it is known */
    record RecordedBalance(long from, PublishedBalance balance) {
        FlowYear flowYear() {
            return new FlowYear(balance.flow(), balance.year());
        }

        boolean isKnownAt(ResolvedAsOf point) {
            return from <= point.ledgerNumber() && point.includesDocument(balance.moment());
        }
    }

    void add(RecordedBalance recorded) {
        own.computeIfAbsent(recorded.flowYear(), column -> new ArrayList<>()).add(recorded);
    }

    void addBelow(FlowYear flowYear, ItemPath item) {
        atOrBelow.computeIfAbsent(flowYear, column -> new LinkedHashSet<>()).add(item);
    }

    /** Flows and years with a published balance of the item at a point in time. */
    List<FlowYear> flowYears(ResolvedAsOf point) {
        List<FlowYear> known = new ArrayList<>();
        own.forEach((flowYear, balances) -> {
            if (balances.stream().anyMatch(one -> one.isKnownAt(point))) {
                known.add(flowYear);
            }
        });
        return known;
    }

    /** Published balance of the item in its last moment at a point in time; the last recorded one of that moment. */
    @Nullable
    PublishedBalance findLast(FlowYear flowYear, ResolvedAsOf point) {
        PublishedBalance last = null;
        for (RecordedBalance one : own.getOrDefault(flowYear, List.of())) {
            if (one.isKnownAt(point)
                    && (last == null
                            || point.momentOrder()
                                            .compare(
                                                    last.moment(), one.balance().moment())
                                    <= 0)) {
                last = one.balance();
            }
        }
        return last;
    }

    /** Items at or below the item that ever had a published balance of this flow and year. */
    Set<ItemPath> atOrBelow(FlowYear flowYear) {
        return atOrBelow.getOrDefault(flowYear, Set.of());
    }
}
