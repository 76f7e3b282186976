package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.report.table.Cell;
import nl.mutatieboek.report.table.Column;
import nl.mutatieboek.report.table.Figure;
import nl.mutatieboek.report.table.Link;
import nl.mutatieboek.report.table.Notes;
import nl.mutatieboek.report.table.Row;
import nl.mutatieboek.report.table.Table;
import nl.mutatieboek.report.table.Tables;
import org.jspecify.annotations.Nullable;

/**
 * Budgettaire gevolgen van beleid: the balances of an article in the budget bill of a year, from two years before it to the last that it
 * looks ahead to.
 */
public final class PolicyConsequences implements Report {
    private static final int YEARS_BEFORE = 2;

    private final Outlined outlined;

    public PolicyConsequences(BalanceQueries balances) {
        this.outlined = new Outlined(balances);
    }

    @Override
    public String name() {
        return "policy-consequences";
    }

    @Override
    public Set<Parameter> parameters() {
        return EnumSet.of(Parameter.CHAPTER, Parameter.ITEM, Parameter.FLOW, Parameter.YEAR);
    }

    @Override
    public Tables answer(Question question) {
        Words words = question.words();
        Notes notes = new Notes();
        Optional<Moment> bill = question.budgetBill();
        return question.answered(
                this,
                bill.map(one -> words.say("report.policy-consequences.of", words.moment(one)))
                        .orElseGet(() -> words.say("report.policy-consequences.title")),
                bill.map(one -> tables(one, question, notes)).orElse(List.of()),
                notes);
    }

    private List<Table> tables(Moment bill, Question question, Notes notes) {
        Words words = question.words();
        AsOf point = question.point().upTo(bill);
        List<BudgetYear> years = IntStream.rangeClosed(
                        bill.year().value() - YEARS_BEFORE, bill.lastYear().value())
                .filter(year -> year >= BudgetYear.FIRST)
                .mapToObj(BudgetYear::new)
                .toList();
        List<Column> columns = Reading.columns(years);
        List<Table> tables = new ArrayList<>();
        for (ItemPath chapter : Outlined.chapters(question.within(), point)) {
            ItemPath within = question.item() == null ? chapter : question.item();
            List<Row> rows = new ArticleRows(outlined, question, bill.year(), years, point, notes)
                    .of(within, years.size(), (item, flow) -> cells(item, flow, years, point, bill));
            if (rows.stream().flatMap(row -> row.cells().stream()).anyMatch(Cell.Amount.class::isInstance)) {
                tables.add(question.table(chapter, bill.year(), words.say("report.article.short"), columns, rows));
            }
        }
        return tables;
    }

    private List<Cell> cells(ItemPath item, Flow flow, List<BudgetYear> years, AsOf point, Moment bill) {
        Map<BudgetYear, Figure> balances = outlined.balances(item, flow, point);
        return years.stream()
                .map(year -> {
                    @Nullable Figure balance = balances.get(year);
                    return Cell.known(balance, balance == null ? null : new Link.ToTrail(item, flow, year, bill));
                })
                .toList();
    }
}
