package nl.mutatieboek.budget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import nl.mutatieboek.domain.BudgetConstraintEvent;
import nl.mutatieboek.domain.BudgetConstraintEvent.BudgetFlexibilityRecorded;
import nl.mutatieboek.domain.BudgetConstraintEvent.CoverageFormStated;
import nl.mutatieboek.domain.BudgetConstraintEvent.YearEndMarginCapRecorded;
import nl.mutatieboek.domain.value.BudgetFlexibility;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;

/**
 * What chapters and documents state beside the balances, as known at one ledger number. The last statement holds.
 *
 * @param events in the order of recording
 */
public record BudgetConstraintHistory(List<BudgetConstraintEvent> events) {
    public BudgetConstraintHistory {
        events = List.copyOf(events);
    }

    /**
     * Returns the recorded cap on the margin that a chapter carries from a budget year to the next.
     *
     * @param presented whether the document of a moment is presented
     */
    public Optional<YearEndMarginCapRecorded> marginCap(
            ChapterCode chapter, BudgetYear year, Predicate<Moment> presented) {
        return events.reversed().stream()
                .filter(YearEndMarginCapRecorded.class::isInstance)
                .map(YearEndMarginCapRecorded.class::cast)
                .filter(cap -> cap.chapter().equals(chapter) && cap.year().equals(year) && presented.test(cap.moment()))
                .findFirst();
    }

    /** Returns the form of cover that each chapter states for a package, ignoring the case of its name. */
    public SortedMap<ChapterCode, CoverageFormStated> coverageForms(String coverage) {
        SortedMap<ChapterCode, CoverageFormStated> forms = new TreeMap<>();
        for (BudgetConstraintEvent event : events) {
            if (event instanceof CoverageFormStated stated && stated.coverage().equalsIgnoreCase(coverage)) {
                forms.put(stated.chapter(), stated);
            }
        }
        return forms;
    }

    private record FlexibilityKey(String article, BudgetYear year, Moment moment) {}

    /** Returns the budget flexibility as last recorded for each article, year and moment. */
    public List<BudgetFlexibility> flexibility() {
        Map<FlexibilityKey, BudgetFlexibility> last = new LinkedHashMap<>();
        for (BudgetConstraintEvent event : events) {
            if (event instanceof BudgetFlexibilityRecorded(BudgetFlexibility stated)) {
                last.put(new FlexibilityKey(stated.item().toString(), stated.year(), stated.moment()), stated);
            }
        }
        return new ArrayList<>(last.values());
    }
}
