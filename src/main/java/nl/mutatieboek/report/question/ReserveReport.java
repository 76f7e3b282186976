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
public final class ReserveReport implements ReportDefinition {
    private final ReserveQueries reserves;
    private final ReportItemSelector outlined;

    public ReserveReport(ReserveQueries reserves, BalanceQueries balances) {
        this.reserves = reserves;
        this.outlined = new ReportItemSelector(balances);
    }

    @Override
    public String name() {
        return "reserve";
    }

    @Override
    public Set<ReportParameter> parameters() {
        return EnumSet.of(ReportParameter.CHAPTER, ReportParameter.ITEM, ReportParameter.FLOW);
    }

    @Override
    public ReportDocument run(ReportQuery question) {
        ItemPath within = question.scopeItem();
        FootnoteCollector notes = new FootnoteCollector();
        List<Reserve> found = reserves.find(within == null ? null : within.chapter(), question.point()).stream()
                .filter(reserve -> within == null || within.contains(reserve.item()))
                .toList();
        List<ReportTable> tables = new ArrayList<>();
        for (Reserve reserve : found) {
            table(reserve, question, notes, tables);
        }
        if (tables.size() > 1) {
            tables.add(total(found, question, notes));
        }
        return question.toDocument(this, question.words().message("report.reserve.title"), tables, notes);
    }

    private static List<BudgetYear> years(List<ReserveBalance> lines) {
        return lines.stream().map(ReserveBalance::year).distinct().sorted().toList();
    }

    private static List<ReserveBalance> lines(Reserve reserve, Flow flow) {
        return reserve.lines().stream().filter(line -> line.flow() == flow).toList();
    }

    private void table(Reserve reserve, ReportQuery question, FootnoteCollector notes, List<ReportTable> tables) {
        ReportMessages words = question.words();
        List<BudgetYear> years = years(reserve.lines().stream()
                .filter(line -> question.flows().contains(line.flow()))
                .toList());
        if (years.isEmpty()) {
            return;
        }
        List<Integer> marks = addFootnotes(reserve, words, notes);
        List<ReportRow> rows = new ArrayList<>();
        for (Flow flow : question.flows()) {
            List<ReserveBalance> lines = lines(reserve, flow);
            if (!lines.isEmpty()) {
                ReserveRowFactory part =
                        new ReserveRowFactory(reserve, lines, years, completeYears(reserve, flow, question), words);
                rows.add(part.heading(words.flow(flow), marks));
                rows.add(part.row("available", ReportRow.ReportRowType.LINE, ReserveBalance::madeAvailable));
                rows.add(part.row("allocated", ReportRow.ReportRowType.LINE, ReserveBalance::allocated));
                rows.add(part.row("left", ReportRow.ReportRowType.SUBTOTAL, ReserveBalance::left));
                rows.add(part.row("pending", ReportRow.ReportRowType.LINE, ReserveBalance::pending));
                rows.add(part.row(
                        "after",
                        ReportRow.ReportRowType.TOTAL,
                        line -> line.left().plus(line.pending())));
            }
        }
        String name = words.item(reserve.item(), reserve.name());
        tables.add(new ReportTable(
                reserve.item().toString().replace('/', '-'),
                words.message(
                        "report.reserve.table",
                        name,
                        reserve.item(),
                        words.item(reserve.holder(), reserve.holderName()),
                        reserve.holder()),
                words.message("report.reserve.stub"),
                MomentLookups.columns(years),
                rows));
    }

    /** Creates the rows of one flow of a reserve. */
    private record ReserveRowFactory(
            Reserve reserve,
            List<ReserveBalance> lines,
            List<BudgetYear> years,
            Set<BudgetYear> complete,
            ReportMessages words) {
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
                    .map(year -> lines.stream()
                            .filter(line -> line.year().equals(year))
                            .map(line -> ReportCell.amount(
                                    figure(line, figure.apply(line), complete),
                                    new ReportLink.TrailLink(reserve.item(), line.flow(), year, null)))
                            .findFirst()
                            .orElse(ReportCell.EMPTY))
                    .toList();
            return new ReportRow(kind, 0, reserve.item(), words.message("report.reserve." + what), List.of(), cells);
        }
    }

    private Set<BudgetYear> completeYears(Reserve reserve, Flow flow, ReportQuery question) {
        return outlined.completeYears(reserve.item(), flow, question.point());
    }

    /** The figure of an amount; a line with pending amounts only has no certainty of its own. */
    private static ReportFigure figure(ReserveBalance line, Thousands amount, Set<BudgetYear> complete) {
        return line.basis() == null || line.precision() == null
                ? ReportFigure.exact(amount)
                : new ReportFigure(
                        amount, new FigureCertainty(complete.contains(line.year()), line.basis(), line.precision()));
    }

    /** Adds footnotes on the source of the reserve, its remarks, and what no source states. */
    private static List<Integer> addFootnotes(Reserve reserve, ReportMessages words, FootnoteCollector notes) {
        List<Integer> told = new ArrayList<>();
        for (Reservation reservation : reserve.reservations()) {
            told.add(notes.addFootnote(
                    ReportFootnote.FootnoteType.SOURCE,
                    words.source(reservation.proposal().source()),
                    reservation.proposal().source().url(),
                    new ReportLink.MutationLink(reservation.mutation())));
            ReportFootnote.FootnoteType kind = reservation.bases().contains(Basis.DISPUTED)
                    ? ReportFootnote.FootnoteType.DISPUTED
                    : ReportFootnote.FootnoteType.REMARK;
            reservation.notes().forEach(note -> told.add(notes.addFootnote(kind, note)));
            String note = reservation.proposal().note();
            if (note != null) {
                told.add(notes.addFootnote(ReportFootnote.FootnoteType.REMARK, note));
            }
        }
        return told.stream().distinct().toList();
    }

    private ReportTable total(List<Reserve> reserves, ReportQuery question, FootnoteCollector notes) {
        ReportMessages words = question.words();
        List<Flow> flows = question.flows();
        List<BudgetYear> years = years(reserves.stream()
                .flatMap(reserve -> reserve.lines().stream())
                .filter(line -> flows.contains(line.flow()))
                .toList());
        List<ReportColumn> columns = MomentLookups.columns(years);
        List<ReportRow> rows = new ArrayList<>();
        int pending = notes.addFootnote(ReportFootnote.FootnoteType.LEFT_OUT, words.message("report.reserve.left-out"));
        for (Flow flow : flows) {
            List<ReportCell> cells = new ArrayList<>();
            for (BudgetYear year : years) {
                cells.add(reserves.stream()
                        .flatMap(reserve -> lines(reserve, flow).stream()
                                .filter(line -> line.year().equals(year))
                                .map(line -> figure(line, line.left(), completeYears(reserve, flow, question))))
                        .reduce(ReportFigure::plus)
                        .map(left -> ReportCell.amount(left, null))
                        .orElse(ReportCell.EMPTY));
            }
            if (cells.stream().anyMatch(ReportCell.Amount.class::isInstance)) {
                rows.add(new ReportRow(
                        ReportRow.ReportRowType.TOTAL, 0, null, words.total(flow), List.of(pending), cells));
            }
        }
        return new ReportTable(
                "total", words.message("report.reserve.total"), words.message("report.reserve.stub"), columns, rows);
    }
}
