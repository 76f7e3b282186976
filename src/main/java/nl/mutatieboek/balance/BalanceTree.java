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
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * The book's balances at one point, as a tree: a parent is the sum of its children because both are sums of the same lines,
 * and what lies on an item itself is the line {@code ~} below it. Made and read while the lines do not change.
 */
final class BalanceTree {
    private final BalanceProjection lines;
    private final ResolvedAsOf point;
    private final StructureSnapshot structure;
    private final AsOfFilter cut;
    private final Map<ItemPath, List<PublishedBalance>> published;
    private final CompletenessRules completeness;
    /** The checked items at or below each item. */
    private final Map<ItemPath, List<ItemPath>> checked = new HashMap<>();

    private final Map<ItemPath, NavigableMap<FlowYear, BalanceAccumulator>> own = new HashMap<>();
    private final Map<ItemPath, NavigableMap<FlowYear, BalanceAccumulator>> all = new HashMap<>();
    private final Map<ItemPath, Set<ItemPath>> below = new HashMap<>();
    private final Map<ItemPath, Boolean> emptied = new HashMap<>();
    private final Map<ItemPath, Map<FlowYear, Optional<BalanceCheck>>> checks = new HashMap<>();

    /** @param item only what lies at or below it; null for all */
    BalanceTree(BalanceProjection lines, ResolvedAsOf point, @Nullable ItemPath item) {
        this(lines, point, item, lines.accountsWithin(item));
    }

    private BalanceTree(
            BalanceProjection lines,
            ResolvedAsOf point,
            @Nullable ItemPath item,
            Stream<AccountPostingColumns> accounts) {
        this.lines = lines;
        this.point = point;
        this.structure = point.structure();
        this.cut = lines.filterFor(point);
        this.published = lines.findPublishedBalances(item == null ? null : item.chapter(), point).stream()
                .collect(Collectors.groupingBy(PublishedBalance::item));
        published
                .keySet()
                .forEach(at -> at.ancestorsAndSelf()
                        .forEach(above -> checked.computeIfAbsent(above, i -> new ArrayList<>())
                                .add(at)));
        this.completeness = new CompletenessRules(
                lines,
                point,
                cut,
                account -> own.getOrDefault(account.item(), new TreeMap<>())
                        .getOrDefault(account.flowYear(), new BalanceAccumulator()));
        // Those of the whole book are summed on all processors; added in their order.
        (item == null ? accounts.parallel() : accounts)
                .map(this::summed)
                .toList()
                .forEach(this::add);
    }

    private record AccountTotal(AccountPostingColumns account, boolean anything, BalanceAccumulator sum) {}

    private AccountTotal summed(AccountPostingColumns account) {
        BalanceAccumulator sum = new BalanceAccumulator();
        return new AccountTotal(account, account.addTo(sum, cut), sum);
    }

    /** The same of one flow and year, each null for all; what lies below the item is not told. */
    static BalanceTree ofSelection(
            BalanceProjection lines,
            ResolvedAsOf point,
            @Nullable ItemPath item,
            @Nullable Flow flow,
            @Nullable BudgetYear year) {
        return new BalanceTree(lines, point, item, PostingQueries.accountsWithin(lines, item, flow, year));
    }

