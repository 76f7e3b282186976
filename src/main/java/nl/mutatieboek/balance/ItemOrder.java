package nl.mutatieboek.balance;

import java.util.Comparator;
import nl.mutatieboek.budget.term.ItemPath;

/** The order in which a budget lists its items: article 5 before article 37, and what is left open last. */
public final class ItemOrder {
    public static final Comparator<ItemPath> OF_THE_BUDGET = ItemOrder::compare;

    private ItemOrder() {}

    private static int compare(ItemPath one, ItemPath other) {
        int byChapter = one.chapter().compareTo(other.chapter());
        int shared = Math.min(one.depth(), other.depth());
        for (int level = 0; byChapter == 0 && level < shared; level++) {
            int byCode = code(one.codes().get(level), other.codes().get(level));
            if (byCode != 0) {
                return byCode;
            }
        }
        return byChapter != 0 ? byChapter : Integer.compare(one.depth(), other.depth());
    }

    private static int code(String one, String other) {
        boolean oneOpen = one.contains(ItemPath.UNASSIGNED);
        boolean otherOpen = other.contains(ItemPath.UNASSIGNED);
        if (oneOpen != otherOpen) {
            return oneOpen ? 1 : -1;
        }
        boolean numbers = one.matches("[0-9]{1,18}") && other.matches("[0-9]{1,18}");
        int byNumber = numbers ? Long.compare(Long.parseLong(one), Long.parseLong(other)) : 0;
        return byNumber != 0 ? byNumber : one.compareTo(other);
    }
}
