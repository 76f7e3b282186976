package nl.mutatieboek.structure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Succession;
import nl.mutatieboek.structure.Structure.Linked;

/** Which items became which, by the reorganisations that are known, presented and in effect at a point. */
public final class Lineage {
    private final Map<ItemPath, List<ItemPath>> before = new HashMap<>();
    private final Map<ItemPath, List<ItemPath>> after = new HashMap<>();

    private Lineage(List<Succession> links) {
        for (Succession link : links) {
            before.computeIfAbsent(link.becomes(), i -> new ArrayList<>()).add(link.was());
            after.computeIfAbsent(link.was(), i -> new ArrayList<>()).add(link.becomes());
        }
    }

    public static Lineage at(Point point) {
        return new Lineage(holding(point).stream().map(Linked::link).toList());
    }

    /** By every link that was ever booked, whether it holds or not. */
    static Lineage ever(Outline outline) {
        return new Lineage(outline.lineage().stream().map(Linked::link).toList());
    }

    /** The links that hold at a point, with the moment and day of each, in the order in which they were booked. */
    public static List<Linked> holding(Point point) {
        List<Linked> holding = new ArrayList<>();
        for (Linked linked : point.outline().lineage()) {
            if (!point.presents(linked.moment()) || !point.holds(linked.effectiveOn())) {
                continue;
            }
            if (linked.holds()) {
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

    /** What an item was before, all the way back. */
    public List<ItemPath> predecessors(ItemPath item) {
        return follow(item, before);
    }

    /** What an item was directly before: links that touch its own chapter, which a reader of that chapter may see. */
    public List<ItemPath> directPredecessors(ItemPath item) {
        return before.getOrDefault(item, List.of()).stream()
                .filter(was -> !was.equals(item))
                .distinct()
                .toList();
    }

    /** What became of an item, all the way. */
    public List<ItemPath> successors(ItemPath item) {
        return follow(item, after);
    }

    /** Codes are reused, so a way may lead back to where it began; it is walked once. */
    private static List<ItemPath> follow(ItemPath item, Map<ItemPath, List<ItemPath>> links) {
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
