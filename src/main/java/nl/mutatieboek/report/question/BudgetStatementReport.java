package nl.mutatieboek.report.question;

import java.util.List;
import java.util.Optional;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportTable;

/**
 * Begrotingsstaat: what a bill asks parliament to adopt. Commitments, expenditure and receipts of each article in the
 * budget year of the bill; for a change law those before it, its mutations, and those after it (Regeling
 * rijksbegrotingsvoorschriften, models 1.2x, 2.11, 2.21 and 3.51).
 */
public final class BudgetStatementReport extends ReportDefinition {
    private final PostingTotalQueries postingTotals;
    private final BalanceQueries balances;

    public BudgetStatementReport(PostingTotalQueries postingTotals, BalanceQueries balances) {
        super("budget-statement", ReportParameter.CHAPTER, ReportParameter.YEAR);
        this.postingTotals = postingTotals;
        this.balances = balances;
    }

    @Override
    public ReportDocument run(ReportQuery query) {
        ReportMessages messages = query.messages();
        FootnoteCollector notes = new FootnoteCollector();
        // A nota van wijziging changes the bill of the budget, and is part of the adopted budget.
        Optional<Moment> bill = query.lastPresented(moment -> moment.code() != Moment.Code.NVW);
        return query.toDocument(
                this,
                bill.map(one -> messages.message("report.budget-statement." + titleKey(one), messages.moment(one)))
                        .orElseGet(() -> messages.message("report.budget-statement.title")),
                bill.map(one -> tables(one, query, notes)).orElse(List.of()),
                notes);
    }

    private static String titleKey(Moment bill) {
        return bill.bill().code() == Moment.Code.OWB ? "of" : "change";
    }

    private List<ReportTable> tables(Moment bill, ReportQuery query, FootnoteCollector notes) {
        return ReportItemSelector.chapters(query.scopeItem(), query.point().upToMoment(bill)).stream()
                .map(ItemPath::chapter)
                .flatMap(
                        chapter -> new BudgetStatementTableFactory(bill, chapter, query, postingTotals, balances, notes)
                                .createTable().stream())
                .toList();
    }
}
