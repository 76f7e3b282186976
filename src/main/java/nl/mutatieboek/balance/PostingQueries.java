package nl.mutatieboek.balance;

import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.balance.RunningBalance.PostingPosition;
import nl.mutatieboek.budget.ItemAncestry;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.FlowYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lines behind a balance, one by one. */
@Component
public class PostingQueries {
    private final ProjectionReader projections;

    PostingQueries(ProjectionReader projections) {
        this.projections = projections;
    }

    /** In which order lines are told, oldest first; those that are alike in it by their place in the ledger. */
    public enum PostingOrder {
        /** As the book recorded them. */
        KNOWN_AT,
        /** By the day from which they hold. */
        EFFECTIVE_ON,
        /** By the moment that presents them, along the line of moments. */
        MOMENT;

        public static PostingOrder parse(String text) {
            return Arrays.stream(values())
                    .filter(order -> order.name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new MalformedValueException(ExpectedValue.ORDER, text));
        }
    }

    /**
     * All booked lines at or below an item at a point, each with the balance of the item, its flow and its year after it. The
     * last balance of a flow and year is the balance at that point.
     */
    public List<RunningBalance> findWithRunningBalance(
            ItemPath item, @Nullable Flow flow, @Nullable BudgetYear year, ResolvedAsOf point, PostingOrder order) {
        return findWithRunningBalance(ItemAncestry.withoutPredecessors(item), flow, year, point, order);
    }

    /** The same of an item and what it was before, with the balance of them together. */
    public List<RunningBalance> findWithRunningBalance(
            ItemAncestry ancestry,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            ResolvedAsOf point,
            PostingOrder order) {
        List<ItemPath> items = ancestry.itemWithPredecessors();
        return projections.query(
                BalanceProjection.class,
                lines -> withBalances(find(lines, items, flow, year, lines.filterFor(point), order), lines));
    }

    /** A line that counts, and where it stands in the ledger. */
    public record PostingAmount(PostingPosition position, MutationId mutation, Thousands thousands) {}

    /**
     * The lines that count at a point, in the order of the ledger.
     *
     * @param item those at or below it; null for all
     * @param flow null for all
     * @param year null for all
     * @param thousands which amounts
     * @param meant of which mutations
     */
    public List<PostingAmount> findAmounts(
            @Nullable ItemPath item,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            LongPredicate thousands,
            Predicate<MutationId> meant,
            ResolvedAsOf point) {
        return projections.query(BalanceProjection.class, lines -> {
            AsOfFilter cut = lines.filterFor(point);
            return accountsWithin(lines, item, flow, year)
                    .flatMap(account -> IntStream.range(0, account.sizeAsOf(cut.lastLedgerNumber()))
                            .filter(i -> account.isCounted(i, cut) && thousands.test(account.thousands(i)))
                            .mapToObj(i -> new PostingAmount(
                                    new PostingPosition(account.bookingEntryNumber(i), account.line(i)),
                                    lines.mutationColumns().id(account.mutation(i)),
                                    new Thousands(account.thousands(i)))))
                    .filter(line -> meant.test(line.mutation()))
                    .sorted(Comparator.comparing(PostingAmount::position))
                    .toList();
        });
    }

    /** Where all lines that count at a point stand in the ledger, in its order: eight bytes each, however large the book is. */
    public List<PostingPosition> findPositions(ResolvedAsOf point) {
        long[] sorted = projections.query(BalanceProjection.class, lines -> {
            AsOfFilter cut = lines.filterFor(point);
            return lines.accountsWithin(null)
                    .flatMapToLong(account -> IntStream.range(0, account.sizeAsOf(cut.lastLedgerNumber()))
                            .filter(i -> account.isCounted(i, cut))
                            .mapToLong(i -> (long) account.bookingEntryNumber(i) << Integer.SIZE | account.line(i)))
                    .toArray();
        });
        Arrays.sort(sorted);
        return new AbstractList<>() {
            @Override
            public PostingPosition get(int index) {
                return new PostingPosition(sorted[index] >>> Integer.SIZE, (int) sorted[index]);
            }

            @Override
            public int size() {
                return sorted.length;
            }
        };
    }

