package nl.mutatieboek.budget;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.ItemPath;

/**
 * An item with its predecessors according to booked reorganisations.
 *
 * @param item the item
 * @param predecessors all predecessors, none of which is on or below another or the item, so that no line counts twice
 * @param sharedWith other items with the same predecessor, which counts in full for each
 */
public record ItemAncestry(ItemPath item, List<ItemPath> predecessors, List<ItemPath> sharedWith) {
    public ItemAncestry {
        predecessors = List.copyOf(predecessors);
        sharedWith = List.copyOf(sharedWith);
    }

    /** An item without predecessors. */
    public static ItemAncestry withoutPredecessors(ItemPath item) {
        return new ItemAncestry(item, List.of(), List.of());
    }

    /** The ancestry according to the was-wordt links at a point. */
    public static ItemAncestry resolve(ItemPath item, ResolvedAsOf point) {
        ItemLineage lineage = ItemLineage.asOf(point);
        List<ItemPath> all = lineage.predecessors(item);
        Set<ItemPath> own = new LinkedHashSet<>(all);
        own.add(item);
        own.addAll(lineage.successors(item));
        Set<ItemPath> shared = new LinkedHashSet<>();
        all.forEach(before -> shared.addAll(lineage.successors(before)));
        shared.removeAll(own);
        return new ItemAncestry(
                item,
                disjointPredecessors(item, all),
                shared.stream().sorted(ItemPathComparator.PATHS).toList());
    }

    private static List<ItemPath> disjointPredecessors(ItemPath item, List<ItemPath> all) {
        List<ItemPath> apart = new ArrayList<>();
        for (ItemPath one : all) {
            boolean within = Stream.concat(Stream.of(item), all.stream())
                    .anyMatch(other -> !other.equals(one) && other.contains(one));
            if (!within) {
                apart.add(one);
            }
        }
        return apart;
    }

    /** The item and its predecessors; an item below another one is included in it. */
    public List<ItemPath> itemWithPredecessors() {
        return predecessors.stream().anyMatch(before -> before.contains(item))
                ? predecessors
                : Stream.concat(Stream.of(item), predecessors.stream()).toList();
    }
}
