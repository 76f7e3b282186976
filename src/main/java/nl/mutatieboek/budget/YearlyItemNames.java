package nl.mutatieboek.budget;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import nl.mutatieboek.budget.StructureQueries.KnownChapter;
import nl.mutatieboek.budget.StructureQueries.KnownItem;
import nl.mutatieboek.domain.Event.ItemNamed;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ItemPath;
import org.jspecify.annotations.Nullable;

/**
 * Names of chapters and items by budget year, independent of the order in which they were recorded. Within a year the
 * name at registration precedes those of documents, and of several documents the alphabetically first precedes.
 */
final class YearlyItemNames {
    private final Map<ItemPath, NavigableMap<BudgetYear, String>> byYear = new HashMap<>();

    YearlyItemNames(List<KnownChapter> chapters, List<KnownItem> items, List<ItemNamed> named) {
        named.forEach(one -> namesOf(one.item())
                .merge(one.year(), one.name(), (first, other) -> first.compareTo(other) <= 0 ? first : other));
        chapters.forEach(chapter ->
                putIfNamed(ItemPath.of(chapter.code()), chapter.validity().from(), chapter.name()));
        items.forEach(item -> putIfNamed(item.path(), item.validity().from(), item.name()));
    }

    private NavigableMap<BudgetYear, String> namesOf(ItemPath item) {
        return byYear.computeIfAbsent(item, i -> new TreeMap<>());
    }

    private void putIfNamed(ItemPath item, BudgetYear year, @Nullable String name) {
        if (name != null) {
            namesOf(item).put(year, name);
        }
    }

    /** Returns the name in a year, or else in the nearest earlier year, or else in the nearest later one. */
    Optional<String> nameIn(ItemPath item, BudgetYear year) {
        NavigableMap<BudgetYear, String> years = byYear.get(item);
        if (years == null) {
            return Optional.empty();
        }
        Map.Entry<BudgetYear, String> latest = years.floorEntry(year);
        return Optional.of((latest == null ? years.firstEntry() : latest).getValue());
    }

    /** Returns the name in the last year that has one. */
    Optional<String> lastName(ItemPath item) {
        return Optional.ofNullable(byYear.getOrDefault(item, new TreeMap<>()).lastEntry())
                .map(Map.Entry::getValue);
    }
}
