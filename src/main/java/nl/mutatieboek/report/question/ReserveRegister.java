package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.reserve.Reserve;
import nl.mutatieboek.balance.reserve.Reserve.Reservation;
import nl.mutatieboek.balance.reserve.Reserve.ReserveBalance;
import nl.mutatieboek.balance.reserve.ReserveQueries;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.report.table.Cell;
import nl.mutatieboek.report.table.Certainty;
import nl.mutatieboek.report.table.Column;
import nl.mutatieboek.report.table.Figure;
import nl.mutatieboek.report.table.Link;
import nl.mutatieboek.report.table.Note;
import nl.mutatieboek.report.table.Notes;
import nl.mutatieboek.report.table.Row;
import nl.mutatieboek.report.table.Table;
import nl.mutatieboek.report.table.Tables;

/** Reserveringen: of each what was made available, what was allocated, what is left and what of that is pending, year by year. */
public final class ReserveRegister implements Report {
    private final ReserveQueries reserves;
    private final Outlined outlined;

    public ReserveRegister(ReserveQueries reserves, BalanceQueries balances) {
        this.reserves = reserves;
        this.outlined = new Outlined(balances);
    }

    @Override
    public String name() {
        return "reserve";
    }

    @Override
    public Set<Parameter> parameters() {
        return EnumSet.of(Parameter.CHAPTER, Parameter.ITEM, Parameter.FLOW);
    }

    @Override
    public Tables answer(Question question) {
        ItemPath within = question.within();
        Notes notes = new Notes();
        List<Reserve> found = reserves.find(within == null ? null : within.chapter(), question.point()).stream()
                .filter(reserve -> within == null || within.contains(reserve.item()))
                .toList();
        List<Table> tables = new ArrayList<>();
        for (Reserve reserve : found) {
            table(reserve, question, notes, tables);
        }
        if (tables.size() > 1) {
            tables.add(total(found, question, notes));
        }
        return question.answered(this, question.words().say("report.reserve.title"), tables, notes);
    }

    private static List<BudgetYear> years(List<ReserveBalance> lines) {
        return lines.stream().map(ReserveBalance::year).distinct().sorted().toList();
    }

    private static List<ReserveBalance> lines(Reserve reserve, Flow flow) {
        return reserve.lines().stream().filter(line -> line.flow() == flow).toList();
    }

    private void table(Reserve reserve, Question question, Notes notes, List<Table> tables) {
        Words words = question.words();
        List<BudgetYear> years = years(reserve.lines().stream()
                .filter(line -> question.flows().contains(line.flow()))
                .toList());
        if (years.isEmpty()) {
            return;
        }
        List<Integer> marks = notes(reserve, words, notes);
        List<Row> rows = new ArrayList<>();
        for (Flow flow : question.flows()) {
            List<ReserveBalance> lines = lines(reserve, flow);
            if (!lines.isEmpty()) {
                Part part = new Part(reserve, lines, years, completeYears(reserve, flow, question), words);
                rows.add(part.heading(words.flow(flow), marks));
                rows.add(part.row("available", Row.Kind.LINE, ReserveBalance::madeAvailable));
                rows.add(part.row("allocated", Row.Kind.LINE, ReserveBalance::allocated));
                rows.add(part.row("left", Row.Kind.SUBTOTAL, ReserveBalance::left));
                rows.add(part.row("pending", Row.Kind.LINE, ReserveBalance::pending));
                rows.add(part.row("after", Row.Kind.TOTAL, line -> line.left().plus(line.pending())));
            }
        }
        String name = words.item(reserve.item(), reserve.name());
        tables.add(new Table(
                reserve.item().toString().replace('/', '-'),
                words.say(
                        "report.reserve.table",
                        name,
                        reserve.item(),
                        words.item(reserve.holder(), reserve.holderName()),
                        reserve.holder()),
                words.say("report.reserve.stub"),
                Reading.columns(years),
                rows));
    }

    /** One flow of a reserve. */
    private record Part(
            Reserve reserve,
            List<ReserveBalance> lines,
            List<BudgetYear> years,
            Set<BudgetYear> complete,
            Words words) {
        Row heading(String flow, List<Integer> notes) {
            return new Row(
                    Row.Kind.GROUP, 0, reserve.item(), flow, notes, Collections.nCopies(years.size(), Cell.EMPTY));
        }

        Row row(String what, Row.Kind kind, Function<ReserveBalance, Thousands> figure) {
            List<Cell> cells = years.stream()
                    .map(year -> lines.stream()
                            .filter(line -> line.year().equals(year))
                            .map(line -> Cell.amount(
                                    figure(line, figure.apply(line), complete),
                                    new Link.ToTrail(reserve.item(), line.flow(), year, null)))
                            .findFirst()
                            .orElse(Cell.EMPTY))
                    .toList();
            return new Row(kind, 0, reserve.item(), words.say("report.reserve." + what), List.of(), cells);
        }
    }

    private Set<BudgetYear> completeYears(Reserve reserve, Flow flow, Question question) {
        return outlined.completeYears(reserve.item(), flow, question.point());
    }

    /** An amount of a line; what is pending alone has no certainty of its own. */
    private static Figure figure(ReserveBalance line, Thousands amount, Set<BudgetYear> complete) {
        return line.basis() == null || line.precision() == null
                ? Figure.exact(amount)
                : new Figure(amount, new Certainty(complete.contains(line.year()), line.basis(), line.precision()));
    }

    /** Where it was set apart, what must be known of that, and what no source states. */
    private static List<Integer> notes(Reserve reserve, Words words, Notes notes) {
        List<Integer> told = new ArrayList<>();
        for (Reservation reservation : reserve.reservations()) {
            told.add(notes.number(
                    Note.Kind.SOURCE,
                    words.source(reservation.proposal().source()),
                    reservation.proposal().source().url(),
                    new Link.ToMutation(reservation.mutation())));
            Note.Kind kind = reservation.bases().contains(Basis.DISPUTED) ? Note.Kind.DISPUTED : Note.Kind.REMARK;
            reservation.notes().forEach(note -> told.add(notes.number(kind, note)));
            String note = reservation.proposal().note();
            if (note != null) {
                told.add(notes.number(Note.Kind.REMARK, note));
            }
        }
        return told.stream().distinct().toList();
    }

    private Table total(List<Reserve> reserves, Question question, Notes notes) {
        Words words = question.words();
        List<Flow> flows = question.flows();
        List<BudgetYear> years = years(reserves.stream()
                .flatMap(reserve -> reserve.lines().stream())
                .filter(line -> flows.contains(line.flow()))
                .toList());
        List<Column> columns = Reading.columns(years);
        List<Row> rows = new ArrayList<>();
        int pending = notes.number(Note.Kind.LEFT_OUT, words.say("report.reserve.left-out"));
        for (Flow flow : flows) {
            List<Cell> cells = new ArrayList<>();
            for (BudgetYear year : years) {
                cells.add(reserves.stream()
                        .flatMap(reserve -> lines(reserve, flow).stream()
                                .filter(line -> line.year().equals(year))
                                .map(line -> figure(line, line.left(), completeYears(reserve, flow, question))))
                        .reduce(Figure::plus)
                        .map(left -> Cell.amount(left, null))
                        .orElse(Cell.EMPTY));
            }
            if (cells.stream().anyMatch(Cell.Amount.class::isInstance)) {
                rows.add(new Row(Row.Kind.TOTAL, 0, null, words.total(flow), List.of(pending), cells));
            }
        }
        return new Table("total", words.say("report.reserve.total"), words.say("report.reserve.stub"), columns, rows);
    }
}
