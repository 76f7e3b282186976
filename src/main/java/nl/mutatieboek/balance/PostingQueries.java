package nl.mutatieboek.balance;

import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.FlowYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Queries the postings behind a balance. */
@Component
public class PostingQueries {
    private final ProjectionReader projections;

    PostingQueries(ProjectionReader projections) {
        this.projections = projections;
    }

    /** Order of postings, oldest first, with ties by ledger position. */
    public enum PostingOrder {
        /** By ledger number. */
        KNOWN_AT,
        /** By effective day. */
        EFFECTIVE_ON,
        /** By moment. */
        MOMENT;

        public static PostingOrder parse(String text) {
            return Arrays.stream(values())
                    .filter(order -> order.name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new MalformedValueException(ExpectedValue.ORDER, text));
        }
    }

    /**
     * Booked postings at or below an item, each with the running balance of its flow and year. The last running balance
     * is the balance at that point in time.
     */
    public List<RunningBalance> findWithRunningBalance(
            ItemPath item, @Nullable Flow flow, @Nullable BudgetYear year, ResolvedAsOf point, PostingOrder order) {
        return findWithRunningBalance(ItemAncestry.withoutPredecessors(item), flow, year, null, point, order);
    }

    /**
     * The same for an item together with its predecessors.
     *
     * @param mark only lines with this mark; null for all
     */
    public List<RunningBalance> findWithRunningBalance(
            ItemAncestry ancestry,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            @Nullable MarkSelection mark,
            ResolvedAsOf point,
            PostingOrder order) {
        List<ItemPath> items = ancestry.itemWithPredecessors();
        return projections.query(
                BalanceProjection.class,
                lines -> withBalances(find(lines, items, flow, year, lines.filterFor(point, mark), order), lines));
    }

    /** A posting that counts, with its position. */
    public record PostingAmount(PostingPosition position, MutationId mutation, Thousands thousands) {}

    /**
     * Postings that count at a point in time, in ledger order.
     *
     * @param item item, with all below; null for all
     * @param flow null for all
     * @param year null for all
     * @param thousands condition on the amount
     * @param included condition on the mutation
     */
    public List<PostingAmount> findAmounts(
            @Nullable ItemPath item,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            LongPredicate thousands,
            Predicate<MutationId> included,
            ResolvedAsOf point) {
        return projections.query(BalanceProjection.class, lines -> {
            AsOfFilter filter = lines.filterFor(point);
            return accountsWithin(lines, item, flow, year)
                    .flatMap(account -> IntStream.range(0, account.sizeAsOf(filter.lastLedgerNumber()))
                            .filter(i -> account.isCounted(i, filter) && thousands.test(account.thousands(i)))
                            .mapToObj(i -> new PostingAmount(
                                    new PostingPosition(account.bookingEntryNumber(i), account.line(i)),
                                    lines.mutationColumns().id(account.mutation(i)),
                                    new Thousands(account.thousands(i)))))
                    .filter(line -> included.test(line.mutation()))
                    .sorted(Comparator.comparing(PostingAmount::position))
                    .toList();
        });
    }

