package nl.mutatieboek.balance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.balance.Balance.BalanceCheck;
import nl.mutatieboek.balance.FlowYearSums.YearRange;
import nl.mutatieboek.budget.ItemPathComparator;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.FlowYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Balances as of a point in time, as a tree: parents and children are sums of the same postings, and what is posted on
 * an item itself is its unassigned part {@code ~}. Used while the projection is locked.
 */
final class BalanceTree {
    private static final BalanceAccumulator NOTHING = new BalanceAccumulator();

    private final @Nullable ItemPath root;
    private final BalanceProjection lines;
    private final ResolvedAsOf point;
    private final StructureSnapshot structure;
    private final AsOfFilter filter;
    /** Years of the sums. */
    private final YearRange years;

    private final CompletenessRules completeness;
    private final Map<ItemPath, ItemSums> sums = new HashMap<>();
    private final Map<ItemPath, Boolean> emptied = new HashMap<>();
    private final Map<BudgetAccount, BalanceCheck> checks = new HashMap<>();

    /** @param item root of the tree; null for all */
    BalanceTree(BalanceProjection lines, ResolvedAsOf point, @Nullable ItemPath item) {
        this(lines, point, item, null);
    }

    /** @param mark only what lines with this mark amount to, without published balances; null for all */
    BalanceTree(BalanceProjection lines, ResolvedAsOf point, @Nullable ItemPath item, @Nullable MarkSelection mark) {
        this(lines, point, item, mark, lines.accountsWithin(item));
    }

    private BalanceTree(
            BalanceProjection lines,
            ResolvedAsOf point,
            @Nullable ItemPath item,
            @Nullable MarkSelection mark,
            Stream<AccountPostingColumns> accounts) {
        this.root = item;
        this.lines = lines;
        this.point = point;
        this.structure = point.structure();
        this.filter = lines.filterFor(point, mark);
        this.years = lines.years();
        this.completeness = new CompletenessRules(lines, point, filter, this::ownSum);
        if (item == null) {
            ParallelReader.read(accounts.toList(), lines.accountCount(), this::sum)
                    .forEach(this::add);
        } else {
            accounts.forEach(account -> add(sum(account)));
        }
    }

    private record AccountTotal(AccountPostingColumns account, boolean anything, BalanceAccumulator sum) {}

    private AccountTotal sum(AccountPostingColumns account) {
        BalanceAccumulator sum = new BalanceAccumulator();
        return new AccountTotal(account, account.addTo(sum, filter), sum);
    }

    /** A tree of one flow and year, each null for all, for the balance of the item only. */
    static BalanceTree ofSelection(
            BalanceProjection lines,
            ResolvedAsOf point,
            @Nullable ItemPath item,
            @Nullable Flow flow,
            @Nullable BudgetYear year) {
        return new BalanceTree(lines, point, item, null, PostingQueries.accountsWithin(lines, item, flow, year));
    }

    private void add(AccountTotal summed) {
        if (summed.anything()) {
            AccountPostingColumns account = summed.account();
            List<ItemPath> itemsFromChapter = account.itemsFromChapter();
            sumsOf(itemsFromChapter, itemsFromChapter.size() - 1).set(account, summed.sum());
        }
    }

    /** Returns the sums of one of the items on the path to an account, new ones below those of its parent. */
    private ItemSums sumsOf(List<ItemPath> itemsFromChapter, int level) {
        ItemSums found = sums.get(itemsFromChapter.get(level));
        if (found == null) {
            found = new ItemSums(itemsFromChapter.get(level), years);
            sums.put(found.item(), found);
            if (level > 0) {
                sumsOf(itemsFromChapter, level - 1).addBelow(found);
            }
        }
        return found;
    }

    private @Nullable BalanceAccumulator ownSum(ItemPath item, FlowYear flowYear) {
        ItemSums found = sums.get(item);
        return found == null ? null : found.own().get(flowYear);
    }

    long ledgerNumber() {
        return point.ledgerNumber();
    }

