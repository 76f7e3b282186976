package nl.mutatieboek.dossier.entry;

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
 * What the rows come to, for each flow and year, whatever else is wrong with them.
 *
 * @param years those in which something stands
 */
record Sums(List<BudgetYear> years, List<Line> lines) {
    Sums {
        years = List.copyOf(years);
        lines = List.copyOf(lines);
    }

    /** A flow. */
    record Line(Flow flow, SortedMap<BudgetYear, Thousands> sums) {
        Line {
            sums = Collections.unmodifiableSortedMap(new TreeMap<>(sums));
        }

        /** Null where nothing stands, which is not zero. */
        public @Nullable Thousands in(BudgetYear year) {
            return sums.get(year);
        }
    }

    static Sums of(Map<Flow, SortedMap<BudgetYear, Thousands>> sums) {
        SortedSet<BudgetYear> years = new TreeSet<>();
        List<Line> lines = new ArrayList<>();
        for (Flow flow : List.of(Flow.EXPENDITURE, Flow.COMMITMENTS, Flow.RECEIPTS)) {
            SortedMap<BudgetYear, Thousands> line = sums.getOrDefault(flow, new TreeMap<>());
            if (!line.isEmpty()) {
                years.addAll(line.keySet());
                lines.add(new Line(flow, line));
            }
        }
        return new Sums(List.copyOf(years), lines);
    }
}
