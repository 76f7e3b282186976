package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Moment.Code;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportFootnote;
import nl.mutatieboek.report.table.ReportLink;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;
import org.jspecify.annotations.Nullable;

/**
 * Budgettaire gevolgen van beleid in the annual report: the realisation of five years, the adopted budget of the last
 * of them, and the difference (Regeling rijksbegrotingsvoorschriften, model 3.22d).
 */
public final class RealisationReport extends ReportDefinition {
    private static final int YEARS_BEFORE = 4;

    private final RealisationQueries realisations;
    private final ReportItemSelector itemSelector;

    public RealisationReport(PostingTotalQueries postingTotals, BalanceQueries balances) {
        super(
                "annual-report",
                ReportParameter.CHAPTER,
                ReportParameter.ITEM,
                ReportParameter.FLOW,
                ReportParameter.YEAR);
        this.realisations = new RealisationQueries(postingTotals, balances);
        this.itemSelector = new ReportItemSelector(balances);
    }

    @Override
    public ReportDocument run(ReportQuery query) {
        ReportMessages messages = query.messages();
        FootnoteCollector notes = new FootnoteCollector();
        Optional<Moment> act = query.lastPresented(moment -> moment.code() == Code.SW);
        return query.toDocument(
                this,
                act.map(one -> messages.message("report.annual-report.of", ReportMessages.yearText(one.year())))
                        .orElseGet(() -> messages.message("report.annual-report.title")),
                act.map(one -> new RealisationTableFactory(one, query, notes).tables())
                        .orElse(List.of()),
                notes);
    }

    /** Creates the tables of one annual report. */
    private final class RealisationTableFactory {
        private final Moment act;
        private final BudgetYear reported;
        private final ReportQuery query;
        private final ResolvedAsOf point;
        private final FootnoteCollector notes;
        private final List<BudgetYear> years;
        private final @Nullable Moment adopted;

        private RealisationTableFactory(Moment act, ReportQuery query, FootnoteCollector notes) {
            this.act = act;
            this.reported = act.year();
            this.query = query;
            this.point = query.point().upToMoment(act);
            this.notes = notes;
            this.years = BudgetYear.range(reported.value() - YEARS_BEFORE, reported.value());
            this.adopted = MomentLookups.adoptedBudget(reported, point).orElse(null);
        }

        private List<ReportTable> tables() {
            ReportMessages messages = query.messages();
            List<ReportColumn> columns = columns(messages);
            List<ReportTable> tables = new ArrayList<>();
            for (ItemPath chapter : ReportItemSelector.chapters(query.scopeItem(), point)) {
                ItemPath within = query.item() == null ? chapter : query.item();
                List<ReportRow> rows = new ArticleFlowRowFactory(
                                itemSelector, query, reported, List.of(reported), point, notes)
                        .createRows(within, columns.size(), this::cells);
                if (rows.stream().flatMap(row -> row.cells().stream()).anyMatch(ReportCell.Amount.class::isInstance)) {
                    tables.add(query.table(chapter, reported, messages.message("report.article.short"), columns, rows));
                }
            }
            if (!tables.isEmpty() && (adopted == null || adopted.code() != Code.VB)) {
                notes.addFootnote(
                        ReportFootnote.FootnoteType.REMARK,
                        messages.message("report.bill.not-adopted", ReportMessages.yearText(reported)));
            }
            return tables;
        }

        private List<ReportColumn> columns(ReportMessages messages) {
            List<ReportColumn> columns = new ArrayList<>();
            String realisation = messages.balance(act);
            years.forEach(year -> columns.add(ReportColumn.amounts("y" + year, realisation + " " + year)));
            columns.add(ReportColumn.amounts("adopted", messages.balance(new Moment(reported, Code.VB, 0))));
            columns.add(ReportColumn.amounts("difference", messages.message("report.annual-report.difference")));
            return columns;
        }

        private List<ReportCell> cells(ItemPath item, Flow flow, @Nullable MarkSelection mark) {
            List<ReportCell> cells = new ArrayList<>();
            ReportFigure last = null;
            for (BudgetYear year : years) {
                last = realisations.find(item, flow, year, mark, point);
                cells.add(trail(last, new ReportLink.TrailLink(item, flow, year, new Moment(year, Code.SW, 0), mark)));
            }
            ReportFigure budget = adopted == null
                    ? null
                    : itemSelector.balance(item, flow, reported, mark, point.upToMoment(adopted));
            cells.add(trail(budget, new ReportLink.TrailLink(item, flow, reported, adopted, mark)));
            ReportFigure difference = last == null || budget == null ? null : last.minus(budget);
            cells.add(ReportCell.amountOrUnknown(
                    difference,
                    difference == null || adopted == null || mark != null
                            ? null
                            : new ReportLink.ChangesLink(item, flow, reported, adopted, act)));
            return cells;
        }

        private static ReportCell trail(@Nullable ReportFigure figure, ReportLink link) {
            return ReportCell.amountOrUnknown(figure, figure == null ? null : link);
        }
    }
}
