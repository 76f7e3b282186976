package nl.mutatieboek.balance.trail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import nl.mutatieboek.balance.EqualFlowGroup;
import nl.mutatieboek.balance.PostingDiffQueries.BalanceChange;
import nl.mutatieboek.balance.RunningBalance.PostingPosition;
import nl.mutatieboek.balance.trail.BalanceChangeQueries.BalanceDifference;
import nl.mutatieboek.balance.trail.BalanceChangeQueries.DetailedChange;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Balances of an item at two points in time with the mutations between them: a row for each mutation, a column for each
 * budget year. Flows that are equal share a table.
 *
 * @param flows flows to which all of it applies
 * @param totals balances at both points, by year
 * @param earlier sums of the changes on earlier pages, by year; null if there are none
 * @param rows mutations of this page
 * @param later sums of the changes on later pages, by year; null if there are none
 */
record BalanceComparisonTable(
        List<Flow> flows,
        List<BudgetYear> years,
        List<ComparedTotal> totals,
        @Nullable List<Thousands> earlier,
        List<ComparedRow> rows,
        @Nullable List<Thousands> later) {
    /** A balance at both points, null if nothing is known, and the difference. */
    record ComparedTotal(@Nullable Thousands from, @Nullable Thousands to, Thousands difference) {}

    /**
     * A mutation.
     *
     * @param change its first change
     * @param cells change by year; null without one
     */
    record ComparedRow(DetailedChange change, List<@Nullable Thousands> cells) {}

    /** The changes of one mutation. */
    private record MutationChanges(BalanceChange first, List<BalanceChange> all) {
        private @Nullable Thousands in(Flow flow, BudgetYear year) {
            return all.stream()
                    .filter(change -> change.flow() == flow && change.year().equals(year))
                    .map(BalanceChange::thousands)
                    .reduce(Thousands::plus)
                    .orElse(null);
        }
    }

    /** Tables of one page. */
    static final class Builder {
        private final List<BalanceDifference> totals;
        private final List<MutationChanges> mutations = new ArrayList<>();
        private final int begin;
        private final int end;

        /**
         * Divides the changes into pages.
         *
         * @param after position of the last mutation of the previous page
         * @param limit number of mutations on a page
         */
        Builder(List<BalanceDifference> totals, List<BalanceChange> changes, PostingPosition after, int limit) {
            this.totals = totals;
            Map<MutationId, List<BalanceChange>> byMutation = new HashMap<>();
            changes.forEach(change -> byMutation
                    .computeIfAbsent(change.mutation(), mutation -> new ArrayList<>())
                    .add(change));
            Comparator<BalanceChange> order = Comparator.comparing(BalanceChange::first);
            byMutation
                    .values()
                    .forEach(all -> mutations.add(
                            new MutationChanges(all.stream().min(order).orElseThrow(), all)));
            mutations.sort(Comparator.comparing(MutationChanges::first, order));
            this.begin = (int) mutations.stream()
                    .filter(mutation -> mutation.first().first().compareTo(after) <= 0)
                    .count();
            this.end = Math.min(mutations.size(), begin + limit);
        }

        /** The first change of each mutation on the page. */
        List<BalanceChange> firstChanges() {
            return mutations.subList(begin, end).stream()
                    .map(MutationChanges::first)
                    .toList();
        }

        /** Position of the last mutation on the page; null on the last page. */
        @Nullable
        PostingPosition next() {
            return end == mutations.size()
                    ? null
                    : mutations.get(end - 1).first().first();
        }

        /** The tables, given the first changes with their details. */
        List<BalanceComparisonTable> build(List<DetailedChange> detailed) {
            return EqualFlowGroup.group(flow -> table(flow, detailed)).stream()
                    .map(group -> group.figures().withFlows(group.flows()))
                    .toList();
        }

        /** The table of one flow, which names none yet. */
        private Optional<BalanceComparisonTable> table(Flow flow, List<DetailedChange> detailed) {
            List<BalanceDifference> known = totals.stream()
                    .filter(total -> total.flowYear().flow() == flow)
                    .toList();
            if (known.isEmpty()) {
                return Optional.empty();
            }
            List<BudgetYear> years = List.copyOf(new TreeSet<>(
                    known.stream().map(total -> total.flowYear().year()).toList()));
            List<ComparedRow> rows = new ArrayList<>();
            for (int i = begin; i < end; i++) {
                MutationChanges mutation = mutations.get(i);
                List<@Nullable Thousands> cells = new ArrayList<>();
                years.forEach(year -> cells.add(mutation.in(flow, year)));
                if (cells.stream().anyMatch(Objects::nonNull)) {
                    rows.add(new ComparedRow(detailed.get(i - begin), cells));
                }
            }
            return Optional.of(new BalanceComparisonTable(
                    List.of(),
                    years,
                    known.stream()
                            .map(total -> new ComparedTotal(total.from(), total.to(), total.difference()))
                            .toList(),
                    sums(mutations.subList(0, begin), flow, years),
                    rows,
                    sums(mutations.subList(end, mutations.size()), flow, years)));
        }

        private static @Nullable List<Thousands> sums(
                List<MutationChanges> mutations, Flow flow, List<BudgetYear> years) {
            Predicate<BalanceChange> inFlow = change -> change.flow() == flow;
            if (mutations.stream().flatMap(mutation -> mutation.all().stream()).noneMatch(inFlow)) {
                return null;
            }
            return years.stream()
                    .map(year -> mutations.stream()
                            .map(mutation -> mutation.in(flow, year))
                            .filter(Objects::nonNull)
                            .reduce(Thousands.ZERO, Thousands::plus))
                    .toList();
        }
    }

    private BalanceComparisonTable withFlows(List<Flow> others) {
        return new BalanceComparisonTable(others, years, totals, earlier, rows, later);
    }
}
