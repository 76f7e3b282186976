package nl.mutatieboek.report.question;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.Balance.BalanceCheck;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceQueries;
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

/** The last published balance of each item, flow and year, where it is not the book's own at its moment. */
final class PublishedElsewhere {
    private final BalanceQueries balances;
    private final Outlined outlined;
    private final Question question;
    private final Words words;
    private final Notes notes;

    PublishedElsewhere(BalanceQueries balances, Question question, Notes notes) {
        this.balances = balances;
        this.outlined = new Outlined(balances);
        this.question = question;
        this.words = question.words();
        this.notes = notes;
    }

    Optional<Table> table() {
        List<Row> rows = balances
                .find(
                        new BalanceCriteria(
                                question.within(), question.flow(), question.year(), BalanceCriteria.DEEPEST),
                        question.point())
                .stream()
                .filter(balance -> balance.check() != null)
                .filter(balance -> differs(Objects.requireNonNull(balance.check())))
                .sorted(Comparator.comparing(Balance::item, Outlined.ORDER)
                        .thenComparing(Balance::flow)
                        .thenComparing(Balance::year))
                .map(balance -> row(balance, Objects.requireNonNull(balance.check())))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table(
                        "published",
                        words.say("report.discrepancies.published"),
                        words.say("report.discrepancies.item"),
                        columns(),
                        rows));
    }

    private static boolean differs(BalanceCheck check) {
        Thousands unread = check.unread();
        return unread == null || !unread.isZero();
    }

    private List<Column> columns() {
        return Stream.concat(
                        Stream.of("flow", "year", "moment")
                                .map(name -> Column.text(name, words.say("report.discrepancies." + name))),
                        Stream.of("stated", "own", "difference", "margin")
                                .map(name -> Column.amounts(name, words.say("report.discrepancies." + name))))
                .toList();
    }

    private Row row(Balance balance, BalanceCheck check) {
        Link own = new Link.ToTrail(balance.item(), balance.flow(), balance.year(), check.moment());
        Figure stated = new Figure(check.published(), new Certainty(true, check.basis(), check.precision()));
        Figure booked = outlined.balance(
                balance.item(), balance.flow(), balance.year(), question.point().upTo(check.moment()));
        int source = notes.number(Note.Kind.SOURCE, check.document());
        return Row.line(
                balance.item(),
                words.item(balance.item(), balance.name()) + " (" + balance.item() + ")",
                List.of(source),
                List.of(
                        Cell.text(words.flow(balance.flow())),
                        Cell.text(Words.text(balance.year())),
                        Cell.text(check.moment().toString()),
                        Cell.amount(stated, own),
                        Cell.known(booked, own),
                        Cell.known(booked == null ? null : stated.minus(booked), own),
                        Cell.amount(Figure.exact(check.margin()), own)));
    }
}