    /** Order of the moments. */
    Comparator<Moment> momentComparator() {
        return point.momentOrder();
    }

    /** Budget years with postings or published balances, of one flow or of all. */
    Set<BudgetYear> years(@Nullable Flow flow) {
        return Stream.concat(
                        chapters().stream()
                                .flatMap(chapter -> Stream.ofNullable(sums.get(chapter)))
                                .flatMap(chapter -> chapter.all().flowYears().stream()),
                        lines.publishedBalances().flowYears(root == null ? null : root.chapter(), point).stream())
                .filter(flowYear -> flow == null || flowYear.flow() == flow)
                .map(FlowYear::year)
                .collect(Collectors.toSet());
    }

    /** The chapters of the book, or that of the root. */
    List<ItemPath> chapters() {
        return structure.chapters().stream()
                .map(chapter -> ItemPath.of(chapter.code()))
                .filter(chapter -> root == null || chapter.contains(root))
                .toList();
    }

    /** Children of an item: registered items, open items with postings, and its unassigned part. */
    Collection<ItemPath> children(ItemPath item) {
        if (item.isOpen()) {
            return List.of();
        }
        List<ItemPath> registered = structure.children(item);
        ItemSums found = sums.get(item);
        if (found == null) {
            return registered;
        }
        List<ItemPath> children = new ArrayList<>(registered);
        found.below().stream()
                .map(ItemSums::item)
                .filter(below -> !structure.isRegistered(below))
                .forEach(children::add);
        if (found.isPosted() && (item.isChapter() || !children.isEmpty())) {
            children.add(item.toUnassigned());
        }
        if (children.size() > registered.size()) {
            children.sort(ItemPathComparator.PATHS);
        }
        return children;
    }

    /**
     * Balances of one item.
     *
     * @param includesUnknown whether an unknown balance is listed too, if item, flow and year are given
     */
    List<Balance> balancesOf(ItemPath item, @Nullable Flow flow, @Nullable BudgetYear year, boolean includesUnknown) {
        TreeItem of = treeItem(item);
        if (flow != null && year != null) {
            FlowYear flowYear = new FlowYear(flow, year);
            return of.hasBalance(flowYear, point) || (includesUnknown && exists(of, year))
                    ? List.of(balance(of, flowYear))
                    : List.of();
        }
        List<Balance> balances = new ArrayList<>();
        for (FlowYear flowYear : of.flowYears(point)) {
            if ((flow == null || flow == flowYear.flow()) && (year == null || year.equals(flowYear.year()))) {
                balances.add(balance(of, flowYear));
            }
        }
        return balances;
    }

    /**
     * An item with what all its balances need.
     *
     * @param sums null without postings
     * @param published null if there never were any, or if lines with a mark are summed
     */
    private record TreeItem(
            ItemPath item,
            boolean known,
            @Nullable FlowYearSums sums,
            @Nullable ItemPublishedBalances published) {
        boolean hasBalance(FlowYear flowYear, ResolvedAsOf point) {
            return (sums != null && sums.get(flowYear) != null)
                    || (published != null && published.findLast(flowYear, point) != null);
        }

        Collection<FlowYear> flowYears(ResolvedAsOf point) {
            List<FlowYear> posted = sums == null ? List.of() : sums.flowYears();
            List<FlowYear> stated = published == null ? List.of() : published.flowYears(point);
            if (stated.isEmpty()) {
                return posted;
            }
            NavigableSet<FlowYear> all = new TreeSet<>(posted);
            all.addAll(stated);
            return all;
        }
    }

    private TreeItem treeItem(ItemPath item) {
        ItemSums found = sums.get(item.isOpen() ? item.account() : item);
        FlowYearSums sumsOfItem = found == null ? null : item.isOpen() ? found.own() : found.all();
        return new TreeItem(
                item,
                structure.knows(item),
                sumsOfItem,
                filter.hasMark() ? null : lines.publishedBalances().of(item));
    }

