package nl.mutatieboek.oversight;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.FlowYear;
import org.jspecify.annotations.Nullable;

/**
 * Flows with the same figures in every year, shown as one.
 *
 * @param flows in the order of a table: expenditure first
 * @param figures by budget year; a year without a figure is absent
 */
public record FlowGroup<V>(List<Flow> flows, SortedMap<BudgetYear, V> figures) {
    public FlowGroup {
        flows = List.copyOf(flows);
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    /** Groups figures by flow; flows whose figures are equal are one group. */
    public static <V> List<FlowGroup<V>> group(Map<FlowYear, V> figures) {
        List<FlowGroup<V>> groups = new ArrayList<>();
        for (Flow flow : Flow.DOCUMENT_ORDER) {
            SortedMap<BudgetYear, V> own = new TreeMap<>();
            figures.forEach((at, figure) -> {
                if (at.flow() == flow) {
                    own.put(at.year(), figure);
                }
            });
            if (!own.isEmpty()) {
                int same = indexOf(own, groups);
                if (same < 0) {
                    groups.add(new FlowGroup<>(List.of(flow), own));
                } else {
                    List<Flow> flows = new ArrayList<>(groups.get(same).flows());
                    flows.add(flow);
                    groups.set(same, new FlowGroup<>(flows, own));
                }
            }
        }
        return groups;
    }

    private static <V> int indexOf(SortedMap<BudgetYear, V> figures, List<FlowGroup<V>> groups) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).figures().equals(figures)) {
                return i;
            }
        }
        return -1;
    }

    /** The figure of a year; null if there is none. */
    public @Nullable V in(BudgetYear year) {
        return figures.get(year);
    }
}
