package nl.mutatieboek.report.question;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.mutation.ExplanationRequirementQueries;
import nl.mutatieboek.report.table.Notes;
import nl.mutatieboek.report.table.Tables;

/**
 * Opbouwtabel: from the budget bill of the year before, over the mutations of each document in between, to the budget bill of the year; for
 * each year that it looks ahead to.
 */
public final class BuildUp implements Report {
    private final PostingTotalQueries sums;
    private final Changes changes;
    private final Outlined outlined;
    private final ExplanationRequirementQueries explanations;

    public BuildUp(
            PostingTotalQueries sums,
            BalanceQueries balances,
            LedgerReader entries,
            ExplanationRequirementQueries explanations) {
        this.sums = sums;
        this.changes = new Changes(sums, entries);
        this.outlined = new Outlined(balances);
        this.explanations = explanations;
    }

    @Override
    public String name() {
        return "build-up";
    }

    @Override
    public Set<Parameter> parameters() {
        return EnumSet.allOf(Parameter.class);
    }

    @Override
    public Tables answer(Question question) {
        Words words = question.words();
        Notes notes = new Notes();
        LinesOfTheirOwn own = new LinesOfTheirOwn(explanations, question);
        return question.budgetBill()
                .map(bill -> question.answered(
                        this,
                        words.say("report.build-up.of", words.moment(bill)),
                        new BuildUpOfBill(bill, question, sums, changes, outlined, own, notes).tables(),
                        notes))
                .orElseGet(() -> question.answered(this, words.say("report.build-up.title"), List.of(), notes));
    }
}
