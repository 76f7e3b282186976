package nl.mutatieboek.balance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.balance.Balance.BalanceCheck;
import nl.mutatieboek.budget.ItemPathComparator;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.Basis;
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
    private final @Nullable ItemPath root;
    private final BalanceProjection lines;
    private final ResolvedAsOf point;
    private final StructureSnapshot structure;
    private final AsOfFilter filter;
    private final Map<ItemPath, List<PublishedBalance>> published;
    private final CompletenessRules completeness;
    /** Items with a published balance at or below each item. */
    private final Map<ItemPath, List<ItemPath>> checked = new HashMap<>();

    private final Map<ItemPath, NavigableMap<FlowYear, BalanceAccumulator>> own = new HashMap<>();
    private final Map<ItemPath, NavigableMap<FlowYear, BalanceAccumulator>> all = new HashMap<>();
    private final Map<ItemPath, Set<ItemPath>> below = new HashMap<>();
    private final Map<ItemPath, Boolean> emptied = new HashMap<>();
    private final Map<ItemPath, Map<FlowYear, Optional<BalanceCheck>>> checks = new HashMap<>();

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
        this.published = mark != null
                ? Map.of()
                : lines.findPublishedBalances(item == null ? null : item.chapter(), point).stream()
                        .collect(Collectors.groupingBy(PublishedBalance::item));
        published
                .keySet()
                .forEach(at -> at.ancestorsAndSelf()
                        .forEach(above -> checked.computeIfAbsent(above, i -> new ArrayList<>())
                                .add(at)));
        this.completeness = new CompletenessRules(
                lines,
                point,
                filter,
                account -> own.getOrDefault(account.item(), new TreeMap<>())
                        .getOrDefault(account.flowYear(), new BalanceAccumulator()));
        // A tree of all accounts is summed in parallel, and merged in order.
        (item == null ? accounts.parallel() : accounts).map(this::sum).toList().forEach(this::add);
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
        if (!summed.anything()) {
            return;
        }
        AccountPostingColumns account = summed.account();
        BalanceAccumulator sum = summed.sum();
        ItemPath item = account.account().item();
        FlowYear flowYear = account.account().flowYear();
        own.computeIfAbsent(item, i -> new TreeMap<>()).put(flowYear, sum);
        ItemPath above = null;
        for (ItemPath level : account.itemsFromChapter()) {
            NavigableMap<FlowYear, BalanceAccumulator> sums = all.get(level);
            if (sums == null) {
                sums = new TreeMap<>();
                all.put(level, sums);
                if (above != null) {
                    below.computeIfAbsent(above, i -> new HashSet<>()).add(level);
                }
            }
            sums.computeIfAbsent(flowYear, c -> new BalanceAccumulator()).add(sum);
            above = level;
        }
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
                        chapters().stream().flatMap(chapter -> sums(chapter).keySet().stream()),
                        published.values().stream()
                                .flatMap(List::stream)
                                .map(balance -> new FlowYear(balance.flow(), balance.year())))
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
        NavigableSet<ItemPath> children = new TreeSet<>(ItemPathComparator.PATHS);
        children.addAll(structure.children(item));
        children.addAll(below.getOrDefault(item, Set.of()));
        if (own.containsKey(item) && (item.isChapter() || !children.isEmpty())) {
            children.add(item.toUnassigned());
        }
        return children;
    }

    /**
     * Balances of one item.
     *
     * @param asked whether an unknown balance is listed too, if item, flow and year are given
     */
    List<Balance> balancesOf(ItemPath item, @Nullable Flow flow, @Nullable BudgetYear year, boolean asked) {
        NavigableSet<FlowYear> columns = new TreeSet<>(sums(item).keySet());
        published.getOrDefault(item, List.of()).stream()
                .map(balance -> new FlowYear(balance.flow(), balance.year()))
                .forEach(columns::add);
        if (asked && flow != null && year != null && exists(item, year)) {
            columns.add(new FlowYear(flow, year));
        }
        return columns.stream()
                .filter(flowYear -> flow == null || flow == flowYear.flow())
                .filter(flowYear -> year == null || year.equals(flowYear.year()))
                .map(flowYear -> balance(item, flowYear))
                .toList();
    }

    private NavigableMap<FlowYear, BalanceAccumulator> sums(ItemPath item) {
        NavigableMap<FlowYear, BalanceAccumulator> sums = item.isOpen() ? own.get(item.account()) : all.get(item);
        return sums == null ? new TreeMap<>() : sums;
    }

    /** An article has no balance in a year in which it does not exist. */
    private boolean exists(ItemPath item, BudgetYear year) {
        return !item.isArticle()
                || !structure.knows(item)
                || structure.validity(item, year).isPresent();
    }

    /** The balance of an item, which may have no postings. */
    Balance balance(ItemPath item, FlowYear flowYear) {
        BalanceAccumulator sum = sums(item).getOrDefault(flowYear, new BalanceAccumulator());
        return new Balance(
                item,
                structure.name(item, flowYear.year()).orElse(null),
                flowYear.flow(),
                flowYear.year(),
                sum.booked(),
                sum.pending(),
                sum.basis(),
                sum.precision(),
                sum.booked() != null && isComplete(item, flowYear),
                sum.lastMomentRank() == BalanceAccumulator.NO_MOMENT ? null : filter.moment(sum.lastMomentRank()),
                check(item, flowYear).orElse(null),
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
    private boolean isComplete(ItemPath item, FlowYear flowYear) {
        if (!structure.knows(item)
                || checked.getOrDefault(item, List.of()).stream().anyMatch(at -> leavesRemainder(at, flowYear))) {
            return false;
        }
        if (item.isOpen()) {
            return item.equals(item.account()) || isComplete(item.account(), flowYear);
        }
        return item.isChapter()
                ? completeness.everyArticleHasBase(item, flowYear.flow(), flowYear.year())
                : completeness.hasBase(item, flowYear.flow(), flowYear.year());
    }

    private boolean leavesRemainder(ItemPath item, FlowYear flowYear) {
        return check(item, flowYear).map(BalanceCheck::leavesRemainder).orElse(false);
    }

    private Optional<BalanceCheck> check(ItemPath item, FlowYear flowYear) {
        return checks.computeIfAbsent(item, i -> new HashMap<>())
                .computeIfAbsent(flowYear, c -> Optional.ofNullable(compareWithPublished(item, flowYear)));
    }

    private @Nullable BalanceCheck compareWithPublished(ItemPath item, FlowYear flowYear) {
        PublishedBalance latest = published.getOrDefault(item, List.of()).stream()
                .filter(p -> p.flow() == flowYear.flow() && p.year().equals(flowYear.year()))
                .reduce((one, other) -> momentComparator().compare(one.moment(), other.moment()) > 0 ? one : other)
                .orElse(null);
        if (latest == null) {
            return null;
        }
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
