package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.balance.PostingTotalQueries.PostingTotal;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.report.table.Cell;
import nl.mutatieboek.report.table.Column;
import nl.mutatieboek.report.table.Figure;
import nl.mutatieboek.report.table.Link;
import nl.mutatieboek.report.table.Note;
import nl.mutatieboek.report.table.Notes;
import nl.mutatieboek.report.table.Table;
import nl.mutatieboek.report.table.Tables;
import org.jspecify.annotations.Nullable;

/**
 * The table of an article in a supplementary budget: from the balance before it, over its mutations, to the balance after it (Regeling
 * rijksbegrotingsvoorschriften, model 2.15). The first supplementary budget begins at the budget bill and goes on into later years; that of
 * September and the second begin at the balance before them, under a heading that says adopted budget.
 */
public final class SupplementaryBudget implements Report {
    private static final Set<Moment.Code> BILLS = EnumSet.of(Moment.Code.O1, Moment.Code.SBS, Moment.Code.O2);

    private final PostingTotalQueries sums;
    private final Outlined outlined;

    public SupplementaryBudget(PostingTotalQueries sums, BalanceQueries balances) {
        this.sums = sums;
        this.outlined = new Outlined(balances);
    }

    @Override
    public String name() {
        return "supplementary-budget";
    }

    @Override
    public Set<Parameter> parameters() {
        return EnumSet.of(Parameter.CHAPTER, Parameter.ITEM, Parameter.FLOW, Parameter.YEAR);
    }

    @Override
    public Tables answer(Question question) {
        Words words = question.words();
        Notes notes = new Notes();
        Optional<Moment> bill = question.lastPresented(moment -> BILLS.contains(moment.code()));
        List<Table> tables =
                bill.map(one -> new Form(one, question, notes).tables()).orElse(List.of());
        return question.answered(
                this,
                bill.map(one -> words.say("report.supplementary-budget.of", words.moment(one)))
                        .orElseGet(() -> words.say("report.supplementary-budget.title")),
                tables,
                notes);
    }

    /** Where a line stands: up to the budget bill, between that and the supplementary one, or in it. */
    private enum Part {
        BUDGET_BILL,
        BETWEEN,
        BILL
    }

    private record At(BudgetYear year, Part part) {}

    /** The table of one bill. */
    private final class Form {
        private final Moment bill;
        private final @Nullable Moment budgetBill;
        private final Question question;
        private final Words words;
        private final AsOf point;
        private final Notes notes;
        private final @Nullable Moment before;

        private Form(Moment bill, Question question, Notes notes) {
            this.bill = bill;
            this.question = question;
            this.words = question.words();
            this.point = question.point().upTo(bill);
            this.notes = notes;
            this.before = Reading.before(bill, point).orElse(null);
            Moment ofYear = new Moment(bill.year(), Moment.Code.OWB, 0);
            this.budgetBill = point.outline().knows(ofYear) ? ofYear : null;
        }

        private List<Table> tables() {
            List<Column> columns = columns();
            List<Table> tables = new ArrayList<>();
            for (ItemPath chapter : Outlined.chapters(question.within(), point)) {
                ItemPath within = question.item() == null ? chapter : question.item();
                var rows = new ArticleRows(outlined, question, bill.year(), List.of(bill.year()), point, notes)
                        .of(within, columns.size(), (item, flow) -> cells(item, flow));
                if (rows.stream().flatMap(row -> row.cells().stream()).anyMatch(Cell.Amount.class::isInstance)) {
                    tables.add(question.table(chapter, bill.year(), words.say("report.article.short"), columns, rows));
                }
            }
            if (!tables.isEmpty()) {
                notes.number(Note.Kind.REMARK, words.say("report.blank"));
            }
            return tables;
        }

        private boolean isFirst() {
            return bill.code() == Moment.Code.O1;
        }

