package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.balance.PostingTotalQueries.PostingTotal;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.report.question.LinesOfTheirOwn.Parted;
import nl.mutatieboek.report.table.Cell;
import nl.mutatieboek.report.table.Figure;
import nl.mutatieboek.report.table.Link;
import nl.mutatieboek.report.table.Notes;
import nl.mutatieboek.report.table.Row;
import nl.mutatieboek.report.table.Table;
import org.jspecify.annotations.Nullable;

/** The build-up tables of one budget bill. */
final class BuildUpOfBill {
    private final Moment bill;
    private final @Nullable Moment before;
    private final Question question;
    private final Words words;
    private final AsOf point;
    private final PostingTotalQueries sums;
    private final Changes changes;
    private final Outlined outlined;
    private final LinesOfTheirOwn own;
    private final Notes notes;
    private final List<BudgetYear> years;

    BuildUpOfBill(
            Moment bill,
            Question question,
            PostingTotalQueries sums,
            Changes changes,
            Outlined outlined,
            LinesOfTheirOwn own,
            Notes notes) {
        this.bill = bill;
        this.question = question;
        this.words = question.words();
        this.point = question.point().upTo(bill);
        this.before = Reading.last(
                        point,
                        moment -> moment.code() == Moment.Code.OWB
                                && moment.year().value() == bill.year().value() - 1)
                .orElse(null);
        this.sums = sums;
        this.changes = changes;
        this.outlined = outlined;
        this.own = own;
        this.notes = notes;
        this.years = Reading.years(bill);
    }

    /** What is built up: an item in a flow. */
    private record Block(ItemPath item, Flow flow) {}

    private record At(Block block, BudgetYear year) {}

