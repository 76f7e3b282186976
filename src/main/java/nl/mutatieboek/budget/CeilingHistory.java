package nl.mutatieboek.budget;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import nl.mutatieboek.domain.CalendarEvent.CeilingRecorded;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.CeilingAmount;
import org.jspecify.annotations.Nullable;

/**
 * Recorded ceilings that count at a point in time: of the moments that it includes, as known there.
 *
 * @param recorded in the order of recording
 */
public record CeilingHistory(List<RecordedCeiling> recorded, Comparator<CeilingAmount> byMoment) {
    /**
     * A recorded ceiling.
     *
     * @param reason why it replaced an earlier amount
     * @param replaced whether a later amount of the same ceiling, year and moment replaced it
     */
    public record RecordedCeiling(
            CeilingAmount amount, @Nullable String reason, boolean replaced) {}

    public CeilingHistory {
        recorded = List.copyOf(recorded);
    }

    public static CeilingHistory of(ResolvedAsOf point) {
        List<CeilingRecorded> entries = point.structure().ceilings().stream()
                .filter(entry -> point.includesMoment(entry.amount().moment()))
                .toList();
        return new CeilingHistory(
                IntStream.range(0, entries.size())
                        .mapToObj(i -> new RecordedCeiling(
                                entries.get(i).amount(),
                                entries.get(i).reason(),
                                entries.subList(i + 1, entries.size()).stream()
                                        .anyMatch(later -> later.amount()
                                                .isOfSame(entries.get(i).amount()))))
                        .toList(),
                Comparator.comparing(CeilingAmount::moment, point.momentOrder()));
    }

    /** Returns the amount that the last of these moments states for a ceiling and a budget year. */
    public Optional<CeilingAmount> inForce(Ceiling ceiling, BudgetYear year) {
        return recorded.stream()
                .filter(entry -> !entry.replaced())
                .map(RecordedCeiling::amount)
                .filter(amount -> amount.ceiling() == ceiling && amount.year().equals(year))
                .max(byMoment);
    }

    /** Returns the budget years for which a ceiling is recorded. */
    public SortedSet<BudgetYear> years() {
        SortedSet<BudgetYear> years = new TreeSet<>();
        recorded.forEach(entry -> years.add(entry.amount().year()));
        return years;
    }
}
