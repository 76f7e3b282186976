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
import nl.mutatieboek.report.table.FigureCertainty;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportFootnote;
import nl.mutatieboek.report.table.ReportLink;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;

/**
 * Creates a table of the last published balance of each item, flow and year that differs from the ledger at its moment.
 */
final class PublishedDifferenceTableFactory {
    private final BalanceQueries balances;
    private final ReportItemSelector itemSelector;
    private final ReportQuery query;
    private final ReportMessages messages;
    private final FootnoteCollector notes;

    PublishedDifferenceTableFactory(BalanceQueries balances, ReportQuery query, FootnoteCollector notes) {
        this.balances = balances;
        this.itemSelector = new ReportItemSelector(balances);
        this.query = query;
        this.messages = query.messages();
        this.notes = notes;
    }

    Optional<ReportTable> createTable() {
        List<ReportRow> rows = balances
                .find(
                        new BalanceCriteria(query.scopeItem(), query.flow(), query.year(), BalanceCriteria.MAX_DEPTH),
                        query.point())
                .stream()
                .filter(balance -> balance.check() != null)
                .filter(balance -> differs(Objects.requireNonNull(balance.check())))
                .sorted(Comparator.comparing(Balance::item, ReportItemSelector.ORDER)
                        .thenComparing(Balance::flow)
                        .thenComparing(Balance::year))
                .map(balance -> row(balance, Objects.requireNonNull(balance.check())))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReportTable(
                        "published",
                        messages.message("report.discrepancies.published"),
                        messages.message("report.discrepancies.item"),
                        columns(),
                        rows));
    }

    private static boolean differs(BalanceCheck check) {
        Thousands unread = check.unread();
        return unread == null || !unread.isZero();
    }

    private List<ReportColumn> columns() {
        return Stream.concat(
                        Stream.of("flow", "year", "moment")
                                .map(name -> ReportColumn.text(name, messages.message("report.discrepancies." + name))),
                        Stream.of("stated", "own", "difference", "margin")
                                .map(name ->
                                        ReportColumn.amounts(name, messages.message("report.discrepancies." + name))))
                .toList();
    }

    private ReportRow row(Balance balance, BalanceCheck check) {
        ReportLink own = new ReportLink.TrailLink(balance.item(), balance.flow(), balance.year(), check.moment());
        ReportFigure stated =
                new ReportFigure(check.published(), new FigureCertainty(true, check.basis(), check.precision()));
        ReportFigure booked = itemSelector.balance(
                balance.item(), balance.flow(), balance.year(), query.point().upToMoment(check.moment()));
        int source = notes.addFootnote(ReportFootnote.FootnoteType.SOURCE, check.document());
        return ReportRow.line(
                balance.item(),
                messages.item(balance.item(), balance.name()) + " (" + balance.item() + ")",
                List.of(source),
                List.of(
                        ReportCell.text(messages.flow(balance.flow())),
                        ReportCell.text(ReportMessages.yearText(balance.year())),
                        ReportCell.text(check.moment().toString()),
                        ReportCell.amount(stated, own),
                        ReportCell.amountOrUnknown(booked, own),
                        ReportCell.amountOrUnknown(booked == null ? null : stated.minus(booked), own),
                        ReportCell.amount(ReportFigure.exact(check.margin()), own)));
    }
}
