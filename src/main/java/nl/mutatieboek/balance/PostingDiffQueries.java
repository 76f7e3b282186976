package nl.mutatieboek.balance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.mutatieboek.balance.RunningBalance.PostingPosition;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.KnownAtValidator;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Queries the mutations between the balances of two points in time. */
@Component
public class PostingDiffQueries {
    private final ProjectionReader projections;

    private final LedgerReader entries;

    PostingDiffQueries(ProjectionReader projections, LedgerReader entries) {
        this.projections = projections;
        this.entries = entries;
    }

    /**
     * Change by one mutation of one flow and year.
     *
     * @param first position of its first posting there
     * @param thousands sum that counts at the second point minus sum at the first; never zero
     * @param restatement whether it was recorded after the first point was known and is effective on or before that
     *     day: it changes the past
     */
    public record BalanceChange(
            PostingPosition first,
            MutationId mutation,
            Flow flow,
            BudgetYear year,
            Thousands thousands,
            boolean restatement) {}

    /** Changes of an item with all below, in ledger order; their sum is exactly the difference. */
    public List<BalanceChange> findChanges(
            ItemPath item,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            @Nullable MarkSelection mark,
            ResolvedAsOf from,
            ResolvedAsOf to) {
        LocalDate known = knownOn(from);
        return projections.query(BalanceProjection.class, lines -> {
            Map<MutationFlowYear, ChangeTally> tallies = new HashMap<>();
            AsOfFilter fromFilter = lines.filterFor(from, mark);
            AsOfFilter toFilter = lines.filterFor(to, mark);
            PostingQueries.accountsWithin(lines, item, flow, year)
                    .forEach(account -> tally(account, fromFilter, toFilter, tallies));
            return tallies.entrySet().stream()
                    .filter(entry -> entry.getValue().thousands != 0)
                    .map(entry -> change(entry.getKey(), entry.getValue(), known, lines))
                    .sorted(Comparator.comparing(BalanceChange::first)
                            .thenComparing(BalanceChange::flow)
                            .thenComparing(BalanceChange::year))
                    .toList();
        });
    }

    /**
     * Change of one item by one mutation.
     *
     * @param booking ledger number of the entry that booked it
     * @param thousands sum that counts at the second point minus sum at the first; never zero
     */
    public record ItemChange(
            MutationId mutation, long booking, ItemPath item, Flow flow, BudgetYear year, Thousands thousands) {}

    private record ItemMutation(ItemPath item, Flow flow, BudgetYear year, int mutation, int booking) {}

    /** Changes of each item at or below an item. Amounts that a mutation moves within the item are listed too. */
    public List<ItemChange> findItemChanges(ItemPath within, ResolvedAsOf from, ResolvedAsOf to) {
        return projections.query(BalanceProjection.class, lines -> {
            Map<ItemMutation, Long> sums = new LinkedHashMap<>();
            AsOfFilter fromFilter = lines.filterFor(from);
            AsOfFilter toFilter = lines.filterFor(to);
            PostingQueries.accountsWithin(lines, within, null, null).forEach(account -> {
                for (int i = 0; i < account.size(); i++) {
                    boolean after = account.isCounted(i, toFilter);
                    if (account.isCounted(i, fromFilter) != after) {
                        long amount = account.thousands(i);
                        sums.merge(
                                new ItemMutation(
                                        account.account().item(),
                                        account.account().flow(),
                                        account.account().year(),
                                        account.mutation(i),
                                        account.bookingEntryNumber(i)),
                                after ? amount : -amount,
                                Math::addExact);
                    }
                }
            });
            return sums.entrySet().stream()
                    .filter(sum -> sum.getValue() != 0)
                    .map(sum -> new ItemChange(
                            lines.mutationColumns().id(sum.getKey().mutation()),
                            sum.getKey().booking(),
                            sum.getKey().item(),
                            sum.getKey().flow(),
                            sum.getKey().year(),
                            new Thousands(sum.getValue())))
                    .toList();
        });
    }

    private record MutationFlowYear(int mutation, Flow flow, BudgetYear year) {}

    private static final class ChangeTally {
        private long thousands;
        private PostingPosition first = new PostingPosition(Long.MAX_VALUE, 0);
        private int day;
        private boolean later;
    }

    private static void tally(
            AccountPostingColumns account,
            AsOfFilter fromFilter,
            AsOfFilter toFilter,
            Map<MutationFlowYear, ChangeTally> tallies) {
        for (int i = 0; i < account.size(); i++) {
            boolean before = account.isCounted(i, fromFilter);
            boolean after = account.isCounted(i, toFilter);
            if (before != after) {
                MutationFlowYear group = new MutationFlowYear(
                        account.mutation(i),
                        account.account().flow(),
                        account.account().year());
                ChangeTally tally = tallies.computeIfAbsent(group, g -> new ChangeTally());
                long amount = account.thousands(i);
                tally.thousands = Math.addExact(tally.thousands, after ? amount : -amount);
                PostingPosition place = new PostingPosition(account.bookingEntryNumber(i), account.line(i));
                tally.first = place.compareTo(tally.first) < 0 ? place : tally.first;
                tally.day = account.day(i);
                tally.later = account.settledFrom(i) > fromFilter.lastLedgerNumber();
            }
        }
    }

    private static BalanceChange change(
            MutationFlowYear group, ChangeTally tally, @Nullable LocalDate known, BalanceProjection lines) {
        boolean holdsBefore = known != null && !LocalDate.ofEpochDay(tally.day).isAfter(known);
        return new BalanceChange(
                tally.first,
                lines.mutationColumns().id(group.mutation()),
                group.flow(),
                group.year(),
                new Thousands(tally.thousands),
                tally.later && holdsBefore);
    }

    /** Day on which the ledger had its state of that point; null before the first entry. */
    private @Nullable LocalDate knownOn(ResolvedAsOf point) {
        String knownAt = point.axes().knownAt();
        Optional<Instant> instant = knownAt == null || KnownAtValidator.isLedgerNumber(knownAt)
                ? entries.readByNumbers(List.of(point.ledgerNumber())).values().stream()
                        .findFirst()
                        .map(LedgerEntry::recordedAt)
                : Optional.of(Instant.parse(knownAt));
        return instant.map(at -> LocalDate.ofInstant(at, BookState.THE_HAGUE)).orElse(null);
    }
}
