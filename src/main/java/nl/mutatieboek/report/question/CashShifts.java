package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.report.table.Cell;
import nl.mutatieboek.report.table.Column;
import nl.mutatieboek.report.table.Figure;
import nl.mutatieboek.report.table.Link;
import nl.mutatieboek.report.table.Note;
import nl.mutatieboek.report.table.Notes;
import nl.mutatieboek.report.table.Row;
import nl.mutatieboek.report.table.Table;
import nl.mutatieboek.report.table.Tables;
import org.jspecify.annotations.Nullable;

/** Kasschuiven: what the documents of a budget year move from one year to another, article by article; over the years it is nothing. */
public final class CashShifts implements Report {
    private final Changes changes;

    public CashShifts(PostingTotalQueries sums, LedgerReader entries) {
        this.changes = new Changes(sums, entries);
    }

    @Override
    public String name() {
        return "cash-shifts";
    }

    @Override
    public Set<Parameter> parameters() {
        return EnumSet.of(Parameter.CHAPTER, Parameter.ITEM, Parameter.FLOW, Parameter.YEAR);
    }

    @Override
    public Tables answer(Question question) {
        Words words = question.words();
        Notes notes = new Notes();
        return question.yearOrLast()
                .map(year -> question.answered(
                        this,
                        words.say("report.cash-shifts.of", Words.text(year)),
                        tables(year, question, notes),
                        notes))
                .orElseGet(() -> question.answered(this, words.say("report.cash-shifts.title"), List.of(), notes));
    }

    private List<Table> tables(BudgetYear of, Question question, Notes notes) {
        List<Table> tables = new ArrayList<>();
        for (ItemPath chapter : Outlined.chapters(question.within(), question.point())) {
            ItemPath within = question.item() == null ? chapter : question.item();
            Changes.Found found = changes.of(
                    within,
                    question.flow(),
                    question.point(),
                    moment -> moment.year().equals(of));
            for (Flow flow : question.flows()) {
                List<Change> shifts = found.booked().stream()
                        .filter(change -> change.flow() == flow
                                && change.told().kind() == MutationKind.CASH_SHIFT
                                && change.changes(change.series().keySet()))
                        .toList();
                if (!shifts.isEmpty()) {
                    tables.add(table(within, flow, shifts, question, notes));
                }
            }
        }
        return tables;
    }

    private static Table table(ItemPath within, Flow flow, List<Change> shifts, Question question, Notes notes) {
        Words words = question.words();
        List<BudgetYear> years = shifts.stream()
                .flatMap(shift -> shift.series().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("article", words.say("report.article")));
        columns.add(Column.text("moment", words.say("report.moment")));
        columns.addAll(Reading.columns(years));
        columns.add(Column.amounts("net", words.say("report.cash-shifts.net")));
        List<Row> rows = new ArrayList<>();
        for (Change shift : shifts) {
            rows.add(row(shift, years, words, notes));
        }
        List<Cell> sums = years.stream()
                .map(year -> sum(Change.sum(shifts, year), new Link.ToTrail(within, flow, year, null)))
                .toList();
        Figure net = shifts.stream().map(CashShifts::net).reduce(Figure::plus).orElseThrow();
        rows.add(new Row(
                Row.Kind.TOTAL,
                0,
                null,
                words.say("report.cash-shifts.total"),
                List.of(),
                Stream.of(
                                Stream.of(Cell.EMPTY, Cell.EMPTY),
                                sums.stream(),
                                Stream.of(Cell.amount(net, new Link.ToTrail(within, flow, null, null))))
                        .flatMap(cells -> cells)
                        .toList()));
        return question.table(within, question.year(), flow, words.say("report.cash-shifts.stub"), columns, rows);
    }

    private static Cell sum(@Nullable Figure sum, Link link) {
        return sum == null ? Cell.EMPTY : Cell.amount(sum, link);
    }

    private static Figure net(Change shift) {
        return shift.series().values().stream().reduce(Figure::plus).orElseThrow();
    }

    private static Row row(Change shift, List<BudgetYear> years, Words words, Notes notes) {
        Figure net = net(shift);
        List<Integer> rounded = net.thousands().isZero()
                ? List.of()
                : List.of(notes.number(Note.Kind.REMARK, words.say("report.cash-shifts.rounded")));
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(words.articles(List.of(shift.article()))));
        cells.add(Cell.text(shift.moment().toString()));
        years.forEach(year -> cells.add(shift.cell(year)));
        cells.add(new Cell.Amount(net, new Link.ToMutation(shift.told().mutation()), rounded));
        return Row.line(shift.item(), shift.title(), words.sources(shift.told(), notes), cells);
    }
}
