package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportTable;

/**
 * Contradictions and gaps in the sources: disputed, inferred or derived figures of a budget year, transfers that only
 * one side shows, and published balances that differ from the ledger.
 */
public final class DiscrepancyReport implements ReportDefinition {
    private final ArticleChangeQueries changes;
    private final BalanceQueries balances;

    public DiscrepancyReport(PostingTotalQueries sums, BalanceQueries balances, LedgerReader entries) {
        this.changes = new ArticleChangeQueries(sums, entries);
        this.balances = balances;
    }

    @Override
    public String name() {
        return "discrepancies";
    }

    @Override
    public Set<ReportParameter> parameters() {
        return EnumSet.of(ReportParameter.CHAPTER, ReportParameter.ITEM, ReportParameter.FLOW, ReportParameter.YEAR);
    }

    @Override
    public ReportDocument run(ReportQuery question) {
        ReportMessages words = question.words();
        FootnoteCollector notes = new FootnoteCollector();
        List<ReportTable> tables = new ArrayList<>();
        question.yearOrLast().ifPresent(year -> tables.addAll(uncertain(year, question, notes)));
        PublishedDifferenceTableFactory published = new PublishedDifferenceTableFactory(balances, question, notes);
        published.createTable().ifPresent(tables::add);
        String title = question.yearOrLast()
                .map(year -> words.message("report.discrepancies.of", ReportMessages.yearText(year)))
                .orElseGet(() -> words.message("report.discrepancies.title"));
        return question.toDocument(this, title, tables, notes);
    }

    private List<ReportTable> uncertain(BudgetYear of, ReportQuery question, FootnoteCollector notes) {
        List<MutationHistory> mutations = changes
                .find(
                        question.scopeItem(),
                        question.flow(),
                        question.point(),
                        moment -> moment.year().equals(of))
                .booked()
                .stream()
                .filter(change -> change.changesAnyOf(change.series().keySet()))
                .map(ArticleChange::history)
                .distinct()
                .toList();
        return new UncertainFigureTableFactory(mutations, question, notes).tables();
    }
}
