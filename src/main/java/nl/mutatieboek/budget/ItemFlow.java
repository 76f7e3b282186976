package nl.mutatieboek.budget;

import java.util.Comparator;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;

/** A flow of an item, ordered by item as in the budget documents, then by flow. */
public record ItemFlow(ItemPath item, Flow flow) implements Comparable<ItemFlow> {
    private static final Comparator<ItemFlow> ORDER =
            Comparator.comparing(ItemFlow::item, ItemPathComparator.PATHS).thenComparing(ItemFlow::flow);

    @Override
    public int compareTo(ItemFlow other) {
        return ORDER.compare(this, other);
    }
}
