package nl.mutatieboek.report.question;

import java.util.List;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.mutation.ExplanationRequirementQueries;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportDocument;

/**
 * Opbouwtabel: the build-up from the previous year's budget bill, through the mutations of each document in between, to
 * this year's budget bill, for each year of its horizon.
 */
public final class BuildUpReport extends ReportDefinition {
    private final PostingTotalQueries postingTotals;
    private final MutationArticleChangeQueries changes;
    private final ReportItemSelector itemSelector;
    private final ExplanationRequirementQueries explanations;

    public BuildUpReport(
            PostingTotalQueries postingTotals,
            BalanceQueries balances,
            MutationHistoryReader histories,
            ExplanationRequirementQueries explanations) {
        super("build-up", ReportParameter.values());
        this.postingTotals = postingTotals;
        this.changes = new MutationArticleChangeQueries(postingTotals, histories);
        this.itemSelector = new ReportItemSelector(balances);
        this.explanations = explanations;
    }

    @Override
    public ReportDocument run(ReportQuery query) {
        ReportMessages messages = query.messages();
        FootnoteCollector notes = new FootnoteCollector();
        LargeMutationPartitioner largeMutations = new LargeMutationPartitioner(explanations, query);
        return query.budgetBill()
                .map(bill -> query.toDocument(
                        this,
                        messages.message("report.build-up.of", messages.moment(bill)),
                        new BuildUpTableFactory(
                                        bill, query, postingTotals, changes, itemSelector, largeMutations, notes)
                                .tables(),
                        notes))
                .orElseGet(() -> query.toDocument(this, messages.message("report.build-up.title"), List.of(), notes));
    }
}
