package nl.mutatieboek.balance.reserve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.balance.PostingTotalQueries.PostingTotal;
import nl.mutatieboek.balance.reserve.Reserve.Reservation;
import nl.mutatieboek.balance.reserve.Reserve.ReserveBalance;
import nl.mutatieboek.budget.HistoryVisibilityPolicy;
import nl.mutatieboek.budget.ItemPathComparator;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.FlowYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Queries reserves. Amounts are sums of postings; purposes come from the ledger. */
@Component
public class ReserveQueries {
    private final PostingTotalQueries sums;
    private final LedgerReader entries;
    private final HistoryVisibilityPolicy visibility;

    public ReserveQueries(PostingTotalQueries sums, LedgerReader entries, HistoryVisibilityPolicy visibility) {
        this.sums = sums;
        this.entries = entries;
        this.visibility = visibility;
    }

    /** Reserves of a chapter, or of all. An item is a reserve from its first reservation that counts. */
    public List<Reserve> find(@Nullable ChapterCode chapter, ResolvedAsOf point) {
        ItemPath within = chapter == null ? null : ItemPath.of(chapter);
        Map<ItemPath, Set<MutationId>> reserved = new TreeMap<>(ItemPathComparator.PATHS);
        sums.groupBy(
                        within,
                        null,
                        null,
                        point,
                        line -> line.isReservation() ? new ReservingMutationKey(line.item(), line.mutation()) : null)
                .forEach((by, total) -> {
                    if (total.booked() != null) {
                        reserved.computeIfAbsent(by.item(), item -> new LinkedHashSet<>())
                                .add(by.mutation());
                    }
                });
        long whole = entries.findLastCompleteCommand(point.ledgerNumber());
        return reserved.entrySet().stream()
                .map(one -> reserve(one.getKey(), one.getValue(), whole, point))
                .toList();
    }

    private record ReservingMutationKey(ItemPath item, MutationId mutation) {}

    private record ReserveTotalKey(FlowYear flowYear, boolean byReservation) {}

    private Reserve reserve(ItemPath item, Set<MutationId> mutations, long whole, ResolvedAsOf point) {
        StructureSnapshot outline = point.structure();
        boolean statement = outline.chapters().stream()
                .filter(chapter -> chapter.code().equals(item.chapter()))
                .allMatch(StructureQueries.KnownChapter::budgetStatement);
        ItemPath holder = item.ancestorsAndSelf().get(statement ? 1 : 0);
        return new Reserve(
                item,
                outline.lastName(item).orElse(null),
                holder,
                outline.lastName(holder).orElse(null),
                statement,
                reservations(item, mutations, whole),
                balances(item, point));
    }

    private List<ReserveBalance> balances(ItemPath item, ResolvedAsOf point) {
        Map<ReserveTotalKey, PostingTotal> parts = sums.groupBy(
                item,
                null,
                null,
                point,
                line -> new ReserveTotalKey(new FlowYear(line.flow(), line.year()), line.isReservation()));
        SortedMap<FlowYear, Thousands> pending = new TreeMap<>();
        parts.forEach((part, total) -> pending.merge(part.flowYear(), total.pending(), Thousands::plus));
        return pending.entrySet().stream()
                .map(column -> toBalance(column.getKey(), parts, column.getValue()))
                .toList();
    }

    private static ReserveBalance toBalance(
            FlowYear column, Map<ReserveTotalKey, PostingTotal> parts, Thousands pending) {
        Thousands madeAvailable = booked(parts.get(new ReserveTotalKey(column, true)));
        Thousands allocated = booked(parts.get(new ReserveTotalKey(column, false)));
        List<PostingTotal> totals = java.util.stream.Stream.of(true, false)
                .map(reserves -> parts.get(new ReserveTotalKey(column, reserves)))
                .filter(Objects::nonNull)
                .toList();
        return new ReserveBalance(
                column.flow(),
                column.year(),
                madeAvailable,
                allocated,
                pending,
                madeAvailable.plus(allocated),
                totals.stream()
                        .map(PostingTotal::basis)
                        .filter(Objects::nonNull)
                        .reduce(Basis::worse)
                        .orElse(null),
                totals.stream()
                        .map(PostingTotal::precision)
                        .filter(Objects::nonNull)
                        .reduce(Precision::coarser)
                        .orElse(null));
    }

    private static Thousands booked(@Nullable PostingTotal total) {
        return total == null || total.booked() == null ? Thousands.ZERO : total.booked();
    }

    private List<Reservation> reservations(ItemPath item, Set<MutationId> mutations, long whole) {
        Map<StreamId, List<LedgerEntry>> streams =
                entries.readStream(mutations.stream().map(StreamId::of).toList());
        List<Reservation> reservations = new ArrayList<>();
        for (MutationId mutation : mutations) {
            List<LedgerEntry> known = Objects.requireNonNull(streams.get(StreamId.of(mutation))).stream()
                    .filter(entry -> entry.ledgerNumber() <= whole)
                    .toList();
            if (known.getFirst().event() instanceof Event.MutationProposed proposed
                    && proposed.proposal().kind() == MutationKind.RESERVATION) {
                reservations.add(reservation(item, proposed, visibility.visibleEntries(known)));
            }
        }
        return reservations;
    }

    private static Reservation reservation(ItemPath item, Event.MutationProposed proposed, List<LedgerEntry> known) {
        List<Posting> own = proposed.proposal().postings().stream()
                .filter(posting -> posting.item().account().equals(item))
                .toList();
        Set<Basis> bases = own.stream()
                .map(posting -> Objects.requireNonNullElse(
                        posting.basis(), proposed.proposal().basis()))
                .collect(Collectors.toSet());
        return new Reservation(
                proposed.mutation(),
                proposed.number(),
                proposed.proposal(),
                bases,
                own.stream()
                        .map(Posting::note)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                known.stream()
                        .map(LedgerEntry::event)
                        .filter(Event.MutationReversed.class::isInstance)
                        .map(event -> ((Event.MutationReversed) event).reversal())
                        .findFirst()
                        .orElse(null));
    }
}
