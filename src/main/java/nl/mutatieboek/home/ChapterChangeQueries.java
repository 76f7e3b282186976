package nl.mutatieboek.home;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.mutatieboek.balance.PostingDiffQueries;
import nl.mutatieboek.balance.PostingDiffQueries.ItemChange;
import nl.mutatieboek.budget.AsOfPairQuery;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ChapterCodeComparator;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.budget.ItemFlow;
import nl.mutatieboek.budget.ItemLabel;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.mutation.MutationQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what was booked in chapters since a ledger number, as far as the reader may see it. */
@Component
record ChapterChangeQueries(AsOfResolver points, PostingDiffQueries changes, MutationQueries mutations) {
    static final int MAX_MUTATIONS = 5;
    static final int MAX_ROWS = 8;
    private static final int MAX_YEARS = 6;

    /**
     * What was booked in a chapter.
     *
     * @param booked number of mutations
     * @param newest the newest of them, the last booked first
     * @param years the first years with an amount
     * @param rows the amounts by item, of the first items
     * @param more number of items that are not listed
     * @param since the earlier point in time, for the comparison
     */
    record ChapterChanges(
            ItemLabel chapter,
            int booked,
            List<BookedMutation> newest,
            List<BudgetYear> years,
            List<ItemYears> rows,
            int more,
            String since) {
        ChapterChanges {
            newest = List.copyOf(newest);
            years = List.copyOf(years);
            rows = List.copyOf(rows);
        }
    }

    /** A booked mutation. */
    record BookedMutation(MutationId mutation, String number, String title) {}

    /** Change of an item; an amount is null in a year without one. */
    record ItemYears(ItemLabel item, Flow flow, List<@Nullable Thousands> amounts) {}

    /**
     * Finds the changes of each chapter.
     *
     * @param own whether these are chapters of the reader, who then sees what is under embargo for others, and amounts
     */
    List<ChapterChanges> find(Collection<ChapterCode> chapters, boolean own, long since) {
        AsOfQuery from = new AsOfQuery(null, Long.toString(since), null);
        AsOfPairQuery query = new AsOfPairQuery(from, null, null);
        if (own) {
            return chapters.stream()
                    .sorted(ChapterCodeComparator.OFFICIAL)
                    .flatMap(chapter ->
                            find(chapter, true, points.awaitPair(query, EmbargoCheckScope.of(chapter)), from).stream())
                    .toList();
        }
        AsOfResolver.AsOfPair pair = points.awaitPair(query, EmbargoCheckScope.WHOLE_BOOK);
        return chapters.stream()
                .flatMap(chapter -> find(chapter, false, pair, from).stream())
                .toList();
    }

    private Optional<ChapterChanges> find(
            ChapterCode chapter, boolean detailed, AsOfResolver.AsOfPair pair, AsOfQuery from) {
        List<ItemChange> all = changes.findItemChanges(ItemPath.of(chapter), pair.from(), pair.to());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<MutationId> booked = all.stream()
                .sorted(Comparator.comparingLong(ItemChange::booking).reversed())
                .map(ItemChange::mutation)
                .distinct()
                .toList();
        SortedMap<ItemFlow, SortedMap<BudgetYear, Thousands>> sums = detailed ? sums(all) : new TreeMap<>();
        List<BudgetYear> years = sums.values().stream()
                .flatMap(amounts -> amounts.keySet().stream())
                .distinct()
                .sorted()
                .limit(MAX_YEARS)
                .toList();
        List<ItemYears> rows = sums.entrySet().stream()
                .limit(MAX_ROWS)
                .map(sum -> new ItemYears(
                        ItemLabel.of(sum.getKey().item(), pair.to().structure()),
                        sum.getKey().flow(),
                        amounts(years, sum.getValue())))
                .toList();
        return Optional.of(new ChapterChanges(
                ItemLabel.of(ItemPath.of(chapter), pair.to().structure()),
                booked.size(),
                detailed ? newest(booked) : List.of(),
                years,
                rows,
                sums.size() - rows.size(),
                from.inOne()));
    }

    private static List<@Nullable Thousands> amounts(List<BudgetYear> years, Map<BudgetYear, Thousands> sums) {
        List<@Nullable Thousands> amounts = new ArrayList<>();
        years.forEach(year -> amounts.add(sums.get(year)));
        return amounts;
    }

    /** The sums that are not zero, by item and flow. */
    private static SortedMap<ItemFlow, SortedMap<BudgetYear, Thousands>> sums(List<ItemChange> all) {
        SortedMap<ItemFlow, SortedMap<BudgetYear, Thousands>> sums = new TreeMap<>();
        all.forEach(change -> sums.computeIfAbsent(new ItemFlow(change.item(), change.flow()), row -> new TreeMap<>())
                .merge(change.year(), change.thousands(), Thousands::plus));
        sums.values().forEach(years -> years.values().removeIf(Thousands::isZero));
        sums.values().removeIf(Map::isEmpty);
        return sums;
    }

    private List<BookedMutation> newest(List<MutationId> booked) {
        return booked.stream()
                .limit(MAX_MUTATIONS)
                .map(id -> mutations.requireVisible(id, OptionalLong.empty()).facts())
                .map(fact -> new BookedMutation(
                        fact.mutation(), fact.number(), fact.proposal().title()))
                .toList();
    }
}
