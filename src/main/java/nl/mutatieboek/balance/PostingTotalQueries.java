package nl.mutatieboek.balance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.domain.value.Basis;
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

/** What chosen lines make together at a point, by whatever another room groups them. */
@Component
public class PostingTotalQueries {
    private final ProjectionReader projections;

    PostingTotalQueries(ProjectionReader projections) {
        this.projections = projections;
    }

    /**
     * What some lines make together.
     *
     * @param booked those that count; null when none does, which is not zero
     * @param pending those that are pending
     * @param readUpTo the latest moment of those that count
     * @param basis the worst basis of those that count
     * @param precision the coarsest precision of those that count
     */
    public record PostingTotal(
            @Nullable Thousands booked,
            Thousands pending,
            @Nullable Moment readUpTo,
            @Nullable Basis basis,
            @Nullable Precision precision) {}

    /** A line while it is looked at; not to be kept. */
    public static final class PostingCursor {
        private final AccountPostingColumns account;
        private final BalanceProjection lines;
        private int which;

        private PostingCursor(AccountPostingColumns account, BalanceProjection lines) {
            this.account = account;
            this.lines = lines;
        }

        /** Where it lies: {@code XX/37} for what was posted on {@code XX/37/~}. */
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

        /** The moment that presents it. */
        public Moment moment() {
            return lines.moment(account.moment(which));
        }

        /** Whether it sets money apart, or takes that back. */
        public boolean isReservation() {
            return said().reservation();
        }

        /** Whether it adds a year, or takes that back. */
        public boolean isExtrapolation() {
            return said().extrapolation();
        }

        /** Whether its series does not go on in that year, because it is incidental or ends before. */
        public boolean endsBefore(BudgetYear added) {
            return said().lastYear() < added.value();
        }

        /** The package that it belongs to. */
        public @Nullable String coverage() {
            return said().coverage();
        }

        private MutationAttributes said() {
            return lines.mutationColumns().attributes(account.mutation(which));
        }
    }

    /**
     * The sums of the lines at or below an item that count or are pending, in the order in which their groups were met.
     *
     * @param item null for all
     * @param flow null for all
     * @param year null for all
     * @param group which sum a line is part of; null for none
     */
    public <K> Map<K, PostingTotal> groupBy(
            @Nullable ItemPath item,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            ResolvedAsOf point,
            Function<PostingCursor, @Nullable K> group) {
        return projections.query(BalanceProjection.class, lines -> {
            AsOfFilter cut = lines.filterFor(point);
            Map<K, BalanceAccumulator> sums = new LinkedHashMap<>();
            PostingQueries.accountsWithin(lines, item, flow, year)
                    .forEach(account -> add(account, lines, cut, group, sums));
            Map<K, PostingTotal> totals = new LinkedHashMap<>();
            sums.forEach((key, sum) -> totals.put(
                    key,
                    new PostingTotal(
                            sum.booked(),
                            sum.pending(),
                            sum.lastMomentRank() == BalanceAccumulator.NO_MOMENT
                                    ? null
                                    : cut.moment(sum.lastMomentRank()),
                            sum.basis(),
                            sum.precision())));
            return totals;
        });
    }

    /** The moments of which any line at or below an item counts or is pending; of the whole book for null. */
    public Set<Moment> findUsedMoments(@Nullable ItemPath item, ResolvedAsOf point) {
        return groupBy(item, null, null, point, PostingCursor::moment).keySet();
    }

    /**
     * The last moment that a point presents and in which anything is recorded at or below an item; if nothing is recorded in any,
     * the last that it presents. A bill may be registered long before anything is in it. The moment that the point itself ends
     * at is taken as it is.
     *
     * @param item null for the whole book
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
            AsOfFilter cut,
            Function<PostingCursor, @Nullable K> group,
            Map<K, BalanceAccumulator> sums) {
        PostingCursor line = new PostingCursor(account, lines);
        int then = account.sizeAsOf(cut.lastLedgerNumber());
        for (int i = 0; i < then; i++) {
            boolean counts = account.isCounted(i, cut);
            if (counts || account.isPending(i, cut)) {
                line.which = i;
                K key = group.apply(line);
                if (key != null) {
                    BalanceAccumulator sum = sums.computeIfAbsent(key, k -> new BalanceAccumulator());
                    if (counts) {
                        account.addTo(sum, cut, i);
                    } else {
                        sum.addPending(account.thousands(i));
                    }
                }
            }
        }
    }
}
