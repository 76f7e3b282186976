package nl.mutatieboek.mutation.entry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Totals of the grid by flow and year, regardless of errors elsewhere.
 *
 * @param years years with an amount
 */
record FormTotals(List<BudgetYear> years, List<FlowTotals> lines) {
    record FlowTotals(Flow flow, SortedMap<BudgetYear, Thousands> sums) {
        FlowTotals {
            sums = Collections.unmodifiableSortedMap(new TreeMap<>(sums));
        }

        /** The total of a year; null without amounts, which is not zero. */
        public @Nullable Thousands in(BudgetYear year) {
            return sums.get(year);
        }
    }

    static FormTotals of(Map<Flow, SortedMap<BudgetYear, Thousands>> sums) {
        SortedSet<BudgetYear> years = new TreeSet<>();
        List<FlowTotals> lines = new ArrayList<>();
        for (Flow flow : Flow.DOCUMENT_ORDER) {
            SortedMap<BudgetYear, Thousands> line = sums.getOrDefault(flow, new TreeMap<>());
            if (!line.isEmpty()) {
                years.addAll(line.keySet());
                lines.add(new FlowTotals(flow, line));
            }
        }
        return new FormTotals(List.copyOf(years), lines);
    }
}
