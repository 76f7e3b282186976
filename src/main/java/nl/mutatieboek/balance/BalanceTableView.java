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
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Balances as a budget lists them: the chapters, and below those that are unfolded what they are made of, with a column for each
 * budget year of one flow, or for each flow of one budget year.
 *
 * @param ledgerNumber the number up to which it is complete
 * @param columns none while nothing is there
 * @param rows the items in the order of the budget; none while there are no columns
 * @param total of the chapters, one for each column; none where there is one chapter
 * @param years all budget years in which anything is there, oldest first
 * @param unfolded the items whose parts are shown, in the order of the rows
 */
record BalanceTableView(
        long ledgerNumber,
        List<BalanceTableColumn> columns,
        List<BalanceTableRow> rows,
        List<BalanceTableTotal> total,
        List<BudgetYear> years,
        List<ItemPath> unfolded) {
    /** So many years stand beside each other: a budget has its own year and five after it. */
    private static final int YEARS = 6;

    /** A book of so many rows is shown unfolded. */
    private static final int SHORT = 60;

    /** An address has room for so much of what is unfolded; where all of a large book is, single items stay as they are. */
    private static final int LONGEST = 3_000;

    BalanceTableView {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        total = List.copyOf(total);
        years = List.copyOf(years);
        unfolded = List.copyOf(unfolded);
    }

    /** What is unfolded once a row is folded the other way, as an address says it; null where nothing lies below, or it is too much. */
    public @Nullable String turned(BalanceTableRow row) {
        List<ItemPath> turned = new ArrayList<>(unfolded);
        switch (row.fold()) {
            case NOTHING_BELOW -> {
                return null;
            }
            case FOLDED -> turned.add(row.item());
            case UNFOLDED -> turned.removeIf(row.item()::contains);
        }
        String written = UnfoldedItemsParser.format(turned);
        return written.length() > LONGEST ? null : written;
    }

    /**
     * A budget year of a flow.
     *
     * @param readUpTo the latest moment of anything that counts in it; null while nothing does
     */
    record BalanceTableColumn(
            Flow flow, BudgetYear year, @Nullable Moment readUpTo) {}

    /**
     * An item.
     *
     * @param name its name in the last year in which it has one
     * @param cells one for each column
     * @param readUpTo the moment up to which all its columns were read, where that is one and older than theirs
     * @param fold how it is folded
     */
    record BalanceTableRow(
            ItemPath item,
            @Nullable String name,
            List<BalanceTableCell> cells,
            @Nullable Moment readUpTo,
            FoldState fold) {
        BalanceTableRow {
            cells = List.copyOf(cells);
        }

        /** Whether it is what a source left open, and nothing is left there. */
        public boolean closed() {
            return cells.stream()
                    .map(BalanceTableCell::balance)
                    .anyMatch(balance -> balance != null && balance.closed());
        }

        /** Whether a document states what it should be, in any of the columns. */
        public boolean checked() {
            return cells.stream().anyMatch(cell -> cell.check() != null);
        }
    }

    /** Whether what lies below an item is shown. */
    enum FoldState {
        NOTHING_BELOW,
        FOLDED,
        UNFOLDED
    }

    /**
     * A place in the table.
     *
     * @param balance what lies there; null where the item does not exist in that year
     * @param readUpTo the moment up to which it was read, where that is older than its column's and not said of the whole row
     */
    record BalanceTableCell(
            @Nullable Balance balance, @Nullable Moment readUpTo) {
        /** What a document states, where one does. */
        public Balance.@Nullable BalanceCheck check() {
            return balance == null ? null : balance.check();
        }
    }

    /**
     * The sum of the chapters.
     *
     * @param thousands null where nothing is known of any of them
     * @param basis the worst basis of them; null where nothing is known
     * @param precision the coarsest precision of them; null where nothing is known
     * @param complete whether it leaves nothing out: of each chapter the balance is known and complete
     */
    record BalanceTableTotal(
            @Nullable Thousands thousands,
            Thousands pending,
            @Nullable Basis basis,
            @Nullable Precision precision,
            boolean complete) {
        /** Whether anything is known of any of them. */
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

    static BalanceTableView of(BalanceTree sheet, BalanceTableOptions view, @Nullable BudgetYear current) {
        NavigableSet<BudgetYear> years = new TreeSet<>(sheet.years(view.flow()));
        List<BalanceTableColumn> columns = columns(sheet, view, years, current);
        boolean all = view.unfolded() == null && isShort(sheet);
        Predicate<ItemPath> unfolded = view.unfolded() == null ? item -> all : view.unfolded();
        List<ItemPath> shown = new ArrayList<>();
        List<BalanceTableRow> rows = new ArrayList<>();
        if (!columns.isEmpty()) {
            sheet.chapters().forEach(chapter -> list(sheet, chapter, columns, unfolded, rows, shown));
        }
        return new BalanceTableView(
                sheet.ledgerNumber(), columns, rows, totals(rows, columns.size()), List.copyOf(years), shown);
    }

    /** The years that the page is about, or the flows of its year. */
    private static List<BalanceTableColumn> columns(
            BalanceTree sheet, BalanceTableOptions view, NavigableSet<BudgetYear> years, @Nullable BudgetYear current) {
        if (years.isEmpty()) {
            return List.of();
        }
        BudgetYear asked = view.year() != null ? view.year() : current != null ? current : years.first();
        BudgetYear first = years.ceiling(asked) == null ? years.last() : years.ceiling(asked);
        Flow flow = view.flow();
        if (flow == null) {
            return Arrays.stream(Flow.values())
                    .map(one -> column(sheet, one, first))
                    .toList();
        }
        List<BudgetYear> window =
                new ArrayList<>(years.tailSet(first).stream().limit(YEARS).toList());
        if (view.year() == null) {
            List<BudgetYear> earlier = List.copyOf(years.headSet(first));
            window.addAll(0, earlier.subList(Math.max(0, earlier.size() + window.size() - YEARS), earlier.size()));
        }
        return window.stream().map(year -> column(sheet, flow, year)).toList();
    }

    private static BalanceTableColumn column(BalanceTree sheet, Flow flow, BudgetYear year) {
        return new BalanceTableColumn(
                flow,
                year,
                sheet.chapters().stream()
                        .flatMap(chapter -> sheet.balancesOf(chapter, flow, year, false).stream())
                        .flatMap(balance -> Stream.ofNullable(balance.readUpTo()))
                        .max(sheet.momentComparator())
                        .orElse(null));
    }

    private static boolean isShort(BalanceTree sheet) {
        List<ItemPath> next = new ArrayList<>(sheet.chapters());
        int rows = next.size();
        while (!next.isEmpty() && rows <= SHORT) {
            List<ItemPath> below = new ArrayList<>();
            next.forEach(item -> below.addAll(sheet.children(item)));
            rows += below.size();
            next = below;
        }
        return rows <= SHORT;
    }

    private static void list(
            BalanceTree sheet,
            ItemPath item,
            List<BalanceTableColumn> columns,
            Predicate<ItemPath> unfolded,
            List<BalanceTableRow> rows,
            List<ItemPath> shown) {
        List<BalanceTableCell> cells = columns.stream()
                .map(column -> sheet.balancesOf(item, column.flow(), column.year(), true))
                .map(found -> new BalanceTableCell(found.isEmpty() ? null : found.getFirst(), null))
                .toList();
        // What a source leaves open is there for the columns in which it does, and nothing for those in which it is
        // not.
        if (cells.stream()
                .map(BalanceTableCell::balance)
                .noneMatch(item.isOpen() ? BalanceTableView::isSomething : Objects::nonNull)) {
            return;
        }
        var children = sheet.children(item);
        boolean opened = !children.isEmpty() && unfolded.test(item);
        rows.add(row(
                item,
                cells,
                columns,
                children.isEmpty() ? FoldState.NOTHING_BELOW : opened ? FoldState.UNFOLDED : FoldState.FOLDED));
        if (opened) {
            shown.add(item);
            children.forEach(child -> list(sheet, child, columns, unfolded, rows, shown));
        }
    }

    private static boolean isSomething(@Nullable Balance balance) {
        return balance != null && (balance.known() || !balance.pending().isZero() || balance.check() != null);
    }

    /** Where all that is read of a row is of one moment, older than its columns', it is said once. */
    private static BalanceTableRow row(
            ItemPath item, List<BalanceTableCell> cells, List<BalanceTableColumn> columns, FoldState fold) {
        List<BalanceTableCell> said = new ArrayList<>();
        Set<Moment> moments = new HashSet<>();
        boolean allOlder = true;
        String name = null;
        for (int i = 0; i < columns.size(); i++) {
            Balance balance = cells.get(i).balance();
            Moment readUpTo = balance == null ? null : balance.readUpTo();
            boolean older = readUpTo != null && !readUpTo.equals(columns.get(i).readUpTo());
            said.add(new BalanceTableCell(balance, older ? readUpTo : null));
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
                : new BalanceTableRow(item, name, said, null, fold);
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