        private List<Column> columns() {
            String year = Words.text(bill.year());
            List<Column> columns = new ArrayList<>();
            if (isFirst()) {
                columns.add(column("budgetBill", year));
                columns.add(column("amendments", year));
                columns.add(column("adopted", year));
                columns.add(column("firstSupplementary", year));
                columns.add(column("balance", year));
                later().forEach(later -> columns.add(Column.amounts(
                        "mutation" + later, words.say("report.supplementary-budget.later", Words.text(later)))));
            } else {
                columns.add(column("previous", year));
                String of = bill.code().name();
                columns.add(Column.amounts("mutation", words.say("report.supplementary-budget.mutation." + of)));
                columns.add(Column.amounts("balance", words.say("report.supplementary-budget.balance." + of)));
            }
            return columns;
        }

        private Column column(String name, String year) {
            return Column.amounts(name, words.say("report.supplementary-budget.column." + name, year));
        }

        private List<BudgetYear> later() {
            List<BudgetYear> later = new ArrayList<>();
            for (int year = bill.year().value() + 1; year <= bill.lastYear().value(); year++) {
                later.add(new BudgetYear(year));
            }
            return later;
        }

        private List<Cell> cells(ItemPath item, Flow flow) {
            Map<At, PostingTotal> totals = sums.by(
                    item,
                    flow,
                    null,
                    point,
                    one -> new At(
                            one.year(),
                            one.moment().equals(bill)
                                    ? Part.BILL
                                    : isUpToBudgetBill(one.moment()) ? Part.BUDGET_BILL : Part.BETWEEN));
            BudgetYear year = bill.year();
            Figure first = booked(totals, year, Part.BUDGET_BILL);
            Figure between = booked(totals, year, Part.BETWEEN);
            Figure previous = Reading.plus(first, between);
            Figure mutation = booked(totals, year, Part.BILL);
            Link toPrevious = before == null ? null : new Link.ToTrail(item, flow, year, before);
            List<Cell> cells = new ArrayList<>();
            if (isFirst()) {
                cells.add(Cell.known(
                        balance(first, item, flow, budgetBill == null ? before : budgetBill),
                        first == null || budgetBill == null ? null : new Link.ToTrail(item, flow, year, budgetBill)));
                cells.add(changed(between, item, flow, year, budgetBill, before));
            }
            cells.add(Cell.known(balance(previous, item, flow, before), previous == null ? null : toPrevious));
            cells.add(changed(mutation, item, flow, year, before, bill));
            Figure balance = Reading.plus(previous, mutation);
            cells.add(Cell.known(
                    balance(balance, item, flow, bill),
                    balance == null ? null : new Link.ToTrail(item, flow, year, bill)));
            if (isFirst()) {
                later().forEach(later ->
                        cells.add(changed(booked(totals, later, Part.BILL), item, flow, later, before, bill)));
            }
            return cells;
        }

        /** A balance of the year of the bill lacks what the book lacks of it at that moment. */
        private @Nullable Figure balance(@Nullable Figure sum, ItemPath item, Flow flow, @Nullable Moment upTo) {
            return sum == null || upTo == null
                    ? sum
                    : sum.complete(
                            outlined.completeYears(item, flow, point.upTo(upTo)).contains(bill.year()));
        }

        /** Of a year whose budget bill the book does not know, what documents of earlier years say stands before it. */
        private boolean isUpToBudgetBill(Moment moment) {
            return budgetBill == null
                    ? moment.year().compareTo(bill.year()) < 0
                    : point.line().compare(moment, budgetBill) <= 0;
        }

        /** Nothing stands where nothing was booked: what a document did not change and what was not read look the same. */
        private Cell changed(
                @Nullable Figure amount,
                ItemPath item,
                Flow flow,
                BudgetYear year,
                @Nullable Moment from,
                @Nullable Moment to) {
            if (amount == null) {
                return Cell.EMPTY;
            }
            return Cell.amount(
                    amount, from == null || to == null ? null : new Link.ToChanges(item, flow, year, from, to));
        }
    }

    private static @Nullable Figure booked(Map<At, PostingTotal> totals, BudgetYear year, Part part) {
        return Reading.figure(totals.get(new At(year, part)));
    }
}
