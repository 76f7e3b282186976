package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportTable;

/**
 * Contradictions and gaps in the sources: disputed, inferred or derived figures of a budget year, transfers that only
 * one side shows, and published balances that differ from the ledger.
 */
public final class DiscrepancyReport extends ReportDefinition {
    private final MutationArticleChangeQueries changes;
    private final BalanceQueries balances;

    public DiscrepancyReport(
            PostingTotalQueries postingTotals, BalanceQueries balances, MutationHistoryReader histories) {
        super(
                "discrepancies",
                ReportParameter.CHAPTER,
                ReportParameter.ITEM,
                ReportParameter.FLOW,
                ReportParameter.YEAR);
        this.changes = new MutationArticleChangeQueries(postingTotals, histories);
        this.balances = balances;
    }

    @Override
    public ReportDocument run(ReportQuery query) {
        ReportMessages messages = query.messages();
        FootnoteCollector notes = new FootnoteCollector();
        List<ReportTable> tables = new ArrayList<>();
        query.yearOrLast().ifPresent(year -> tables.addAll(uncertain(year, query, notes)));
        PublishedDifferenceTableFactory published = new PublishedDifferenceTableFactory(balances, query, notes);
        published.createTable().ifPresent(tables::add);
        String title = query.yearOrLast()
                .map(year -> messages.message("report.discrepancies.of", ReportMessages.yearText(year)))
                .orElseGet(() -> messages.message("report.discrepancies.title"));
        return query.toDocument(this, title, tables, notes);
    }

    private List<ReportTable> uncertain(BudgetYear of, ReportQuery query, FootnoteCollector notes) {
        List<MutationHistory> mutations = changes
                .find(
                        query.scopeItem(),
                        query.flow(),
                        query.point(),
                        moment -> moment.year().equals(of))
                .booked()
                .stream()
                .filter(change -> change.changesAnyOf(change.series().keySet()))
                .map(MutationArticleChange::history)
                .distinct()
                .toList();
        return new UncertainFigureTableFactory(mutations, query, notes).tables();
    }
}
