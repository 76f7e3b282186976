package nl.mutatieboek.balance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.FlowYear;

/**
 * Flows with the same figures, shown as one.
 *
 * @param flows in document order
 */
public record EqualFlowGroup<V>(List<Flow> flows, V figures) {
    public EqualFlowGroup {
        flows = List.copyOf(flows);
    }

    /** Groups flows by their figures; a flow without figures is left out. */
    public static <V> List<EqualFlowGroup<V>> group(Function<Flow, Optional<V>> figures) {
        Map<V, List<Flow>> flows = new LinkedHashMap<>();
        for (Flow flow : Flow.DOCUMENT_ORDER) {
            figures.apply(flow)
                    .ifPresent(own ->
                            flows.computeIfAbsent(own, key -> new ArrayList<>()).add(flow));
        }
        return flows.entrySet().stream()
                .map(group -> new EqualFlowGroup<>(group.getValue(), group.getKey()))
                .toList();
    }

    /** Groups flows by their figures in each budget year. */
    public static <V> List<EqualFlowGroup<SortedMap<BudgetYear, V>>> groupYears(Map<FlowYear, V> figures) {
        Map<Flow, SortedMap<BudgetYear, V>> byFlow = new LinkedHashMap<>();
        figures.forEach((at, figure) ->
                byFlow.computeIfAbsent(at.flow(), flow -> new TreeMap<>()).put(at.year(), figure));
        return group(flow -> Optional.ofNullable(byFlow.get(flow)));
    }
}
