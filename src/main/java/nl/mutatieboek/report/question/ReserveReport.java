package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.Collections;
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
import nl.mutatieboek.report.table.FigureCertainty;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportFootnote;
import nl.mutatieboek.report.table.ReportLink;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;

/** Reserveringen: made available, allocated, left and pending amounts of each reserve by year. */
public final class ReserveReport extends ReportDefinition {
    private final ReserveQueries reserves;
    private final ReportItemSelector itemSelector;

    public ReserveReport(ReserveQueries reserves, BalanceQueries balances) {
        super("reserve", ReportParameter.CHAPTER, ReportParameter.ITEM, ReportParameter.FLOW);
        this.reserves = reserves;
        this.itemSelector = new ReportItemSelector(balances);
    }

    @Override
    public ReportDocument run(ReportQuery query) {
        ItemPath within = query.scopeItem();
        FootnoteCollector notes = new FootnoteCollector();
        List<Reserve> found = reserves.find(within == null ? null : within.chapter(), query.point()).stream()
                .filter(reserve -> within == null || within.contains(reserve.item()))
                .toList();
        List<ReportTable> tables = new ArrayList<>();
        for (Reserve reserve : found) {
            table(reserve, query, notes, tables);
        }
        if (tables.size() > 1) {
            tables.add(total(found, query, notes));
        }
        return query.toDocument(this, query.messages().message("report.reserve.title"), tables, notes);
    }

    private static List<BudgetYear> years(List<ReserveBalance> balances) {
        return balances.stream().map(ReserveBalance::year).distinct().sorted().toList();
    }

    private static List<ReserveBalance> balances(Reserve reserve, Flow flow) {
        return reserve.lines().stream()
                .filter(balance -> balance.flow() == flow)
                .toList();
    }

    private void table(Reserve reserve, ReportQuery query, FootnoteCollector notes, List<ReportTable> tables) {
        ReportMessages messages = query.messages();
        List<BudgetYear> years = years(reserve.lines().stream()
                .filter(balance -> query.flows().contains(balance.flow()))
                .toList());
        if (years.isEmpty()) {
            return;
        }
        List<Integer> marks = addFootnotes(reserve, messages, notes);
        List<ReportRow> rows = new ArrayList<>();
        for (Flow flow : query.flows()) {
            List<ReserveBalance> balances = balances(reserve, flow);
            if (!balances.isEmpty()) {
                ReserveRowFactory part =
                        new ReserveRowFactory(reserve, balances, years, completeYears(reserve, flow, query), messages);
                rows.add(part.heading(messages.flow(flow), marks));
                rows.add(part.row("available", ReportRow.ReportRowType.LINE, ReserveBalance::madeAvailable));
                rows.add(part.row("allocated", ReportRow.ReportRowType.LINE, ReserveBalance::allocated));
                rows.add(part.row("left", ReportRow.ReportRowType.SUBTOTAL, ReserveBalance::left));
                rows.add(part.row("pending", ReportRow.ReportRowType.LINE, ReserveBalance::pending));
                rows.add(part.row(
                        "after",
                        ReportRow.ReportRowType.TOTAL,
                        balance -> balance.left().plus(balance.pending())));
            }
        }
        String name = messages.item(reserve.item(), reserve.name());
        tables.add(new ReportTable(
                reserve.item().toString().replace('/', '-'),
                messages.message(
                        "report.reserve.table",
                        name,
                        reserve.item(),
                        messages.item(reserve.holder(), reserve.holderName()),
                        reserve.holder()),
                messages.message("report.reserve.stub"),
                MomentLookups.columns(years),
                rows));
    }

