package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.balance.PostingTotalQueries.PostingTotal;
import nl.mutatieboek.domain.Event.MutationProposed;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.report.question.PolicyMeasure.MeasurePart;
import nl.mutatieboek.report.table.ReportFigure;

/** Finds the measures of new policy in a budget bill: mutations that increase the expenditure of their own chapter. */
record PolicyMeasureQueries(PostingTotalQueries postingTotals, MutationHistoryReader proposals) {
    private record MeasureTotalKey(MutationId mutation, ItemPath item, BudgetYear year) {}

    /** The measures in order of proposal. */
    List<PolicyMeasure> find(Moment bill, ReportQuery query) {
        Map<MeasureTotalKey, PostingTotal> totals = postingTotals.groupBy(
                query.scopeItem(),
                Flow.EXPENDITURE,
                null,
                query.point(),
                posting -> posting.moment().bill().equals(bill)
                        ? new MeasureTotalKey(posting.mutation(), posting.item(), posting.year())
                        : null);
        Map<MutationId, MutationHistory> histories = proposals.read(
                totals.keySet().stream()
                        .map(MeasureTotalKey::mutation)
                        .distinct()
                        .toList(),
                query.point());
        Map<MutationId, Map<ItemPath, NavigableMap<BudgetYear, ReportFigure>>> series = new HashMap<>();
        totals.forEach((key, total) -> {
            MutationId origin = MutationHistoryReader.origin(key.mutation(), histories);
            MutationProposed proposed =
                    Objects.requireNonNull(histories.get(origin)).proposed();
            ReportFigure booked = MomentLookups.figure(total);
            if (booked != null
                    && proposed.proposal().newPolicy()
                    && key.item().chapter().equals(proposed.chapter())) {
                series.computeIfAbsent(origin, o -> new LinkedHashMap<>())
                        .computeIfAbsent(key.item(), i -> new TreeMap<>())
                        .merge(key.year(), booked, ReportFigure::plus);
            }
        });
        List<MeasurePart> parts = new ArrayList<>();
        histories.forEach((mutation, history) -> {
            MutationProposed proposed = history.proposed();
            Map<ItemPath, NavigableMap<BudgetYear, ReportFigure>> items = series.getOrDefault(mutation, Map.of());
            Map<ItemPath, NavigableMap<BudgetYear, ReportFigure>> receiving = new LinkedHashMap<>(items);
            receiving.values().removeIf(one -> !isReceivingItem(proposed.proposal(), one));
            if (receiving.values().stream().anyMatch(PolicyMeasureQueries::hasAmount)) {
                parts.add(new MeasurePart(proposed, List.copyOf(receiving.keySet()), summed(receiving.values())));
            }
        });
        return groupSeries(parts);
    }

    /** Money moves between items of a chapter; new policy is on the receiving items. */
    private static boolean isReceivingItem(Proposal proposal, NavigableMap<BudgetYear, ReportFigure> series) {
        return switch (proposal.kind()) {
            case RESERVE_ALLOCATION, REALLOCATION ->
                series.values().stream()
                                .map(ReportFigure::thousands)
                                .reduce(Thousands.ZERO, Thousands::plus)
                                .compareTo(Thousands.ZERO)
                        > 0;
            default -> proposal.kind() != MutationKind.RESERVATION;
        };
    }

    private static boolean hasAmount(NavigableMap<BudgetYear, ReportFigure> series) {
        return series.values().stream().anyMatch(amount -> !amount.thousands().isZero());
    }

    private static NavigableMap<BudgetYear, ReportFigure> summed(
            Collection<NavigableMap<BudgetYear, ReportFigure>> items) {
        NavigableMap<BudgetYear, ReportFigure> summed = new TreeMap<>();
        items.forEach(item -> item.forEach((year, amount) -> summed.merge(year, amount, ReportFigure::plus)));
        return summed;
    }

    /**
     * Groups mutations into one measure if the same place of a document posts them on the same items for different
     * years under titles with the same beginning. Such a series is split because not all its years are equally certain.
     */
    private static List<PolicyMeasure> groupSeries(List<MeasurePart> parts) {
        List<List<MeasurePart>> measures = new ArrayList<>();
        for (MeasurePart part : parts) {
            measures.stream()
                    .filter(others -> others.stream().allMatch(other -> other.continues(part)))
                    .findFirst()
                    .ifPresentOrElse(
                            others -> others.add(part),
                            () -> measures.add(Stream.of(part).collect(Collectors.toCollection(ArrayList::new))));
        }
        return measures.stream().map(PolicyMeasure::new).toList();
    }
}
