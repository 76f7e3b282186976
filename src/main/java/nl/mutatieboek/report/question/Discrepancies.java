package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.report.table.Notes;
import nl.mutatieboek.report.table.Table;
import nl.mutatieboek.report.table.Tables;

/**
 * What the sources contradict or leave open: the figures of the documents of a budget year that are disputed, inferred or derived, the
 * transfers that only one side shows, and the published balances that are not the book's own.
 */
public final class Discrepancies implements Report {
    private final Changes changes;
    private final BalanceQueries balances;

    public Discrepancies(PostingTotalQueries sums, BalanceQueries balances, LedgerReader entries) {
        this.changes = new Changes(sums, entries);
        this.balances = balances;
    }

    @Override
    public String name() {
        return "discrepancies";
    }

    @Override
    public Set<Parameter> parameters() {
        return EnumSet.of(Parameter.CHAPTER, Parameter.ITEM, Parameter.FLOW, Parameter.YEAR);
    }

    @Override
    public Tables answer(Question question) {
        Words words = question.words();
        Notes notes = new Notes();
        List<Table> tables = new ArrayList<>();
        question.yearOrLast().ifPresent(year -> tables.addAll(uncertain(year, question, notes)));
        PublishedElsewhere published = new PublishedElsewhere(balances, question, notes);
        published.table().ifPresent(tables::add);
        String title = question.yearOrLast()
                .map(year -> words.say("report.discrepancies.of", Words.text(year)))
                .orElseGet(() -> words.say("report.discrepancies.title"));
        return question.answered(this, title, tables, notes);
    }

    private List<Table> uncertain(BudgetYear of, Question question, Notes notes) {
        List<Told> mutations = changes
                .of(
                        question.within(),
                        question.flow(),
                        question.point(),
                        moment -> moment.year().equals(of))
                .booked()
                .stream()
                .filter(change -> change.changes(change.series().keySet()))
                .map(Change::told)
                .distinct()
                .toList();
        return new UncertainFigures(mutations, question, notes).tables();
    }
}
