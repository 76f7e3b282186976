package nl.mutatieboek.balance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sums postings by any group. */
@Component
public class PostingTotalQueries {
    private final ProjectionReader projections;

    PostingTotalQueries(ProjectionReader projections) {
        this.projections = projections;
    }

    /**
     * Sum of a group.
     *
     * @param booked booked postings; null if there are none, which is not zero
     * @param pending pending postings
     * @param readUpTo latest moment of the booked postings
     * @param basis worst basis of the booked postings
     * @param precision coarsest precision of the booked postings
     * @param pendingBasis worst basis of the pending postings; null if there are none
     * @param pendingPrecision coarsest precision of the pending postings; null if there are none
     */
    public record PostingTotal(
            @Nullable Thousands booked,
            Thousands pending,
            @Nullable Moment readUpTo,
            @Nullable Basis basis,
            @Nullable Precision precision,
            @Nullable Basis pendingBasis,
            @Nullable Precision pendingPrecision) {}

    /** Postings of a group; the pending ones apart, with their own certainty. */
    private record GroupSums(BalanceAccumulator booked, BalanceAccumulator pending) {
        GroupSums() {
            this(new BalanceAccumulator(), new BalanceAccumulator());
        }

        PostingTotal total(AsOfFilter filter) {
            Thousands requested = pending.booked();
            return new PostingTotal(
                    booked.booked(),
                    requested == null ? Thousands.ZERO : requested,
                    booked.lastMomentRank() == BalanceAccumulator.NO_MOMENT
                            ? null
                            : filter.moment(booked.lastMomentRank()),
                    booked.basis(),
                    booked.precision(),
                    pending.basis(),
                    pending.precision());
        }
    }

    /** View of the current posting; do not keep a reference. */
    public static final class PostingCursor {
        private final AccountPostingColumns account;
        private final BalanceProjection lines;
        private final BudgetMarks defaults;
        private int which;

        private PostingCursor(AccountPostingColumns account, BalanceProjection lines, BudgetMarks defaults) {
            this.account = account;
            this.lines = lines;
            this.defaults = defaults;
        }

        /** Account: {@code XX/37} for a posting on {@code XX/37/~}. */
        public ItemPath item() {
            return account.account().item();
        }

        public Flow flow() {
            return account.account().flow();
        }

        public BudgetYear year() {
            return account.account().year();
        }

        public MutationId mutation() {
            return lines.mutationColumns().id(account.mutation(which));
        }

        public Moment moment() {
            return lines.moment(account.moment(which));
        }

        /** Marks of the line, of its mutation or by default of its item, as known at the point in time. */
        public BudgetMarks marks() {
            return account.marks(which).orElse(defaults);
        }

        /** Whether it reserves money, or reverses that. */
        public boolean isReservation() {
            return attributes().reservation();
        }

        /** Whether it adds a year, or reverses that. */
        public boolean isExtrapolation() {
            return attributes().extrapolation();
        }

        /** Whether it carries a margin to the next year, or reverses that. */
        public boolean isYearEndMargin() {
            return attributes().yearEndMargin();
        }

        /** Whether it does not continue in that year, because it is incidental or ends before. */
        public boolean endsBefore(BudgetYear added) {
            return attributes().lastYear() < added.value();
        }

        /** Coverage package, if any. */
        public @Nullable String coverage() {
            return attributes().coverage();
        }

        private MutationAttributes attributes() {
            return lines.mutationColumns().attributes(account.mutation(which));
        }
    }

    /**
     * Sums of the booked and pending postings at or below an item, in the order in which groups occur.
     *
     * @param item null for all
     * @param flow null for all
     * @param year null for all
     * @param group key of the group of a posting; null for none
     */
    public <K> Map<K, PostingTotal> groupBy(
            @Nullable ItemPath item,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            ResolvedAsOf point,
            Function<PostingCursor, @Nullable K> group) {
        return projections.query(BalanceProjection.class, lines -> {
            AsOfFilter filter = lines.filterFor(point);
            Map<K, GroupSums> sums = new LinkedHashMap<>();
            PostingQueries.accountsWithin(lines, item, flow, year)
                    .forEach(account -> add(account, lines, filter, group, sums));
            Map<K, PostingTotal> totals = new LinkedHashMap<>();
            sums.forEach((key, sum) -> totals.put(key, sum.total(filter)));
            return totals;
        });
    }

    /** Moments with a booked or pending posting at or below an item; null for the whole budget. */
    public Set<Moment> findUsedMoments(@Nullable ItemPath item, ResolvedAsOf point) {
        return projections.query(BalanceProjection.class, lines -> {
            AsOfFilter filter = lines.filterFor(point);
            boolean[] used = new boolean[lines.momentCount()];
            lines.accountsWithin(item).forEach(account -> {
                int then = account.sizeAsOf(filter.lastLedgerNumber());
                for (int i = 0; i < then; i++) {
                    int moment = account.moment(i);
                    used[moment] |= !used[moment] && (account.isCounted(i, filter) || account.isPending(i, filter));
                }
            });
            return IntStream.range(0, used.length)
                    .filter(moment -> used[moment])
                    .mapToObj(lines::moment)
                    .collect(Collectors.toUnmodifiableSet());
        });
    }

    /**
     * The last presented moment with a posting at or below an item, or else the last presented one: a bill may be
     * registered long before it has postings. If the point in time names the last moment, that is the result.
     *
     * @param item null for the whole budget
     */
    public Optional<Moment> findLastPresentedMoment(@Nullable ItemPath item, ResolvedAsOf point, Predicate<Moment> of) {
        List<Moment> presented = point.structure().moments().stream()
                .map(KnownMoment::moment)
                .filter(of.and(point::includesMoment))
                .toList();
        if (presented.isEmpty() || presented.getLast().equals(point.axes().moment())) {
            return presented.reversed().stream().findFirst();
        }
        Set<Moment> used = findUsedMoments(item, point);
        return presented.reversed().stream()
                .filter(used::contains)
                .findFirst()
                .or(() -> Optional.of(presented.getLast()));
    }

    private static <K> void add(
            AccountPostingColumns account,
            BalanceProjection lines,
            AsOfFilter filter,
            Function<PostingCursor, @Nullable K> group,
            Map<K, GroupSums> sums) {
        PostingCursor line = new PostingCursor(account, lines, filter.defaultMarks(account.account()));
        int then = account.sizeAsOf(filter.lastLedgerNumber());
        for (int i = 0; i < then; i++) {
            boolean counts = account.isCounted(i, filter);
            if (counts || account.isPending(i, filter)) {
                line.which = i;
                K key = group.apply(line);
                if (key != null) {
                    GroupSums sum = sums.computeIfAbsent(key, k -> new GroupSums());
                    account.addTo(counts ? sum.booked() : sum.pending(), filter, i);
                }
            }
        }
    }
}
