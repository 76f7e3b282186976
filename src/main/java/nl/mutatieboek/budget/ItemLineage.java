package nl.mutatieboek.budget;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.budget.StructureQueries.SuccessionChange;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Succession;

/**
 * Finds predecessors and successors of items, according to the reorganisations that are known, presented and in effect
 * at a point.
 */
public final class ItemLineage {
    private final Map<ItemPath, List<ItemPath>> before = new HashMap<>();
    private final Map<ItemPath, List<ItemPath>> after = new HashMap<>();

    private ItemLineage(List<Succession> links) {
        for (Succession link : links) {
            before.computeIfAbsent(link.becomes(), i -> new ArrayList<>()).add(link.was());
            after.computeIfAbsent(link.was(), i -> new ArrayList<>()).add(link.becomes());
        }
    }

    public static ItemLineage asOf(ResolvedAsOf point) {
        return new ItemLineage(
                linksInForce(point).stream().map(SuccessionChange::link).toList());
    }

    /** Uses every link that was ever booked, in effect or not. */
    static ItemLineage ofAllLinks(StructureSnapshot outline) {
        return new ItemLineage(
                outline.lineage().stream().map(SuccessionChange::link).toList());
    }

    /** Returns the links in effect at a point, with their moment and day, in the order of booking. */
    public static List<SuccessionChange> linksInForce(ResolvedAsOf point) {
        List<SuccessionChange> holding = new ArrayList<>();
        for (SuccessionChange linked : point.structure().lineage()) {
            if (!point.includesMoment(linked.moment()) || !point.isInEffect(linked.effectiveOn())) {
                continue;
            }
            if (linked.inForce()) {
                holding.add(linked);
            } else {
                holding.stream()
                        .filter(earlier -> earlier.link().equals(linked.link()))
                        .findFirst()
                        .ifPresent(holding::remove);
            }
        }
        return holding;
    }

    /** Returns all predecessors of an item, directly and indirectly. */
    public List<ItemPath> predecessors(ItemPath item) {
        return traverse(item, before);
    }

    /**
     * Returns the direct predecessors of an item: links that touch its own chapter, which a reader of that chapter may
     * see.
     */
    public List<ItemPath> directPredecessors(ItemPath item) {
        return before.getOrDefault(item, List.of()).stream()
                .filter(was -> !was.equals(item))
                .distinct()
                .toList();
    }

    /** Returns all successors of an item. */
    public List<ItemPath> successors(ItemPath item) {
        return traverse(item, after);
    }

    /** Codes are reused, so links may be cyclic; each is followed once. */
    private static List<ItemPath> traverse(ItemPath item, Map<ItemPath, List<ItemPath>> links) {
        Set<ItemPath> found = new LinkedHashSet<>();
        Deque<ItemPath> open = new ArrayDeque<>(links.getOrDefault(item, List.of()));
        while (!open.isEmpty()) {
            ItemPath next = open.removeFirst();
            if (!next.equals(item) && found.add(next)) {
                open.addAll(links.getOrDefault(next, List.of()));
            }
        }
        return List.copyOf(found);
    }
}