    private void add(AccountTotal summed) {
        if (!summed.anything()) {
            return;
        }
        AccountPostingColumns account = summed.account();
        BalanceAccumulator sum = summed.sum();
        ItemPath item = account.account().item();
        FlowYear column = account.account().flowYear();
        own.computeIfAbsent(item, i -> new TreeMap<>()).put(column, sum);
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
            sums.computeIfAbsent(column, c -> new BalanceAccumulator()).add(sum);
            above = level;
        }
    }

    long ledgerNumber() {
        return point.ledgerNumber();
    }

    /** The order of the moments on their line. */
    Comparator<Moment> momentComparator() {
        return point.momentOrder();
    }

    /** The budget years in which anything is booked, pending or published, of one flow or of all. */
    Set<BudgetYear> years(@Nullable Flow flow) {
        return Stream.concat(
                        chapters().stream().flatMap(chapter -> sums(chapter).keySet().stream()),
                        published.values().stream()
                                .flatMap(List::stream)
                                .map(balance -> new FlowYear(balance.flow(), balance.year())))
                .filter(column -> flow == null || column.flow() == flow)
                .map(FlowYear::year)
                .collect(Collectors.toSet());
    }

    List<ItemPath> chapters() {
        return structure.chapters().stream()
                .map(chapter -> ItemPath.of(chapter.code()))
                .toList();
    }

    /** What lies directly below an item: registered items, open ones that carry lines, and its own unassigned part. */
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
     * The rows of one item.
     *
     * @param asked whether a row is due even when nothing is there, because item, flow and year were all asked for
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
                .filter(column -> flow == null || flow == column.flow())
                .filter(column -> year == null || year.equals(column.year()))
                .map(column -> balance(item, column))
                .toList();
    }

    private NavigableMap<FlowYear, BalanceAccumulator> sums(ItemPath item) {
        NavigableMap<FlowYear, BalanceAccumulator> sums = item.isOpen() ? own.get(item.account()) : all.get(item);
        return sums == null ? new TreeMap<>() : sums;
    }

    /** An article that is known and does not exist in a year has no balance to be unknown. */
    private boolean exists(ItemPath item, BudgetYear year) {
        return !item.isArticle()
                || !structure.knows(item)
                || structure.validity(item, year).isPresent();
    }

    private Balance balance(ItemPath item, FlowYear column) {
        BalanceAccumulator sum = sums(item).getOrDefault(column, new BalanceAccumulator());
        return new Balance(
                item,
                structure.name(item, column.year()).orElse(null),
                column.flow(),
                column.year(),
                sum.booked(),
                sum.pending(),
                sum.basis(),
                sum.precision(),
                sum.booked() != null && complete(item, column),
                sum.lastMomentRank() == BalanceAccumulator.NO_MOMENT ? null : cut.moment(sum.lastMomentRank()),
                check(item, column).orElse(null),
                item.isOpen() && emptied.computeIfAbsent(item, this::isEmptied),
                List.of(),
                List.of());
    }

    /** Whether something was there, and every balance is zero and stays so. */
    private boolean isEmptied(ItemPath item) {
        List<BalanceAccumulator> balances = lines.accountsWithin(item)
                .map(account -> {
                    BalanceAccumulator balance = new BalanceAccumulator();
                    account.addTo(balance, cut);
                    return balance;
                })
                .toList();
        return balances.stream().anyMatch(balance -> balance.booked() != null)
                && balances.stream().allMatch(BalanceAccumulator::isZero);
    }

    /**
     * Whether nothing of what is known there is missing. What a source leaves open between several items is made by mutations
     * alone; the unassigned part of an item is as complete as the item.
     */
    private boolean complete(ItemPath item, FlowYear column) {
        if (!structure.knows(item)
                || checked.getOrDefault(item, List.of()).stream().anyMatch(at -> leavesRemainder(at, column))) {
            return false;
        }
        if (item.isOpen()) {
            return item.equals(item.account()) || complete(item.account(), column);
        }
        return item.isChapter()
                ? completeness.everyArticleHasBase(item, column.flow(), column.year())
                : completeness.hasBase(item, column.flow(), column.year());
    }

    private boolean leavesRemainder(ItemPath item, FlowYear column) {
        return check(item, column).map(BalanceCheck::leavesRemainder).orElse(false);
    }

    private Optional<BalanceCheck> check(ItemPath item, FlowYear column) {
        return checks.computeIfAbsent(item, i -> new HashMap<>())
                .computeIfAbsent(column, c -> Optional.ofNullable(compared(item, column)));
    }

    private @Nullable BalanceCheck compared(ItemPath item, FlowYear column) {
        PublishedBalance latest = published.getOrDefault(item, List.of()).stream()
                .filter(p -> p.flow() == column.flow() && p.year().equals(column.year()))
                .reduce((one, other) -> momentComparator().compare(one.moment(), other.moment()) > 0 ? one : other)
                .orElse(null);
        if (latest == null) {
            return null;
        }
        AsOfFilter then = cut.limitedTo(latest.moment());
        List<AccountPostingColumns> accounts = lines.accountsWithin(item)
                .filter(account -> column.equals(account.account().flowYear()))
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
