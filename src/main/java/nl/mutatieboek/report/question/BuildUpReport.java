package nl.mutatieboek.report.question;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.mutation.ExplanationRequirementQueries;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportDocument;

/**
 * Opbouwtabel: the build-up from the previous year's budget bill, through the mutations of each document in between, to
 * this year's budget bill, for each year of its horizon.
 */
public final class BuildUpReport implements ReportDefinition {
    private final PostingTotalQueries sums;
    private final ArticleChangeQueries changes;
    private final ReportItemSelector outlined;
    private final ExplanationRequirementQueries explanations;

    public BuildUpReport(
            PostingTotalQueries sums,
            BalanceQueries balances,
            LedgerReader entries,
            ExplanationRequirementQueries explanations) {
        this.sums = sums;
        this.changes = new ArticleChangeQueries(sums, entries);
        this.outlined = new ReportItemSelector(balances);
        this.explanations = explanations;
    }

    @Override
    public String name() {
        return "build-up";
    }

    @Override
    public Set<ReportParameter> parameters() {
        return EnumSet.allOf(ReportParameter.class);
    }

    @Override
    public ReportDocument run(ReportQuery question) {
        ReportMessages words = question.words();
        FootnoteCollector notes = new FootnoteCollector();
        LargeMutationSelector own = new LargeMutationSelector(explanations, question);
        return question.budgetBill()
                .map(bill -> question.toDocument(
                        this,
                        words.message("report.build-up.of", words.moment(bill)),
                        new BuildUpTableFactory(bill, question, sums, changes, outlined, own, notes).tables(),
                        notes))
                .orElseGet(() -> question.toDocument(this, words.message("report.build-up.title"), List.of(), notes));
    }
}