    /** Ledger positions of all postings that count, in order; eight bytes each in memory. */
    public List<PostingPosition> findPositions(ResolvedAsOf point) {
        long[] sorted = projections.query(BalanceProjection.class, lines -> {
            AsOfFilter filter = lines.filterFor(point);
            return lines.accountsWithin(null)
                    .flatMapToLong(account -> IntStream.range(0, account.sizeAsOf(filter.lastLedgerNumber()))
                            .filter(i -> account.isCounted(i, filter))
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
     * Mutations with a posting at or below an item with such an amount, pending ones included, as of a point in time.
     *
     * @param item null for all
     * @param thousands which amounts
     * @param mark only lines with this mark; null for all
     */
    public Set<MutationId> findMutationsTouching(
            @Nullable ItemPath item, LongPredicate thousands, @Nullable MarkSelection mark, ResolvedAsOf point) {
        return projections.query(BalanceProjection.class, lines -> {
            AsOfFilter filter = lines.filterFor(point, mark);
            return lines.accountsWithin(item)
                    .flatMap(account -> IntStream.range(0, account.sizeAsOf(point.ledgerNumber()))
                            .filter(i -> thousands.test(account.thousands(i))
                                    && filter.selects(account.account(), account.marks(i)))
                            .mapToObj(account::mutation))
                    .distinct()
                    .map(lines.mutationColumns()::id)
                    .collect(Collectors.toUnmodifiableSet());
        });
    }

    /** A posting's account and amount. */
    public record AccountAmount(BudgetAccount account, Thousands thousands) {
        public static AccountAmount of(Posting posting) {
            return new AccountAmount(BudgetAccount.ofPosting(posting), posting.thousands());
        }
    }

    /**
     * Mutations with a posting of the same account and amount, booked or pending, the newest first.
     *
     * @param points point in time of each chapter
     */
    public Map<AccountAmount, List<MutationId>> findMutationsWith(
            Collection<AccountAmount> amounts, Map<ChapterCode, ResolvedAsOf> points) {
        return projections.query(BalanceProjection.class, lines -> {
            Map<AccountAmount, List<MutationId>> found = new HashMap<>();
            for (AccountAmount amount : amounts) {
                AccountPostingColumns account = lines.account(amount.account());
                ResolvedAsOf point = points.get(amount.account().item().chapter());
                if (account != null && point != null) {
                    AsOfFilter filter = lines.filterFor(point);
                    found.put(
                            amount,
                            IntStream.iterate(account.sizeAsOf(filter.lastLedgerNumber()) - 1, i -> i >= 0, i -> i - 1)
                                    .filter(i -> account.thousands(i)
                                            == amount.thousands().value())
                                    .filter(i -> account.isCounted(i, filter) || account.isPending(i, filter))
                                    .mapToObj(i -> lines.mutationColumns().id(account.mutation(i)))
                                    .distinct()
                                    .toList());
                }
            }
            return found;
        });
    }

    /** Whether a posting gives its account a base, instead of changing a balance that may be unknown. */
    public static boolean isBase(Proposal proposal, Posting posting) {
        return PostingAttributes.of(proposal, posting).effect() != PostingAttributes.BalanceEffect.CHANGE;
    }

    /** Mutations with a pending posting at or below the items, in the order of their proposals. */
    public List<MutationId> findPendingMutations(
            List<ItemPath> items,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            @Nullable MarkSelection mark,
            ResolvedAsOf point) {
        return projections.query(BalanceProjection.class, lines -> {
            AsOfFilter filter = lines.filterFor(point, mark);
            return items.stream()
                    .flatMap(item -> accountsWithin(lines, item, flow, year))
                    .flatMap(account -> IntStream.range(0, account.size())
                            .filter(i -> account.isPending(i, filter))
                            .mapToObj(account::mutation))
                    .distinct()
                    .sorted()
                    .map(lines.mutationColumns()::id)
                    .toList();
        });
    }

    /** Whether an account counts for an item: all accounts below, or for an unassigned part its own account only. */
    public static boolean belongsTo(ItemPath account, ItemPath item) {
        return item.isOpen() ? account.equals(item.account()) : item.contains(account);
    }

    /** Running balance of a flow and year. */
    private static final class RunningTotal {
        private Thousands balance = Thousands.ZERO;

        Thousands plus(Thousands thousands) {
            balance = balance.plus(thousands);
            return balance;
        }
    }

    /**
     * A posting with its sort keys.
     *
     * @param running running balance
     * @param along position on the axis and ledger number in one number, for fast sorting of long trails
     * @param line index in its entry
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
            AsOfFilter filter,
            PostingOrder order) {
        Map<FlowYear, RunningTotal> totals = new HashMap<>();
        List<SortablePosting> found = new ArrayList<>();
        items.stream().flatMap(item -> accountsWithin(lines, item, flow, year)).forEach(account -> {
            BudgetAccount where = account.account();
            RunningTotal running =
                    totals.computeIfAbsent(new FlowYear(where.flow(), where.year()), c -> new RunningTotal());
            for (int i = 0; i < account.size(); i++) {
                if (account.isCounted(i, filter)) {
                    long along = (long) axis(account, i, filter, order) << Integer.SIZE | account.bookingEntryNumber(i);
                    found.add(new SortablePosting(account, i, running, along, account.line(i)));
                }
            }
        });
        found.sort(Comparator.naturalOrder());
        return found;
    }

    private static int axis(AccountPostingColumns account, int which, AsOfFilter filter, PostingOrder order) {
        return switch (order) {
            case KNOWN_AT -> 0;
            case EFFECTIVE_ON -> account.day(which);
            case MOMENT -> filter.momentRank(account.moment(which));
        };
    }

    private static List<RunningBalance> withBalances(List<SortablePosting> sorted, BalanceProjection lines) {
        List<RunningBalance> balances = new ArrayList<>(sorted.size());
        for (SortablePosting one : sorted) {
            AccountPostingColumns account = one.account();
            int which = one.which();
            Thousands thousands = new Thousands(account.thousands(which));
            balances.add(new RunningBalance(
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
        return balances;
    }
}
