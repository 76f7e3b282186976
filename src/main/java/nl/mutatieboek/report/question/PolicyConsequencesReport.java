package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportLink;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;
import org.jspecify.annotations.Nullable;

/**
 * Budgettaire gevolgen van beleid: balances of an article in the budget bill, from two years before it to the end of
 * its horizon.
 */
public final class PolicyConsequencesReport extends ReportDefinition {
    private static final int YEARS_BEFORE = 2;

    private final ReportItemSelector itemSelector;

    public PolicyConsequencesReport(BalanceQueries balances) {
        super(
                "policy-consequences",
                ReportParameter.CHAPTER,
                ReportParameter.ITEM,
                ReportParameter.FLOW,
                ReportParameter.YEAR);
        this.itemSelector = new ReportItemSelector(balances);
    }

    @Override
    public ReportDocument run(ReportQuery query) {
        ReportMessages messages = query.messages();
        FootnoteCollector notes = new FootnoteCollector();
        Optional<Moment> bill = query.budgetBill();
        return query.toDocument(
                this,
                bill.map(one -> messages.message("report.policy-consequences.of", messages.moment(one)))
                        .orElseGet(() -> messages.message("report.policy-consequences.title")),
                bill.map(one -> tables(one, query, notes)).orElse(List.of()),
                notes);
    }

    private List<ReportTable> tables(Moment bill, ReportQuery query, FootnoteCollector notes) {
        ReportMessages messages = query.messages();
        ResolvedAsOf point = query.point().upToMoment(bill);
        List<BudgetYear> years = BudgetYear.range(
                bill.year().value() - YEARS_BEFORE, bill.lastYear().value());
        List<ReportColumn> columns = MomentLookups.columns(years);
        List<ReportTable> tables = new ArrayList<>();
        for (ItemPath chapter : ReportItemSelector.chapters(query.scopeItem(), point)) {
            ItemPath within = query.item() == null ? chapter : query.item();
            List<ReportRow> rows = new ArticleFlowRowFactory(itemSelector, query, bill.year(), years, point, notes)
                    .createRows(
                            within, years.size(), (item, flow, mark) -> cells(item, flow, mark, years, point, bill));
            if (rows.stream().flatMap(row -> row.cells().stream()).anyMatch(ReportCell.Amount.class::isInstance)) {
                tables.add(query.table(chapter, bill.year(), messages.message("report.article.short"), columns, rows));
            }
        }
        return tables;
    }

    private List<ReportCell> cells(
            ItemPath item,
            Flow flow,
            @Nullable MarkSelection mark,
            List<BudgetYear> years,
            ResolvedAsOf point,
            Moment bill) {
        Map<BudgetYear, ReportFigure> balances = itemSelector.balances(item, flow, mark, point);
        return years.stream()
                .map(year -> {
                    @Nullable ReportFigure balance = balances.get(year);
                    return ReportCell.amountOrUnknown(
                            balance, balance == null ? null : new ReportLink.TrailLink(item, flow, year, bill, mark));
                })
                .toList();
    }
}
