package nl.mutatieboek.balance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Table of balances in budget order: chapters with the items below the expanded ones, and a column for each budget year
 * of a flow, or for each flow of a year.
 *
 * @param ledgerNumber ledger number up to which it is complete
 * @param columns empty if there is no balance
 * @param rows items in budget order; empty without columns
 * @param total sum of the chapters for each column; empty for a single chapter
 * @param years all budget years with a balance, oldest first
 * @param unfolded expanded items, in the order of the rows
 * @param empties number of chapters of which nothing is known in any column; they count in the total, shown or not
 * @param emptiesShown whether their rows are shown
 */
record BalanceTableView(
        long ledgerNumber,
        List<BalanceTableColumn> columns,
        List<BalanceTableRow> rows,
        List<BalanceTableTotal> total,
        List<BudgetYear> years,
        List<ItemPath> unfolded,
        int empties,
        boolean emptiesShown) {
    /** Number of year columns: a budget has its own year and five after it. */
    private static final int YEARS = 6;

    /** A table of at most this many rows is expanded by default. */
    private static final int SHORT = 60;

    /** Maximum length of the expanded items in a URL; beyond it single items cannot be toggled. */
    private static final int LONGEST = 3_000;

    /** URL value of the expanded items after toggling a row; null if nothing is below it, or the value is too long. */
    public @Nullable String toggledItemsParameter(BalanceTableRow row) {
        List<ItemPath> turned = new ArrayList<>(unfolded);
        switch (row.fold()) {
            case NOTHING_BELOW -> {
                return null;
            }
            case FOLDED -> turned.add(row.item());
            case UNFOLDED -> turned.removeIf(row.item()::contains);
        }
        String written = UnfoldedItemsParser.format(turned, emptiesShown);
        return written.length() > LONGEST ? null : written;
    }

    /** URL value of the expanded items with the chapters without balances shown, or folded again. */
    public String toggledEmptiesParameter() {
        String written = UnfoldedItemsParser.format(unfolded, !emptiesShown);
        return written.isEmpty() || written.length() > LONGEST
                ? UnfoldedItemsParser.format(List.of(), !emptiesShown) + ","
                : written;
    }

    /**
     * Column of a flow and budget year.
     *
     * @param readUpTo latest moment of its postings; null without postings
     */
    record BalanceTableColumn(
            Flow flow, BudgetYear year, @Nullable Moment readUpTo) {}

    /**
     * Row of an item.
     *
     * @param name name in the last year that has one
     * @param cells one for each column
     * @param readUpTo moment of all its balances, if it is one and older than that of their columns
     * @param fold state of the items below
     */
    record BalanceTableRow(
            ItemPath item,
            @Nullable String name,
            List<BalanceTableCell> cells,
            @Nullable Moment readUpTo,
            FoldState fold) {
        /** Whether it is an open item of a source whose balances are all zero. */
        public boolean closed() {
            return cells.stream()
                    .map(BalanceTableCell::balance)
                    .anyMatch(balance -> balance != null && balance.closed());
        }

        /** Whether any column has a published balance. */
        public boolean checked() {
            return cells.stream().anyMatch(cell -> cell.check() != null);
        }
    }

    /** Whether the items below are shown. */
    enum FoldState {
        NOTHING_BELOW,
        FOLDED,
        UNFOLDED
    }

    /**
     * Cell of an item and column.
     *
     * @param balance null if the item does not exist in that year
     * @param readUpTo moment of its postings, if older than that of its column and not shown for the whole row
     */
    record BalanceTableCell(
            @Nullable Balance balance, @Nullable Moment readUpTo) {
        /** The published balance, if any. */
        public Balance.@Nullable BalanceCheck check() {
            return balance == null ? null : balance.check();
        }
    }

    /**
     * Sum of the chapters.
     *
     * @param thousands null if nothing is known
     * @param basis worst basis; null if nothing is known
     * @param precision coarsest precision; null if nothing is known
     * @param complete whether the balance of each chapter is known and complete
     */
    record BalanceTableTotal(
            @Nullable Thousands thousands,
            Thousands pending,
            @Nullable Basis basis,
            @Nullable Precision precision,
            boolean complete) {
        /** Whether anything is known of any chapter. */
        public boolean known() {
            return thousands != null;
        }

        static BalanceTableTotal of(List<Balance> chapters) {
            return new BalanceTableTotal(
                    chapters.stream()
                            .map(Balance::thousands)
                            .flatMap(Stream::ofNullable)
                            .reduce(Thousands::plus)
                            .orElse(null),
                    chapters.stream().map(Balance::pending).reduce(Thousands.ZERO, Thousands::plus),
                    chapters.stream()
                            .map(Balance::basis)
                            .flatMap(Stream::ofNullable)
                            .reduce(Basis::worse)
                            .orElse(null),
                    chapters.stream()
                            .map(Balance::precision)
                            .flatMap(Stream::ofNullable)
                            .reduce(Precision::coarser)
                            .orElse(null),
                    chapters.stream().allMatch(balance -> balance.known() && balance.complete()));
        }
    }

    static BalanceTableView of(BalanceTree tree, BalanceTableOptions view, @Nullable BudgetYear current) {
        NavigableSet<BudgetYear> years = new TreeSet<>(tree.years(view.flow()));
        List<BalanceTableColumn> columns = columns(tree, view, years, current);
        boolean all = view.unfolded() == null && isShort(tree);
        Predicate<ItemPath> unfolded = view.unfolded() == null ? item -> all : view.unfolded();
        List<ItemPath> shown = new ArrayList<>();
        List<BalanceTableRow> rows = new ArrayList<>();
        if (!columns.isEmpty()) {
            tree.chapters().forEach(chapter -> list(tree, chapter, columns, unfolded, rows, shown));
        }
        // The total counts every chapter, so that folding some does not make it look more complete.
        List<BalanceTableTotal> totals = totals(rows, columns.size());
        Set<ChapterCode> empties = empties(rows);
        if (!view.empties()) {
            rows.removeIf(row -> empties.contains(row.item().chapter()));
            shown.removeIf(item -> empties.contains(item.chapter()));
        }
        return new BalanceTableView(
                tree.ledgerNumber(), columns, rows, totals, List.copyOf(years), shown, empties.size(), view.empties());
    }

    /** The chapters of which nothing is known in any column; none unless several can be folded into one line. */
    private static Set<ChapterCode> empties(List<BalanceTableRow> rows) {
        List<BalanceTableRow> chapters =
                rows.stream().filter(row -> row.item().isChapter()).toList();
        Set<ChapterCode> empties = chapters.stream()
                .filter(row -> row.cells().stream().noneMatch(cell -> isSomething(cell.balance())))
                .map(row -> row.item().chapter())
                .collect(Collectors.toSet());
        return empties.size() > 1 && empties.size() < chapters.size() ? empties : Set.of();
    }

    /** Columns: years of a flow, or flows of a year. */
    private static List<BalanceTableColumn> columns(
            BalanceTree tree, BalanceTableOptions view, NavigableSet<BudgetYear> years, @Nullable BudgetYear current) {
        if (years.isEmpty()) {
            return List.of();
        }
        BudgetYear requested = view.year() != null ? view.year() : current != null ? current : years.first();
        BudgetYear first = years.ceiling(requested) == null ? years.last() : years.ceiling(requested);
        Flow flow = view.flow();
        if (flow == null) {
            return Arrays.stream(Flow.values())
                    .map(one -> column(tree, one, first))
                    .toList();
        }
        List<BudgetYear> window =
                new ArrayList<>(years.tailSet(first).stream().limit(YEARS).toList());
        if (view.year() == null) {
            List<BudgetYear> earlier = List.copyOf(years.headSet(first));
            window.addAll(0, earlier.subList(Math.max(0, earlier.size() + window.size() - YEARS), earlier.size()));
        }
        return window.stream().map(year -> column(tree, flow, year)).toList();
    }

    private static BalanceTableColumn column(BalanceTree tree, Flow flow, BudgetYear year) {
        return new BalanceTableColumn(
                flow,
                year,
                tree.chapters().stream()
                        .flatMap(chapter -> tree.balancesOf(chapter, flow, year, false).stream())
                        .flatMap(balance -> Stream.ofNullable(balance.readUpTo()))
                        .max(tree.momentComparator())
                        .orElse(null));
    }

    private static boolean isShort(BalanceTree tree) {
        List<ItemPath> next = new ArrayList<>(tree.chapters());
        int rows = next.size();
        while (!next.isEmpty() && rows <= SHORT) {
            List<ItemPath> below = new ArrayList<>();
            next.forEach(item -> below.addAll(tree.children(item)));
            rows += below.size();
            next = below;
        }
        return rows <= SHORT;
    }

    private static void list(
            BalanceTree tree,
            ItemPath item,
            List<BalanceTableColumn> columns,
            Predicate<ItemPath> unfolded,
            List<BalanceTableRow> rows,
            List<ItemPath> shown) {
        List<BalanceTableCell> cells = columns.stream()
                .map(column -> tree.balancesOf(item, column.flow(), column.year(), true))
                .map(found -> new BalanceTableCell(found.isEmpty() ? null : found.getFirst(), null))
                .toList();
        // An open item is listed only in columns where it has something.
        if (cells.stream()
                .map(BalanceTableCell::balance)
                .noneMatch(item.isOpen() ? BalanceTableView::isSomething : Objects::nonNull)) {
            return;
        }
        var children = tree.children(item);
        boolean opened = !children.isEmpty() && unfolded.test(item);
        rows.add(row(
                item,
                cells,
                columns,
                children.isEmpty() ? FoldState.NOTHING_BELOW : opened ? FoldState.UNFOLDED : FoldState.FOLDED));
        if (opened) {
            shown.add(item);
            children.forEach(child -> list(tree, child, columns, unfolded, rows, shown));
        }
    }

    private static boolean isSomething(@Nullable Balance balance) {
        return balance != null && (balance.known() || !balance.pending().isZero() || balance.check() != null);
    }

    /** A moment that all cells share, older than that of their columns, is shown once for the row. */
    private static BalanceTableRow row(
            ItemPath item, List<BalanceTableCell> cells, List<BalanceTableColumn> columns, FoldState fold) {
        List<BalanceTableCell> ownMoments = new ArrayList<>();
        Set<Moment> moments = new HashSet<>();
        boolean allOlder = true;
        String name = null;
        for (int i = 0; i < columns.size(); i++) {
            Balance balance = cells.get(i).balance();
            Moment readUpTo = balance == null ? null : balance.readUpTo();
            boolean older = readUpTo != null && !readUpTo.equals(columns.get(i).readUpTo());
            ownMoments.add(new BalanceTableCell(balance, older ? readUpTo : null));
            if (readUpTo != null) {
                moments.add(readUpTo);
                allOlder &= older;
            }
            if (balance != null && balance.name() != null) {
                name = balance.name();
            }
        }
        return allOlder && moments.size() == 1
                ? new BalanceTableRow(item, name, cells, moments.iterator().next(), fold)
                : new BalanceTableRow(item, name, ownMoments, null, fold);
    }

    private static List<BalanceTableTotal> totals(List<BalanceTableRow> rows, int columns) {
        List<BalanceTableRow> chapters =
                rows.stream().filter(row -> row.item().isChapter()).toList();
        List<BalanceTableTotal> totals = new ArrayList<>();
        for (int i = 0; chapters.size() > 1 && i < columns; i++) {
            int column = i;
            totals.add(BalanceTableTotal.of(chapters.stream()
                    .flatMap(chapter ->
                            Stream.ofNullable(chapter.cells().get(column).balance()))
                    .toList()));
        }
        return totals;
    }
}
