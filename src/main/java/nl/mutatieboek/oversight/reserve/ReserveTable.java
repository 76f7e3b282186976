package nl.mutatieboek.oversight.reserve;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.mutatieboek.balance.EqualFlowGroup;
import nl.mutatieboek.balance.reserve.Reserve;
import nl.mutatieboek.balance.reserve.Reserve.ReserveBalance;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.FlowYear;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * A reserve with its budget years across. Flows are merged only if their amounts, basis and precision are equal.
 *
 * @param allocatable whether the reader may propose to allocate it
 */
record ReserveTable(
        Reserve reserve,
        List<BudgetYear> years,
        List<EqualFlowGroup<SortedMap<BudgetYear, ReserveFigures>>> groups,
        boolean allocatable) {
    /** Figures of one budget year; see {@link ReserveBalance}. */
    record ReserveFigures(
            Thousands madeAvailable,
            Thousands allocated,
            Thousands left,
            Thousands pending,
            @Nullable Basis basis,
            @Nullable Precision precision) {}

    static ReserveTable of(Reserve reserve, boolean allocatable) {
        SortedMap<FlowYear, ReserveFigures> figures = new TreeMap<>();
        reserve.lines()
                .forEach(line -> figures.put(
                        new FlowYear(line.flow(), line.year()),
                        new ReserveFigures(
                                line.madeAvailable(),
                                line.allocated(),
                                line.left(),
                                line.pending(),
                                line.basis(),
                                line.precision())));
        return new ReserveTable(
                reserve,
                figures.keySet().stream()
                        .map(FlowYear::year)
                        .distinct()
                        .sorted()
                        .toList(),
                EqualFlowGroup.groupYears(figures),
                allocatable);
    }

    /** Whether any mutation on it is pending. */
    public boolean pending() {
        return reserve.lines().stream().anyMatch(line -> !line.pending().isZero());
    }
}
