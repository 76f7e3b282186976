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

/** Compares the balances of a file with those of the ledger, by moment and chapter. */
final class BalanceComparator {
    private final BalanceQueries balances;
    private final ResolvedAsOf asOf;
    private final int depth;

    /** The last moment so far at which file and ledger agreed on an account. */
    private final Map<BudgetAccount, AgreedBalance> agreed = new HashMap<>();

    private final ReconciliationResult.ReconciliationResultBuilder result;

    BalanceComparator(
            BalanceQueries balances,
            ResolvedAsOf asOf,
            int depth,
            ReconciliationResult.ReconciliationResultBuilder result) {
        this.balances = balances;
        this.asOf = asOf;
        this.depth = depth;
        this.result = result;
    }

    private record MomentChapter(@Nullable Moment moment, ChapterCode chapter) {}

    /** Siblings: items directly below one parent, of a flow and year. */
    private record SiblingGroup(ItemPath parent, Flow flow, BudgetYear year) {}

    /** Compares all balances of the file. */
    void compareAll(List<FileBalance> stated) {
        Map<MomentChapter, List<FileBalance>> byMomentChapter = new LinkedHashMap<>();
        stated.stream().filter(one -> !isPresented(one.moment())).forEach(one -> result.add(notInTheBook(one)));
        stated.stream()
                .filter(one -> isPresented(one.moment()))
                .sorted(Comparator.comparing(FileBalance::moment, Comparator.nullsFirst(asOf.momentOrder())))
                .forEach(one -> byMomentChapter
                        .computeIfAbsent(
                                new MomentChapter(one.moment(), one.item().chapter()), p -> new ArrayList<>())
                        .add(one));
        byMomentChapter.forEach(this::compareMomentChapter);
    }

    /** Whether the ledger has the moment as of this point. */
    private boolean isPresented(@Nullable Moment moment) {
        return moment == null || (asOf.now().knows(moment) && asOf.includesMoment(moment));
    }

    private void compareMomentChapter(MomentChapter momentChapter, List<FileBalance> stated) {
        Moment moment = momentChapter.moment();
        BookBalances bookBalances = new BookBalances(
                balances, momentChapter.chapter(), depth, moment == null ? asOf : asOf.upToMoment(moment));
        stated.forEach(one -> compare(one, bookBalances));
        addMissing(momentChapter, stated, bookBalances);
    }

    private ComparedBalance notInTheBook(FileBalance stated) {
        return new ComparedBalance(
                ComparisonOutcome.NOT_IN_THE_BOOK,
                stated.row(),
                stated.item(),
                asOf.structure().name(stated.item(), stated.year()).orElse(null),
                stated.flow(),
                stated.year(),
                stated.moment(),
                stated.thousands(),
                null,
                null,
                true,
                null);
    }

    private void compare(FileBalance stated, BookBalances bookBalances) {
        Balance balance = bookBalances.find(stated.account());
        if (balance == null) {
            result.add(notInTheBook(stated));
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
                bookBalances.unassigned(balance),
                balance.complete(),
                null);
        if (outcome != ComparisonOutcome.DIFFERENT) {
            if (outcome == ComparisonOutcome.EQUAL && stated.moment() != null) {
                agreed.put(stated.account(), new AgreedBalance(stated.moment(), stated.thousands()));
            }
            result.add(compared);
        } else {
            result.add(new ReconciliationResult.ReconciliationRow(compared, stated, agreed.get(stated.account())));
        }
    }

    /**
     * Adds balances of the ledger whose siblings are in the file, but which the file has neither itself nor below. If
     * the file states moments, only balances that changed in the moment count: others were stated or missing before.
     */
    private void addMissing(MomentChapter momentChapter, List<FileBalance> stated, BookBalances bookBalances) {
        Set<BudgetAccount> inFile = new HashSet<>();
        Set<SiblingGroup> siblings = new HashSet<>();
        for (FileBalance one : stated) {
            for (ItemPath level : one.item().ancestorsAndSelf()) {
                inFile.add(new BudgetAccount(level, one.flow(), one.year()));
            }
            if (!one.item().isChapter()) {
                siblings.add(new SiblingGroup(one.item().parent(), one.flow(), one.year()));
            }
        }
        bookBalances
                .knownBalances()
                .filter(row -> !row.item().isChapter()
                        && siblings.contains(new SiblingGroup(row.item().parent(), row.flow(), row.year())))
                .filter(row -> !inFile.contains(new BudgetAccount(row.item(), row.flow(), row.year())))
                .filter(row -> !Thousands.ZERO.equals(row.thousands()))
                .filter(row ->
                        momentChapter.moment() == null || momentChapter.moment().equals(row.readUpTo()))
                .sorted(Comparator.comparing(Balance::item, ItemPathComparator.PATHS)
                        .thenComparing(Balance::flow)
                        .thenComparing(Balance::year))
                .forEach(row -> result.add(new ComparedBalance(
                        ComparisonOutcome.NOT_IN_THE_FILE,
                        0,
                        row.item(),
                        row.name(),
                        row.flow(),
                        row.year(),
                        momentChapter.moment(),
                        null,
                        row.thousands(),
                        bookBalances.unassigned(row),
                        row.complete(),
                        null)));
    }
}
