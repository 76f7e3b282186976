package nl.mutatieboek.balance.trail;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.ItemPostingFilterQuery;
import nl.mutatieboek.balance.PostingDiffQueries;
import nl.mutatieboek.balance.PostingDiffQueries.BalanceChange;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.balance.trail.TrailEntry.MutationDetails;
import nl.mutatieboek.budget.AsOfPairQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ItemLabel;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.FlowYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.platform.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Queries changes of balances between two points in time. */
@Component
public class BalanceChangeQueries {
    private final PostingDiffQueries lines;
    private final BalanceQueries balances;
    private final PostingTotalQueries sums;
    private final TrailQueries trail;
    private final AsOfResolver points;

    BalanceChangeQueries(
            PostingDiffQueries lines,
            BalanceQueries balances,
            PostingTotalQueries sums,
            TrailQueries trail,
            AsOfResolver points) {
        this.lines = lines;
        this.balances = balances;
        this.sums = sums;
        this.trail = trail;
        this.points = points;
    }

    /**
     * Item and points in time of a comparison.
     *
     * @param item item, with all below
     * @param flow null for all
     * @param year null for all
     * @param mark only lines with this mark; null for all
     */
    public record BalanceChangeCriteria(
            ItemPath item,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            @Nullable MarkSelection mark,
            ResolvedAsOf from,
            ResolvedAsOf to) {
        /**
         * Resolves a request.
         *
         * @throws NotFoundException for an unknown item or moment
         */
        static BalanceChangeCriteria of(ItemPostingFilterQuery lines, AsOfPairQuery points, AsOfResolver of) {
            AsOfResolver.AsOfPair pair = of.awaitPair(points, lines.lines().scope());
            lines.lines().requireIn(pair.to());
            return new BalanceChangeCriteria(
                    lines.item(), lines.flow(), lines.year(), lines.mark(), pair.from(), pair.to());
        }
    }

    /**
     * A balance at both points in time.
     *
     * @param from null if nothing is known, which is not zero
     * @param to null likewise
     */
    public record BalanceDifference(
            @JsonUnwrapped FlowYear flowYear,
            @Nullable Thousands from,
            @Nullable Thousands to) {
        /** The sum with another difference of the same flow and year. */
        BalanceDifference plus(BalanceDifference other) {
            return new BalanceDifference(flowYear, plus(from, other.from), plus(to, other.to));
        }

        private static @Nullable Thousands plus(@Nullable Thousands one, @Nullable Thousands other) {
            return one == null ? other : other == null ? one : one.plus(other);
        }

        /** {@code to} minus {@code from}, unknown counted as zero. */
        @JsonProperty("difference")
        public Thousands difference() {
            return (to == null ? Thousands.ZERO : to).minus(from == null ? Thousands.ZERO : from);
        }
    }

    /** A change with its mutation. */
    public record DetailedChange(BalanceChange change, MutationDetails mutation) {}

    /** Differences of every flow and year that is known at either point. */
    public List<BalanceDifference> findDifferences(BalanceChangeCriteria question) {
        Map<FlowYear, Thousands> from = at(question, question.from());
        Map<FlowYear, Thousands> to = at(question, question.to());
        SortedSet<FlowYear> columns = new TreeSet<>(from.keySet());
        columns.addAll(to.keySet());
        return columns.stream()
                .map(column -> new BalanceDifference(column, from.get(column), to.get(column)))
                .toList();
    }

    /**
     * Chapters at both points in time, for one flow and year.
     *
     * @param years years with a known balance at either point
     * @param year compared year; null if nothing is known
     * @param chapters chapters known at either point, in official order
     */
    record ChapterComparison(
            List<BudgetYear> years, @Nullable BudgetYear year, List<ChapterDifference> chapters) {
        ChapterComparison {
            years = List.copyOf(years);
            chapters = List.copyOf(chapters);
        }

        /** Sum of the chapters, unknown counted as zero unless all are unknown. */
        public BalanceDifference total() {
            return chapters.stream()
                    .map(ChapterDifference::total)
                    .reduce(BalanceDifference::plus)
                    .orElseThrow();
        }
    }

    /** A chapter at both points in time. */
    record ChapterDifference(ItemLabel chapter, BalanceDifference total) {}

    /**
     * Compares the chapters of one flow.
     *
     * @param mark only lines with this mark; null for all
     * @param requested year; null for that of the last moment with mutations at the second point
     */
    ChapterComparison compareChapters(
            Flow flow, @Nullable BudgetYear requested, @Nullable MarkSelection mark, AsOfResolver.AsOfPair pair) {
        Map<ChapterYear, Thousands> from = compareChapters(flow, mark, pair.from());
        Map<ChapterYear, Thousands> to = compareChapters(flow, mark, pair.to());
        List<BudgetYear> years = Stream.concat(from.keySet().stream(), to.keySet().stream())
                .map(ChapterYear::year)
                .distinct()
                .sorted()
                .toList();
        BudgetYear year = requested == null
                ? sums.findLastPresentedMoment(null, pair.to(), moment -> true)
                        .map(Moment::year)
                        .orElse(null)
                : requested;
        List<ChapterDifference> differences = new ArrayList<>();
        for (StructureQueries.KnownChapter chapter : pair.to().now().chapters()) {
            ChapterYear place = new ChapterYear(ItemPath.of(chapter.code()), year);
            if (year != null && (from.containsKey(place) || to.containsKey(place))) {
                differences.add(new ChapterDifference(
                        ItemLabel.of(place.item(), pair.to().now()),
                        new BalanceDifference(new FlowYear(flow, year), from.get(place), to.get(place))));
            }
        }
        return new ChapterComparison(years, year, differences);
    }

    private record ChapterYear(ItemPath item, @Nullable BudgetYear year) {}

    private Map<ChapterYear, Thousands> compareChapters(Flow flow, @Nullable MarkSelection mark, ResolvedAsOf point) {
        Map<ChapterYear, Thousands> known = new HashMap<>();
        for (Balance balance : balances.find(new BalanceCriteria(null, flow, null, 0, false, mark), point)) {
            if (balance.thousands() != null) {
                known.put(new ChapterYear(balance.item(), balance.year()), balance.thousands());
            }
        }
        return known;
    }

    private Map<FlowYear, Thousands> at(BalanceChangeCriteria question, ResolvedAsOf point) {
        Map<FlowYear, Thousands> known = new HashMap<>();
        for (Balance balance : balances.find(
                new BalanceCriteria(question.item(), question.flow(), question.year(), 0, false, question.mark()),
                point)) {
            if (balance.thousands() != null) {
                known.put(new FlowYear(balance.flow(), balance.year()), balance.thousands());
            }
        }
        return known;
    }

    /** Changes by mutation, flow and year, in ledger order; those of a flow and year add up to its difference. */
    public List<BalanceChange> findChanges(BalanceChangeCriteria question) {
        return lines.findChanges(
                question.item(), question.flow(), question.year(), question.mark(), question.from(), question.to());
    }

    /** The changes with the current details of their mutations. */
    public List<DetailedChange> withDetails(Collection<BalanceChange> changes) {
        Map<MutationId, MutationDetails> mutations = trail.findMutationDetails(
                changes.stream().map(BalanceChange::mutation).toList(), points.latest());
        return changes.stream()
                .map(change -> new DetailedChange(change, details(mutations, change)))
                .toList();
    }

    private static MutationDetails details(Map<MutationId, MutationDetails> mutations, BalanceChange change) {
        MutationDetails details = mutations.get(change.mutation());
        if (details == null) {
            throw new IllegalStateException("No mutation for change " + change);
        }
        return details;
    }
}