    List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        for (ItemPath chapter : Outlined.chapters(question.within(), point)) {
            List<Row> rows = rows(question.item() == null ? chapter : question.item());
            if (!rows.isEmpty()) {
                tables.add(question.table(
                        chapter, bill.year(), words.say("report.build-up.stub"), Reading.columns(years), rows));
            }
        }
        return tables;
    }

    private List<Row> rows(ItemPath within) {
        List<Change> changed =
                changes.of(within, question.flow(), point, this::isLater).booked();
        List<Row> rows = new ArrayList<>();
        if (within.isChapter()) {
            Map<At, PostingTotal> start = start(within, item -> within);
            for (Flow flow : question.flows()) {
                Block block = new Block(within, flow);
                rows.addAll(rows(block, words.total(flow), of(flow, changed), start, false));
            }
        }
        Map<At, PostingTotal> start = start(within, item -> Changes.level(item, within));
        for (Block block : blocks(changed, start)) {
            List<Change> own = of(block.flow(), changed).stream()
                    .filter(change -> change.item().equals(block.item()))
                    .toList();
            String heading = words.article(block.item(), bill.year(), point) + ": "
                    + words.flow(block.flow()).toLowerCase(words.language());
            rows.addAll(rows(block, heading, own, start, true));
        }
        return rows;
    }

    private static List<Change> of(Flow flow, List<Change> changes) {
        return changes.stream().filter(change -> change.flow() == flow).toList();
    }

    /** Whether it is presented after the bill of the year before. */
    private boolean isLater(Moment moment) {
        return before == null || point.line().compare(moment, before) > 0;
    }

    private Map<At, PostingTotal> start(ItemPath within, Function<ItemPath, ItemPath> level) {
        return sums.by(
                within,
                question.flow(),
                null,
                point,
                line -> isLater(line.moment())
                        ? null
                        : new At(new Block(level.apply(line.item()), line.flow()), line.year()));
    }

    private NavigableSet<Block> blocks(List<Change> changed, Map<At, PostingTotal> start) {
        NavigableSet<Block> blocks =
                new TreeSet<>(Comparator.comparing(Block::item, Outlined.ORDER).thenComparing(Block::flow));
        changed.forEach(change -> blocks.add(new Block(change.item(), change.flow())));
        start.keySet().forEach(at -> blocks.add(at.block()));
        return blocks;
    }

    private List<Row> rows(
            Block block, String heading, List<Change> changed, Map<At, PostingTotal> start, boolean withMutations) {
        List<Row> rows = new ArrayList<>();
        List<@Nullable Figure> running = new ArrayList<>();
        for (BudgetYear year : years) {
            running.add(Reading.figure(start.get(new At(block, year))));
        }
        rows.add(new Row(
                Row.Kind.GROUP, 0, block.item(), heading, List.of(), Collections.nCopies(years.size(), Cell.EMPTY)));
        rows.add(Row.line(block.item(), opening(), List.of(), balances(running, block, before)));
        for (Moment moment : Reading.presented(point).filter(this::isLater).toList()) {
            List<Change> ofTheMoment = changed.stream()
                    .filter(change -> change.moment().equals(moment))
                    .toList();
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < years.size(); i++) {
                Figure sum = Change.sum(ofTheMoment, years.get(i));
                running.set(i, Reading.plus(running.get(i), sum));
                cells.add(changed(sum, block, years.get(i), moment));
            }
            if (cells.stream().anyMatch(Cell.Amount.class::isInstance)) {
                rows.add(Row.line(block.item(), mutations(moment), List.of(), cells));
                if (withMutations) {
                    mutations(block, moment, ofTheMoment, rows);
                }
            }
        }
        if (rows.stream().flatMap(row -> row.cells().stream()).noneMatch(Cell.Amount.class::isInstance)) {
            return List.of();
        }
        List<Integer> leftOut = outlined.leftOut(block.item(), block.flow(), years, point, words, notes);
        rows.add(new Row(
                Row.Kind.TOTAL,
                0,
                block.item(),
                words.say("report.build-up.balance", words.moment(bill)),
                leftOut,
                balances(running, block, bill)));
        return rows;
    }

    private String opening() {
        return words.say(
                "report.build-up.balance",
                words.moment(new Moment(new BudgetYear(bill.year().value() - 1), Moment.Code.OWB, 0)));
    }

    private String mutations(Moment moment) {
        return moment.equals(bill)
                ? words.say("report.build-up.new")
                : words.say("report.build-up.mutations", words.moment(moment));
    }

    private void mutations(Block block, Moment moment, List<Change> changed, List<Row> rows) {
        Parted parted = own.of(changed, years);
        for (Change change : parted.named()) {
            rows.add(new Row(
                    Row.Kind.PART,
                    1,
                    block.item(),
                    change.title(),
                    List.of(),
                    years.stream().map(change::cell).toList()));
        }
        if (!parted.other().isEmpty()) {
            List<Cell> cells = years.stream()
                    .map(year -> changed(Change.sum(parted.other(), year), block, year, moment))
                    .toList();
            rows.add(new Row(
                    Row.Kind.PART,
                    1,
                    block.item(),
                    words.say("report.other", Integer.toString(parted.other().size())),
                    List.of(own.note(notes)),
                    cells));
        }
    }

    private Cell changed(@Nullable Figure amount, Block block, BudgetYear year, Moment moment) {
        return amount == null
                ? Cell.EMPTY
                : Cell.amount(amount, Reading.changes(block.item(), block.flow(), year, moment, point));
    }

    private List<Cell> balances(List<@Nullable Figure> amounts, Block block, @Nullable Moment upTo) {
        Set<BudgetYear> complete =
                upTo == null ? Set.of() : outlined.completeYears(block.item(), block.flow(), point.upTo(upTo));
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < years.size(); i++) {
            BudgetYear year = years.get(i);
            Figure amount = amounts.get(i);
            cells.add(Cell.known(
                    amount == null ? null : amount.complete(complete.contains(year)),
                    amount == null ? null : new Link.ToTrail(block.item(), block.flow(), year, upTo)));
        }
        return cells;
    }
}
