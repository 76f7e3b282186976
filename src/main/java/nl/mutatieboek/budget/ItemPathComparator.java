package nl.mutatieboek.budget;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.value.ItemPath;

/**
 * Orders items as people list them: a parent before the items below it, numeric codes by value (2 before 10), then
 * words, and open items last.
 */
public final class ItemPathComparator implements Comparator<ItemPath> {
    public static final ItemPathComparator PATHS = new ItemPathComparator();

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]*");
    private static final Comparator<String> CODES = Comparator.comparingInt(ItemPathComparator::sort)
            .thenComparingInt(code -> sort(code) == 0 ? code.length() : 0)
            .thenComparing(Comparator.naturalOrder());

    private ItemPathComparator() {}

    @Override
    public int compare(ItemPath one, ItemPath other) {
        int chapters = one.chapter().compareTo(other.chapter());
        if (chapters != 0) {
            return chapters;
        }
        List<String> ones = one.codes();
        List<String> others = other.codes();
        for (int i = 0; i < Math.min(ones.size(), others.size()); i++) {
            int codes = CODES.compare(ones.get(i), others.get(i));
            if (codes != 0) {
                return codes;
            }
        }
        return Integer.compare(ones.size(), others.size());
    }

    /** Numbers, words, open items. */
    private static int sort(String code) {
        if (code.contains(ItemPath.UNASSIGNED)) {
            return 2;
        }
        return NUMBER.matcher(code).matches() ? 0 : 1;
    }
}