    /**
     * The mutations of which any line, pending ones included, lies at or below an item and is of such an amount; as far as a
     * point knows them.
     *
     * @param item null for all
     * @param thousands which amounts
     */
    public Set<MutationId> findMutationsTouching(@Nullable ItemPath item, LongPredicate thousands, ResolvedAsOf point) {
        return projections.query(
                BalanceProjection.class,
                lines -> lines.accountsWithin(item)
                        .flatMap(account -> IntStream.range(0, account.sizeAsOf(point.ledgerNumber()))
                                .filter(i -> thousands.test(account.thousands(i)))
                                .mapToObj(account::mutation))
                        .distinct()
                        .map(lines.mutationColumns()::id)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** The mutations of which any line is pending at or below some items, in the order in which they were proposed. */
    public List<MutationId> findPendingMutations(
            List<ItemPath> items, @Nullable Flow flow, @Nullable BudgetYear year, ResolvedAsOf point) {
        return projections.query(BalanceProjection.class, lines -> {
            AsOfFilter cut = lines.filterFor(point);
            return items.stream()
                    .flatMap(item -> accountsWithin(lines, item, flow, year))
                    .flatMap(account -> IntStream.range(0, account.size())
                            .filter(i -> account.isPending(i, cut))
                            .mapToObj(account::mutation))
                    .distinct()
                    .sorted()
                    .map(lines.mutationColumns()::id)
                    .toList();
        });
    }

    /** Whether what lies on an account counts for an item: all below it, or for its unassigned part its own lines only. */
    public static boolean belongsTo(ItemPath account, ItemPath item) {
        return item.isOpen() ? account.equals(item.account()) : item.contains(account);
    }

    /** What the asked item has come to, of one flow and year. */
    private static final class RunningTotal {
        private Thousands balance = Thousands.ZERO;

        Thousands plus(Thousands thousands) {
            balance = balance.plus(thousands);
            return balance;
        }
    }

    /**
     * A line that counts.
     *
     * @param running what it adds to
     * @param along its place on the axis, and then its entry: one number, because a long trail is sorted by it
     * @param line its line in that entry
     */
    private record SortablePosting(AccountPostingColumns account, int which, RunningTotal running, long along, int line)
            implements Comparable<SortablePosting> {
        @Override
        public int compareTo(SortablePosting other) {
            int first = Long.compare(along, other.along);
            return first != 0 ? first : Integer.compare(line, other.line);
        }
    }

    static Stream<AccountPostingColumns> accountsWithin(
            BalanceProjection lines, @Nullable ItemPath item, @Nullable Flow flow, @Nullable BudgetYear year) {
        return lines.accountsWithin(item)
                .filter(account -> flow == null || account.account().flow() == flow)
                .filter(account -> year == null || account.account().year().equals(year));
    }

    private static List<SortablePosting> find(
            BalanceProjection lines,
            List<ItemPath> items,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            AsOfFilter cut,
            PostingOrder order) {
        Map<FlowYear, RunningTotal> columns = new HashMap<>();
        List<SortablePosting> found = new ArrayList<>();
        items.stream().flatMap(item -> accountsWithin(lines, item, flow, year)).forEach(account -> {
            BudgetAccount where = account.account();
            RunningTotal running =
                    columns.computeIfAbsent(new FlowYear(where.flow(), where.year()), c -> new RunningTotal());
            for (int i = 0; i < account.size(); i++) {
                if (account.isCounted(i, cut)) {
                    long along = (long) axis(account, i, cut, order) << Integer.SIZE | account.bookingEntryNumber(i);
                    found.add(new SortablePosting(account, i, running, along, account.line(i)));
                }
            }
        });
        found.sort(Comparator.naturalOrder());
        return found;
    }

    private static int axis(AccountPostingColumns account, int which, AsOfFilter cut, PostingOrder order) {
        return switch (order) {
            case KNOWN_AT -> 0;
            case EFFECTIVE_ON -> account.day(which);
            case MOMENT -> cut.momentRank(account.moment(which));
        };
    }

    private static List<RunningBalance> withBalances(List<SortablePosting> sorted, BalanceProjection lines) {
        List<RunningBalance> told = new ArrayList<>(sorted.size());
        for (SortablePosting one : sorted) {
            AccountPostingColumns account = one.account();
            int which = one.which();
            Thousands thousands = new Thousands(account.thousands(which));
            told.add(new RunningBalance(
                    new PostingPosition(account.bookingEntryNumber(which), one.line()),
                    account.settledFrom(which),
                    lines.mutationColumns().id(account.mutation(which)),
                    account.account().item(),
                    account.account().flow(),
                    account.account().year(),
                    lines.moment(account.moment(which)),
                    LocalDate.ofEpochDay(account.day(which)),
                    thousands,
                    one.running().plus(thousands)));
        }
        return told;
    }
}