    /** Creates the rows of one flow of a reserve. */
    private record ReserveRowFactory(
            Reserve reserve,
            List<ReserveBalance> balances,
            List<BudgetYear> years,
            Set<BudgetYear> complete,
            ReportMessages messages) {
        ReportRow heading(String flow, List<Integer> notes) {
            return new ReportRow(
                    ReportRow.ReportRowType.GROUP,
                    0,
                    reserve.item(),
                    flow,
                    notes,
                    Collections.nCopies(years.size(), ReportCell.EMPTY));
        }

        ReportRow row(String what, ReportRow.ReportRowType kind, Function<ReserveBalance, Thousands> figure) {
            List<ReportCell> cells = years.stream()
                    .map(year -> balances.stream()
                            .filter(balance -> balance.year().equals(year))
                            .map(balance -> ReportCell.amount(
                                    figure(balance, figure.apply(balance), complete),
                                    new ReportLink.TrailLink(reserve.item(), balance.flow(), year, null)))
                            .findFirst()
                            .orElse(ReportCell.EMPTY))
                    .toList();
            return new ReportRow(kind, 0, reserve.item(), messages.message("report.reserve." + what), List.of(), cells);
        }
    }

    private Set<BudgetYear> completeYears(Reserve reserve, Flow flow, ReportQuery query) {
        return itemSelector.completeYears(reserve.item(), flow, null, query.point());
    }

    /** The figure of an amount; a line with pending amounts only has no certainty of its own. */
    private static ReportFigure figure(ReserveBalance balance, Thousands amount, Set<BudgetYear> complete) {
        return balance.basis() == null || balance.precision() == null
                ? ReportFigure.exact(amount)
                : new ReportFigure(
                        amount,
                        new FigureCertainty(complete.contains(balance.year()), balance.basis(), balance.precision()));
    }

    /** Adds footnotes on the source of the reserve, its remarks, and what no source states. */
    private static List<Integer> addFootnotes(Reserve reserve, ReportMessages messages, FootnoteCollector notes) {
        List<Integer> numbers = new ArrayList<>();
        for (Reservation reservation : reserve.reservations()) {
            numbers.add(notes.addFootnote(
                    ReportFootnote.FootnoteType.SOURCE,
                    messages.source(reservation.proposal().source()),
                    reservation.proposal().source().url(),
                    new ReportLink.MutationLink(reservation.mutation())));
            ReportFootnote.FootnoteType kind = reservation.bases().contains(Basis.DISPUTED)
                    ? ReportFootnote.FootnoteType.DISPUTED
                    : ReportFootnote.FootnoteType.REMARK;
            reservation.notes().forEach(note -> numbers.add(notes.addFootnote(kind, note)));
            String note = reservation.proposal().note();
            if (note != null) {
                numbers.add(notes.addFootnote(ReportFootnote.FootnoteType.REMARK, note));
            }
        }
        return numbers.stream().distinct().toList();
    }

    private ReportTable total(List<Reserve> reserves, ReportQuery query, FootnoteCollector notes) {
        ReportMessages messages = query.messages();
        List<Flow> flows = query.flows();
        List<BudgetYear> years = years(reserves.stream()
                .flatMap(reserve -> reserve.lines().stream())
                .filter(balance -> flows.contains(balance.flow()))
                .toList());
        List<ReportColumn> columns = MomentLookups.columns(years);
        List<ReportRow> rows = new ArrayList<>();
        int pending =
                notes.addFootnote(ReportFootnote.FootnoteType.LEFT_OUT, messages.message("report.reserve.left-out"));
        for (Flow flow : flows) {
            List<ReportCell> cells = new ArrayList<>();
            for (BudgetYear year : years) {
                cells.add(reserves.stream()
                        .flatMap(reserve -> balances(reserve, flow).stream()
                                .filter(balance -> balance.year().equals(year))
                                .map(balance -> figure(balance, balance.left(), completeYears(reserve, flow, query))))
                        .reduce(ReportFigure::plus)
                        .map(left -> ReportCell.amount(left, null))
                        .orElse(ReportCell.EMPTY));
            }
            if (cells.stream().anyMatch(ReportCell.Amount.class::isInstance)) {
                rows.add(new ReportRow(
                        ReportRow.ReportRowType.TOTAL, 0, null, messages.total(flow), List.of(pending), cells));
            }
        }
        return new ReportTable(
                "total",
                messages.message("report.reserve.total"),
                messages.message("report.reserve.stub"),
                columns,
                rows);
    }
}