    /** An article has no balance in a year in which it does not exist. */
    private boolean exists(TreeItem of, BudgetYear year) {
        return !of.item().isArticle()
                || !of.known()
                || structure.validity(of.item(), year).isPresent();
    }

    /** The balance of an item, which may have no postings. */
    Balance balance(ItemPath item, FlowYear flowYear) {
        return balance(treeItem(item), flowYear);
    }

    private Balance balance(TreeItem of, FlowYear flowYear) {
        ItemPath item = of.item();
        BalanceAccumulator found = of.sums() == null ? null : of.sums().get(flowYear);
        BalanceAccumulator sum = found == null ? NOTHING : found;
        Thousands booked = sum.booked();
        return new Balance(
                item,
                structure.name(item, flowYear.year()).orElse(null),
                flowYear.flow(),
                flowYear.year(),
                booked,
                sum.pending(),
                sum.basis(),
                sum.precision(),
                booked != null && isComplete(of, flowYear),
                sum.lastMomentRank() == BalanceAccumulator.NO_MOMENT ? null : filter.moment(sum.lastMomentRank()),
                check(of, flowYear),
                item.isOpen() && emptied.computeIfAbsent(item, this::isEmptied),
                List.of(),
                List.of());
    }

    /** Whether there are booked postings and every balance is zero, pending postings included. */
    private boolean isEmptied(ItemPath item) {
        List<BalanceAccumulator> balances = lines.accountsWithin(item)
                .map(account -> {
                    BalanceAccumulator balance = new BalanceAccumulator();
                    account.addTo(balance, filter);
                    return balance;
                })
                .toList();
        return balances.stream().anyMatch(balance -> balance.booked() != null)
                && balances.stream().allMatch(BalanceAccumulator::isZero);
    }

    /**
     * Whether nothing is missing. An item that a source leaves open between several has mutations only; the unassigned
     * part of an item is as complete as the item.
     */
    private boolean isComplete(TreeItem of, FlowYear flowYear) {
        ItemPath item = of.item();
        if (!of.known()
                || (of.published() != null
                        && of.published().atOrBelow(flowYear).stream().anyMatch(at -> leavesRemainder(at, flowYear)))) {
            return false;
        }
        if (item.isOpen()) {
            return item.equals(item.account()) || isComplete(treeItem(item.account()), flowYear);
        }
        return item.isChapter()
                ? completeness.everyArticleHasBase(item, flowYear)
                : completeness.hasBase(item, flowYear);
    }

    private boolean leavesRemainder(ItemPath item, FlowYear flowYear) {
        BalanceCheck check = check(treeItem(item), flowYear);
        return check != null && check.leavesRemainder();
    }

    private @Nullable BalanceCheck check(TreeItem of, FlowYear flowYear) {
        PublishedBalance latest = of.published() == null ? null : of.published().findLast(flowYear, point);
        return latest == null
                ? null
                : checks.computeIfAbsent(
                        new BudgetAccount(of.item(), flowYear.flow(), flowYear.year()),
                        figure -> compareWithPublished(latest, of.item(), flowYear));
    }

    private BalanceCheck compareWithPublished(PublishedBalance latest, ItemPath item, FlowYear flowYear) {
        AsOfFilter then = filter.limitedTo(latest.moment());
        List<AccountPostingColumns> accounts = lines.accountsWithin(item)
                .filter(account -> flowYear.equals(account.account().flowYear()))
                .toList();
        BalanceAccumulator counted = new BalanceAccumulator();
        accounts.forEach(account -> account.addTo(counted, then));
        Thousands booked = counted.booked();
        return new BalanceCheck(
                latest.thousands(),
                latest.moment(),
                booked == null ? null : latest.thousands().minus(booked),
                latest.precision()
                        .margin()
                        .plus(RoundingMarginCalculator.calculate(accounts, lines.mutationColumns(), then)),
                latest.source().document(),
                latest.basis() == null ? Basis.READ : latest.basis(),
                latest.precision());
    }
}
