package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.balance.PostingTotalQueries.PostingCursor;
import nl.mutatieboek.balance.PostingTotalQueries.PostingTotal;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.report.table.ReportFigure;
import org.jspecify.annotations.Nullable;

/** Finds the changes that mutations make, by article. */
final class MutationArticleChangeQueries {
    private final PostingTotalQueries postingTotals;
    private final MutationHistoryReader proposals;

    MutationArticleChangeQueries(PostingTotalQueries postingTotals, MutationHistoryReader histories) {
        this.postingTotals = postingTotals;
        this.proposals = histories;
    }

    /**
     * The changes found.
     *
     * @param booked in budget order, within an article by time of proposal
     * @param pendingByFlow number of pending mutations by flow
     * @param histories all these mutations
     */
    record ArticleChangeResult(
            List<MutationArticleChange> booked,
            Map<Flow, Long> pendingByFlow,
            Map<MutationId, MutationHistory> histories) {
        ArticleChangeResult {
            booked = List.copyOf(booked);
            pendingByFlow = Map.copyOf(pendingByFlow);
            histories = Map.copyOf(histories);
        }

        long pending(Flow flow) {
            return pendingByFlow.getOrDefault(flow, 0L);
        }
    }

    private record MutationTotalKey(MutationId mutation, Moment moment, ItemPath item, Flow flow, BudgetYear year) {}

    private record MarkedTotalKey<K>(K marks, MutationTotalKey total) {}

    private record ArticleChangeKey(MutationId mutation, ItemPath item, Flow flow) {}

    /**
     * Finds what mutations of the selected moments change at an as-of point.
     *
     * @param within a chapter or an item; null for all
     * @param flow null for all
     */
    ArticleChangeResult find(
            @Nullable ItemPath within, @Nullable Flow flow, ResolvedAsOf point, Predicate<Moment> moments) {
        Map<MutationTotalKey, PostingTotal> totals = postingTotals.groupBy(
                within, flow, null, point, posting -> moments.test(posting.moment()) ? key(posting, within) : null);
        Map<MutationId, MutationHistory> histories = proposals.read(mutations(totals.keySet()), point);
        return new ArticleChangeResult(changes(totals, histories), pending(totals), histories);
    }

    /**
     * Groups the booked changes of a result by the marks of their lines, as known at the as-of point. A mutation may be
     * in several groups, each with what its lines with those marks change.
     *
     * @param all the result for the same item, flow, point and moments
     * @param group key of the group of a line
     */
    <K> Map<K, List<MutationArticleChange>> groupByMarks(
            ArticleChangeResult all,
            @Nullable ItemPath within,
            @Nullable Flow flow,
            ResolvedAsOf point,
            Predicate<Moment> moments,
            Function<BudgetMarks, K> group) {
        Map<K, Map<MutationTotalKey, PostingTotal>> totals = new HashMap<>();
        postingTotals
                .groupBy(
                        within,
                        flow,
                        null,
                        point,
                        posting -> moments.test(posting.moment())
                                ? new MarkedTotalKey<>(group.apply(posting.marks()), key(posting, within))
                                : null)
                .forEach((key, total) -> totals.computeIfAbsent(key.marks(), marks -> new LinkedHashMap<>())
                        .put(key.total(), total));
        Map<K, List<MutationArticleChange>> grouped = new HashMap<>();
        totals.forEach((marks, ofGroup) -> {
            Map<MutationId, MutationHistory> histories = new LinkedHashMap<>(all.histories());
            histories.keySet().retainAll(mutations(ofGroup.keySet()));
            grouped.put(marks, changes(ofGroup, histories));
        });
        return grouped;
    }

    private static MutationTotalKey key(PostingCursor posting, @Nullable ItemPath within) {
        return new MutationTotalKey(
                posting.mutation(),
                posting.moment(),
                reportItem(posting.item(), within),
                posting.flow(),
                posting.year());
    }

    private static Set<MutationId> mutations(Set<MutationTotalKey> totals) {
        return totals.stream().map(MutationTotalKey::mutation).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<MutationArticleChange> changes(
            Map<MutationTotalKey, PostingTotal> totals, Map<MutationId, MutationHistory> histories) {
        Map<Moment, Map<MutationId, MutationHistory>> byMoment = new HashMap<>();
        histories.forEach(
                (mutation, one) -> byMoment.computeIfAbsent(one.proposal().moment(), moment -> new HashMap<>())
                        .put(mutation, one));
        Map<ArticleChangeKey, NavigableMap<BudgetYear, ReportFigure>> series = new LinkedHashMap<>();
        totals.forEach((key, total) -> {
            ReportFigure booked = MomentLookups.figure(total);
            if (booked != null) {
                Map<MutationId, MutationHistory> documentHistories = Objects.requireNonNull(byMoment.get(key.moment()));
                MutationId origin = MutationHistoryReader.origin(key.mutation(), documentHistories);
                series.computeIfAbsent(new ArticleChangeKey(origin, key.item(), key.flow()), k -> new TreeMap<>())
                        .merge(key.year(), booked, ReportFigure::plus);
            }
        });
        List<MutationArticleChange> changes = new ArrayList<>();
        series.forEach((key, years) -> changes.add(new MutationArticleChange(
                key.item(), key.flow(), Objects.requireNonNull(histories.get(key.mutation())), years)));
        changes.sort(Comparator.comparing(MutationArticleChange::item, ReportItemSelector.ORDER)
                .thenComparing(MutationArticleChange::flow)
                .thenComparingLong(change -> change.history().proposalLedgerNumber()));
        return changes;
    }

    private static Map<Flow, Long> pending(Map<MutationTotalKey, PostingTotal> totals) {
        Map<Flow, Set<MutationId>> pending = new EnumMap<>(Flow.class);
        totals.forEach((key, total) -> {
            if (total.booked() == null) {
                pending.computeIfAbsent(key.flow(), flow -> new HashSet<>()).add(key.mutation());
            }
        });
        return pending.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, flow ->
                (long) flow.getValue().size()));
    }

    /** The item of the row: the article of the account, or the requested item below it. */
    static ItemPath reportItem(ItemPath account, @Nullable ItemPath within) {
        if (within != null && !within.isChapter()) {
            return within;
        }
        return account.isChapter() ? account.toUnassigned() : account.articlePath();
    }
}
