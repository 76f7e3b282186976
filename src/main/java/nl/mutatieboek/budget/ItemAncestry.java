package nl.mutatieboek.budget;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.ItemPath;

/**
 * An item together with what it was before, by the reorganisations that were booked.
 *
 * @param item the item
 * @param predecessors all that it was, none of which lies on or below another or the item, so that no line is counted twice
 * @param sharedWith what else became of the same: what was one and became several is counted whole with each
 */
public record ItemAncestry(ItemPath item, List<ItemPath> predecessors, List<ItemPath> sharedWith) {
    public ItemAncestry {
        predecessors = List.copyOf(predecessors);
        sharedWith = List.copyOf(sharedWith);
    }

    /** The item by itself. */
    public static ItemAncestry withoutPredecessors(ItemPath item) {
        return new ItemAncestry(item, List.of(), List.of());
    }

    /** As a point knows the was-wordt links. */
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

    /** The item and what it was; one that it lay below includes it already. */
    public List<ItemPath> itemWithPredecessors() {
        return predecessors.stream().anyMatch(before -> before.contains(item))
                ? predecessors
                : Stream.concat(Stream.of(item), predecessors.stream()).toList();
    }
}
