package nl.mutatieboek.balance;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.mutatieboek.balance.Balance.Check;
import nl.mutatieboek.balance.Lines.Cell;
import nl.mutatieboek.balance.Lines.Published;
import nl.mutatieboek.balance.Lines.Rounded;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.Thousands;
import nl.mutatieboek.structure.ItemOrder;
import nl.mutatieboek.structure.Outline;
import org.jspecify.annotations.Nullable;

/**
 * The book's balances at one ledger number, as a tree: a parent is the sum of its children because both are sums of the same
 * lines, and what lies on an item itself is the line {@code ~} below it.
 */
final class Sheet {
    private final long ledgerNumber;
    private final Outline structure;
    private final Optional<Moment> firstBill;
    private final List<Cell> cells;
    private final List<Rounded> rounded;
    private final List<Published> published;

    Sheet(Lines.Snapshot snapshot, Outline structure) {
        this.ledgerNumber = snapshot.ledgerNumber();
        this.structure = structure;
        this.firstBill = snapshot.moments().stream()
                .filter(moment -> moment.code() == Moment.Code.OWB)
                .min(structure.line());
        this.cells = snapshot.cells();
        this.rounded = snapshot.rounded();
        this.published = snapshot.published();
    }

    long ledgerNumber() {
        return ledgerNumber;
    }

    /** The order of the moments on their line. */
    Comparator<Moment> line() {
        return structure.line();
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
        NavigableSet<ItemPath> children = new TreeSet<>(ItemOrder.PATHS);
        children.addAll(structure.children(item));
        boolean ownLines = false;
        for (Cell cell : cells) {
            ItemPath account = cell.account().item();
            if (account.equals(item)) {
                ownLines = true;
            } else if (item.contains(account)) {
                children.add(account.lineage().get(item.depth() + 1));
            }
        }
        if (ownLines && (item.isChapter() || !children.isEmpty())) {
            children.add(item.unassigned());
        }
        return children;
    }

    /**
     * The rows of one item.
     *
     * @param asked whether a row is due even when nothing is there, because item, flow and year were all asked for
     */
    List<Balance> rows(ItemPath item, @Nullable Flow flow, @Nullable BudgetYear year, boolean asked) {
        NavigableSet<Column> columns = new TreeSet<>();
        Predicate<Account> wanted = account -> lies(account.item(), item)
                && (flow == null || flow == account.flow())
                && (year == null || year.equals(account.year()));
        cells.stream().map(Cell::account).filter(wanted).map(Column::of).forEach(columns::add);
        published.stream()
                .map(Published::account)
                .filter(account -> account.item().equals(item))
                .filter(account -> flow == null || flow == account.flow())
                .filter(account -> year == null || year.equals(account.year()))
                .map(Column::of)
                .forEach(columns::add);
        if (asked && flow != null && year != null && exists(item, year)) {
            columns.add(new Column(flow, year));
        }
        return columns.stream().map(column -> balance(item, column)).toList();
    }

    /** An article that does not exist in a year has no balance to be unknown. */
    private boolean exists(ItemPath item, BudgetYear year) {
        return !item.isArticle() || structure.name(item, year).isPresent();
    }

    private record Column(Flow flow, BudgetYear year) implements Comparable<Column> {
        static Column of(Account account) {
            return new Column(account.flow(), account.year());
        }

        boolean has(Account account) {
            return flow == account.flow() && year.equals(account.year());
        }

        @Override
        public int compareTo(Column other) {
            int byFlow = flow.compareTo(other.flow);
            return byFlow != 0 ? byFlow : year.compareTo(other.year);
        }
    }

    /** Whether what lies on an account counts for an item: all below it, or for its unassigned part its own lines only. */
    private static boolean lies(ItemPath account, ItemPath item) {
        return item.isOpen() ? account.equals(item.account()) : item.contains(account);
    }

    private Balance balance(ItemPath item, Column column) {
        List<Cell> counted = cells.stream()
                .filter(cell ->
                        column.has(cell.account()) && lies(cell.account().item(), item))
                .toList();
        return new Balance(
                item,
                structure.name(item, column.year()).orElse(null),
                column.flow(),
                column.year(),
                sum(counted, Cell::booked),
                Optional.ofNullable(sum(counted, Cell::pending)).orElse(Thousands.ZERO),
                complete(item, column),
                counted.stream()
                        .filter(cell -> cell.booked() != null)
                        .map(Cell::moment)
                        .max(structure.line())
                        .orElse(null),
                check(item, column, counted));
    }

    /** The sum of what is there; null when nothing is, which is not zero. */
    private static @Nullable Thousands sum(List<Cell> cells, Function<Cell, @Nullable Thousands> what) {
        Thousands sum = null;
        for (Cell cell : cells) {
            Thousands amount = what.apply(cell);
            if (amount != null) {
                sum = sum == null ? amount : sum.plus(amount);
            }
        }
        return sum;
    }

    /**
     * Incomplete is what has an article at or below it that existed at the book's first budget bill and was not opened for
     * this flow and year; so is a chapter of which no article is known.
     */
    private boolean complete(ItemPath item, Column column) {
        if (item.isOpen() || item.depth() > 1) {
            return true;
        }
        List<ItemPath> articles = structure.articles(item, column.year(), firstBill.map(Moment::year));
        if (item.isChapter() && structure.children(item).isEmpty()) {
            return false;
        }
        return articles.stream().allMatch(article -> opened(article, column));
    }

    /** Whether any account of an article was opened and not undone, in whatever moment. */
    private boolean opened(ItemPath article, Column column) {
        Map<Account, Integer> opens = new HashMap<>();
        cells.stream()
                .filter(cell -> column.has(cell.account())
                        && article.contains(cell.account().item()))
                .forEach(cell -> opens.merge(cell.account(), cell.opens(), Integer::sum));
        return opens.values().stream().anyMatch(times -> times > 0);
    }

    private @Nullable Check check(ItemPath item, Column column, List<Cell> counted) {
        Published latest = published.stream()
                .filter(p -> column.has(p.account()) && p.account().item().equals(item))
                .reduce((one, other) -> structure.line().compare(one.moment(), other.moment()) > 0 ? one : other)
                .orElse(null);
        if (latest == null) {
            return null;
        }
        Thousands own = sum(
                counted.stream()
                        .filter(cell -> structure.line().compare(cell.moment(), latest.moment()) <= 0)
                        .toList(),
                Cell::booked);
        return new Check(
                latest.thousands(),
                latest.moment(),
                own == null ? null : latest.thousands().minus(own),
                latest.precision().margin().plus(margin(item, column, latest.moment())),
                latest.document());
    }

    /** What goes and comes with the same rounded figure has no margin together; which is one figure, the lines say. */
    private Thousands margin(ItemPath item, Column column, Moment upTo) {
        Map<String, Thousands> figures = new HashMap<>();
        rounded.stream()
                .filter(r -> column.has(r.account()) && lies(r.account().item(), item))
                .filter(r -> structure.line().compare(r.moment(), upTo) <= 0)
                .forEach(r -> figures.merge(r.figure(), r.margin(), Thousands::plus));
        return figures.values().stream()
                .map(margin -> margin.isNegative() ? margin.negated() : margin)
                .reduce(Thousands.ZERO, Thousands::plus);
    }
}
