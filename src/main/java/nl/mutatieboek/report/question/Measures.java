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
import nl.mutatieboek.report.question.Measure.Part;
import nl.mutatieboek.report.table.Figure;

/** Which measures of new policy a budget bill has: what its mutations add to the expenditure of their own chapter. */
final class Measures {
    private final PostingTotalQueries sums;
    private final Proposals proposals;

    Measures(PostingTotalQueries sums, Proposals proposals) {
        this.sums = sums;
        this.proposals = proposals;
    }

    private record Line(MutationId mutation, ItemPath item, BudgetYear year) {}

    /** In the order in which they were proposed. */
    List<Measure> of(Moment bill, Question question) {
        Map<Line, PostingTotal> lines = sums.by(
                question.within(),
                Flow.EXPENDITURE,
                null,
                question.point(),
                line -> line.moment().bill().equals(bill) ? new Line(line.mutation(), line.item(), line.year()) : null);
        Map<MutationId, Told> told = proposals.of(
                lines.keySet().stream().map(Line::mutation).distinct().toList(), question.point());
        Map<MutationId, Map<ItemPath, NavigableMap<BudgetYear, Figure>>> series = new HashMap<>();
        lines.forEach((line, total) -> {
            MutationId origin = Proposals.origin(line.mutation(), told);
            MutationProposed of = Objects.requireNonNull(told.get(origin)).proposed();
            Figure booked = Reading.figure(total);
            if (booked != null
                    && of.proposal().newPolicy()
                    && line.item().chapter().equals(of.chapter())) {
                series.computeIfAbsent(origin, o -> new LinkedHashMap<>())
                        .computeIfAbsent(line.item(), i -> new TreeMap<>())
                        .merge(line.year(), booked, Figure::plus);
            }
        });
        List<Part> parts = new ArrayList<>();
        told.forEach((mutation, dossier) -> {
            MutationProposed of = dossier.proposed();
            Map<ItemPath, NavigableMap<BudgetYear, Figure>> items = series.getOrDefault(mutation, Map.of());
            Map<ItemPath, NavigableMap<BudgetYear, Figure>> receiving = new LinkedHashMap<>(items);
            receiving.values().removeIf(one -> !receives(of.proposal(), one));
            if (receiving.values().stream().anyMatch(Measures::isAnything)) {
                parts.add(new Part(of, List.copyOf(receiving.keySet()), summed(receiving.values())));
            }
        });
        return together(parts);
    }

    /** Within a chapter money comes from one item and goes to another: new policy is where it goes. */
    private static boolean receives(Proposal proposal, NavigableMap<BudgetYear, Figure> series) {
        return switch (proposal.kind()) {
            case RESERVE_ALLOCATION, REALLOCATION ->
                series.values().stream()
                                .map(Figure::thousands)
                                .reduce(Thousands.ZERO, Thousands::plus)
                                .compareTo(Thousands.ZERO)
                        > 0;
            default -> proposal.kind() != MutationKind.RESERVATION;
        };
    }

    private static boolean isAnything(NavigableMap<BudgetYear, Figure> series) {
        return series.values().stream().anyMatch(amount -> !amount.thousands().isZero());
    }

    private static NavigableMap<BudgetYear, Figure> summed(Collection<NavigableMap<BudgetYear, Figure>> items) {
        NavigableMap<BudgetYear, Figure> summed = new TreeMap<>();
        items.forEach(item -> item.forEach((year, amount) -> summed.merge(year, amount, Figure::plus)));
        return summed;
    }

    /**
     * What one place of one document posts on the same items for different years, under titles that begin alike, is one series: in
     * parts because not all of its years are known alike.
     */
    private static List<Measure> together(List<Part> parts) {
        List<List<Part>> measures = new ArrayList<>();
        for (Part part : parts) {
            measures.stream()
                    .filter(others -> others.stream().allMatch(other -> other.goesOnWith(part)))
                    .findFirst()
                    .ifPresentOrElse(
                            others -> others.add(part),
                            () -> measures.add(Stream.of(part).collect(Collectors.toCollection(ArrayList::new))));
        }
        return measures.stream().map(Measure::new).toList();
    }
}
