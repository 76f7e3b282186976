package nl.mutatieboek.oversight.extrapolation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.budget.ItemFlow;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.oversight.extrapolation.ExtrapolatedYear.ExtrapolationPart;
import nl.mutatieboek.oversight.extrapolation.ExtrapolatedYear.SuggestedExtrapolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Computes suggested extrapolations. All amounts are sums of postings. */
@Component
record SuggestedExtrapolationQueries(PostingTotalQueries postingTotals, BalanceQueries balances, LedgerReader entries) {
    /** Whether a moment adds a year that the previous budget bill did not have. */
    static boolean addsYear(Moment moment) {
        return moment.code() == Moment.Code.O1 && moment.years().size() == 6;
    }

    /**
     * Key of a partial sum.
     *
     * @param mutation null if the sum does not distinguish mutations
     */
    private record ExtrapolationKey(
            ItemFlow place, @Nullable MutationId mutation) {}

    private static final class ExtrapolationAccumulator {
        private Thousands from = Thousands.ZERO;
        private boolean booked;
        private final Map<MutationId, Thousands> ends = new HashMap<>();
        private final Map<MutationId, Thousands> extrapolated = new HashMap<>();
    }

    /** Extrapolates to the last year of a presented moment. */
    ExtrapolatedYear find(ChapterCode chapter, Moment moment, ResolvedAsOf point) {
        BudgetYear added = moment.lastYear();
        BudgetYear base = added.previous().orElseThrow();
        ItemPath all = ItemPath.of(chapter);
        SortedMap<ItemFlow, ExtrapolationAccumulator> accumulators = new TreeMap<>();
        postingTotals
                .groupBy(all, null, base, point, line -> some(line, line.endsBefore(added)))
                .forEach((some, total) -> {
                    ExtrapolationAccumulator found =
                            accumulators.computeIfAbsent(some.place(), place -> new ExtrapolationAccumulator());
                    Thousands booked = total.booked();
                    if (booked != null) {
                        found.booked = true;
                        found.from = found.from.plus(booked);
                        if (some.mutation() != null && !booked.isZero()) {
                            found.ends.put(some.mutation(), booked);
                        }
                    }
                });
        postingTotals
                .groupBy(all, null, added, point, line -> line.isExtrapolation() ? some(line, true) : null)
                .forEach((some, total) -> {
                    ExtrapolationAccumulator found = accumulators.get(some.place());
                    if (found != null && some.mutation() != null) {
                        Thousands booked = total.booked() == null ? Thousands.ZERO : total.booked();
                        found.extrapolated.put(some.mutation(), booked.plus(total.pending()));
                    }
                });
        accumulators.values().removeIf(found -> !found.booked);
        Set<ItemFlow> complete =
                balances.find(new BalanceCriteria(all, null, base, BalanceCriteria.MAX_DEPTH), point).stream()
                        .filter(Balance::complete)
                        .map(balance -> new ItemFlow(balance.item(), balance.flow()))
                        .collect(Collectors.toSet());
        return new ExtrapolatedYear(chapter, moment, added, suggestions(accumulators, complete, added, point.now()));
    }

    private static ExtrapolationKey some(PostingTotalQueries.PostingCursor line, boolean byMutation) {
        return new ExtrapolationKey(new ItemFlow(line.item(), line.flow()), byMutation ? line.mutation() : null);
    }

    private List<SuggestedExtrapolation> suggestions(
            SortedMap<ItemFlow, ExtrapolationAccumulator> accumulators,
            Set<ItemFlow> complete,
            BudgetYear added,
            StructureSnapshot outline) {
        Map<MutationId, Event.MutationProposed> proposals = proposals(accumulators.values().stream()
                .flatMap(found -> java.util.stream.Stream.of(found.ends, found.extrapolated))
                .flatMap(parts -> parts.keySet().stream())
                .distinct()
                .toList());
        List<SuggestedExtrapolation> suggestions = new ArrayList<>();
        accumulators.forEach((key, found) -> suggestions.add(new SuggestedExtrapolation(
                key.item(),
                outline.nameOrLast(key.item(), added).orElse(null),
                key.flow(),
                found.from,
                complete.contains(key),
                parts(found.ends, proposals),
                parts(found.extrapolated, proposals))));
        return suggestions;
    }

    private static List<ExtrapolationPart> parts(
            Map<MutationId, Thousands> parts, Map<MutationId, Event.MutationProposed> proposals) {
        return parts.entrySet().stream()
                .map(part -> {
                    Event.MutationProposed proposed = Objects.requireNonNull(proposals.get(part.getKey()));
                    return new ExtrapolationPart(
                            part.getKey(),
                            proposed.number(),
                            proposed.proposal().title(),
                            part.getValue());
                })
                .sorted(Comparator.comparing(ExtrapolationPart::number))
                .toList();
    }

    private Map<MutationId, Event.MutationProposed> proposals(List<MutationId> mutations) {
        return entries.readStream(mutations.stream().map(StreamId::of).toList()).values().stream()
                .map(List::getFirst)
                .map(LedgerEntry::event)
                .map(Event.MutationProposed.class::cast)
                .collect(Collectors.toMap(Event.MutationProposed::mutation, proposed -> proposed));
    }
}
