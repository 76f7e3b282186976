package nl.mutatieboek.importing.reconciliation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.budget.ItemPathComparator;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.reconciliation.BalanceBridgeBuilder.AgreedBalance;
import org.jspecify.annotations.Nullable;

/** The balances of one file beside the book's own, one moment and chapter after another. */
final class BalanceComparator {
    private final BalanceQueries balances;
    private final ResolvedAsOf point;
    private final int depth;

    /** The last moment until now at which a line was the same in both. */
    private final Map<BudgetAccount, AgreedBalance> agreed = new HashMap<>();

    private final ReconciliationResult.ReconciliationResultBuilder counting;

    BalanceComparator(
            BalanceQueries balances,
            ResolvedAsOf point,
            int depth,
            ReconciliationResult.ReconciliationResultBuilder counting) {
        this.balances = balances;
        this.point = point;
        this.depth = depth;
        this.counting = counting;
    }

    private record MomentChapter(@Nullable Moment moment, ChapterCode chapter) {}

    /** What is stated beside what: the items directly below one, of a flow and year. */
    private record SiblingGroup(ItemPath parent, Flow flow, BudgetYear year) {}

    /** Compares all that a file states. */
    void compareAll(List<FileBalance> stated) {
        Map<MomentChapter, List<FileBalance>> parts = new LinkedHashMap<>();
        stated.stream().filter(one -> !isPresented(one.moment())).forEach(one -> counting.add(absent(one)));
        stated.stream()
                .filter(one -> isPresented(one.moment()))
                .sorted(Comparator.comparing(FileBalance::moment, Comparator.nullsFirst(point.momentOrder())))
                .forEach(one -> parts.computeIfAbsent(
                                new MomentChapter(one.moment(), one.item().chapter()), p -> new ArrayList<>())
                        .add(one));
        parts.forEach(this::compareMomentChapter);
    }

    /** Whether the book has anything to say of a moment at this point. */
    private boolean isPresented(@Nullable Moment moment) {
        return moment == null || (point.now().knows(moment) && point.includesMoment(moment));
    }

    private void compareMomentChapter(MomentChapter part, List<FileBalance> stated) {
        Moment moment = part.moment();
        BookBalances own =
                new BookBalances(balances, part.chapter(), depth, moment == null ? point : point.upToMoment(moment));
        stated.forEach(one -> compare(one, own));
        addMissing(part, stated, own);
    }

    private ComparedBalance absent(FileBalance stated) {
        return new ComparedBalance(
                ComparisonOutcome.NOT_IN_THE_BOOK,
                stated.row(),
                stated.item(),
                point.structure().name(stated.item(), stated.year()).orElse(null),
                stated.flow(),
                stated.year(),
                stated.moment(),
                stated.thousands(),
                null,
                null,
                true,
                null);
    }

    private void compare(FileBalance stated, BookBalances own) {
        Balance balance = own.find(stated.account());
        if (balance == null) {
            counting.add(absent(stated));
            return;
        }
        ComparisonOutcome outcome = stated.compareWith(balance.thousands());
        ComparedBalance compared = new ComparedBalance(
                outcome,
                stated.row(),
                stated.item(),
                balance.name(),
                stated.flow(),
                stated.year(),
                stated.moment(),
                stated.thousands(),
                balance.thousands(),
                own.unassigned(balance),
                balance.complete(),
                null);
        if (outcome != ComparisonOutcome.DIFFERENT) {
            if (outcome == ComparisonOutcome.EQUAL && stated.moment() != null) {
                agreed.put(stated.account(), new AgreedBalance(stated.moment(), stated.thousands()));
            }
            counting.add(compared);
        } else {
            counting.add(new ReconciliationResult.ReconciliationRow(compared, stated, agreed.get(stated.account())));
        }
    }

    /**
     * What the book has beside what the file states and the file has not, neither itself nor anything below it. Where a file
     * states moments, only what changed in the moment: what is only carried on was stated or missing before.
     */
    private void addMissing(MomentChapter part, List<FileBalance> stated, BookBalances own) {
        Set<BudgetAccount> there = new HashSet<>();
        Set<SiblingGroup> beside = new HashSet<>();
        for (FileBalance one : stated) {
            for (ItemPath level : one.item().ancestorsAndSelf()) {
                there.add(new BudgetAccount(level, one.flow(), one.year()));
            }
            if (!one.item().isChapter()) {
                beside.add(new SiblingGroup(one.item().parent(), one.flow(), one.year()));
            }
        }
        own.knownBalances()
                .filter(row -> !row.item().isChapter()
                        && beside.contains(new SiblingGroup(row.item().parent(), row.flow(), row.year())))
                .filter(row -> !there.contains(new BudgetAccount(row.item(), row.flow(), row.year())))
                .filter(row -> !Thousands.ZERO.equals(row.thousands()))
                .filter(row -> part.moment() == null || part.moment().equals(row.readUpTo()))
                .sorted(Comparator.comparing(Balance::item, ItemPathComparator.PATHS)
                        .thenComparing(Balance::flow)
                        .thenComparing(Balance::year))
                .forEach(row -> counting.add(new ComparedBalance(
                        ComparisonOutcome.NOT_IN_THE_FILE,
                        0,
                        row.item(),
                        row.name(),
                        row.flow(),
                        row.year(),
                        part.moment(),
                        null,
                        row.thousands(),
                        own.unassigned(row),
                        row.complete(),
                        null)));
    }
}
