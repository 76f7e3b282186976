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
import nl.mutatieboek.report.table.ReportFootnote;
import nl.mutatieboek.report.table.ReportLink;
import nl.mutatieboek.report.table.ReportTable;
import org.jspecify.annotations.Nullable;

/**
 * The table of an article in a supplementary budget: the balance before it, its mutations and the balance after it
 * (Regeling rijksbegrotingsvoorschriften, models 2.15 and 2.25).
 *
 * <p>The table of the first supplementary budget begins at the budget bill and continues into later years. Those of
 * the others begin at the balance before them, under the heading of the adopted budget.
 */
public final class SupplementaryBudgetReport extends ReportDefinition {
    private static final Set<Moment.Code> BILLS =
            EnumSet.of(Moment.Code.ISB, Moment.Code.O1, Moment.Code.SBS, Moment.Code.O2);

    private final PostingTotalQueries postingTotals;
    private final ReportItemSelector itemSelector;

    public SupplementaryBudgetReport(PostingTotalQueries postingTotals, BalanceQueries balances) {
        super(
                "supplementary-budget",
                ReportParameter.CHAPTER,
                ReportParameter.ITEM,
                ReportParameter.FLOW,
                ReportParameter.YEAR);
        this.postingTotals = postingTotals;
        this.itemSelector = new ReportItemSelector(balances);
    }

    @Override
    public ReportDocument run(ReportQuery query) {
        ReportMessages messages = query.messages();
        FootnoteCollector notes = new FootnoteCollector();
        Optional<Moment> bill = query.lastPresented(moment -> BILLS.contains(moment.code()));
        List<ReportTable> tables = bill.map(one -> new SupplementaryTableFactory(one, query, notes).tables())
                .orElse(List.of());
        return query.toDocument(
                this,
                bill.map(one -> messages.message("report.supplementary-budget.of", messages.moment(one)))
                        .orElseGet(() -> messages.message("report.supplementary-budget.title")),
                tables,
                notes);
    }

    /** The phase of a posting: up to the budget bill, between that and the supplementary budget, or in it. */
    private enum BudgetPhase {
        BUDGET_BILL,
        BETWEEN,
        BILL
    }

    private record YearPhaseKey(BudgetYear year, BudgetPhase part) {}

    /** Creates the table of one bill. */
    private final class SupplementaryTableFactory {
        private final Moment bill;
        private final @Nullable Moment budgetBill;
        private final ReportQuery query;
        private final ReportMessages messages;
        private final ResolvedAsOf point;
        private final FootnoteCollector notes;
        private final @Nullable Moment before;

        private SupplementaryTableFactory(Moment bill, ReportQuery query, FootnoteCollector notes) {
            this.bill = bill;
            this.query = query;
            this.messages = query.messages();
            this.point = query.point().upToMoment(bill);
            this.notes = notes;
            this.before = MomentLookups.lastPresentedBefore(bill, point).orElse(null);
            Moment ofYear = new Moment(bill.year(), Moment.Code.OWB, 0);
            this.budgetBill = point.structure().knows(ofYear) ? ofYear : null;
        }

        private List<ReportTable> tables() {
            List<ReportColumn> columns = columns();
            List<ReportTable> tables = new ArrayList<>();
            for (ItemPath chapter : ReportItemSelector.chapters(query.scopeItem(), point)) {
                ItemPath within = query.item() == null ? chapter : query.item();
                var rows = new ArticleFlowRowFactory(
                                itemSelector, query, bill.year(), List.of(bill.year()), point, notes)
                        .createRows(within, columns.size(), this::cells);
                if (rows.stream().flatMap(row -> row.cells().stream()).anyMatch(ReportCell.Amount.class::isInstance)) {
                    tables.add(
                            query.table(chapter, bill.year(), messages.message("report.article.short"), columns, rows));
                }
            }
            if (!tables.isEmpty()) {
                notes.addFootnote(ReportFootnote.FootnoteType.REMARK, messages.message("report.blank"));
            }
            return tables;
        }

        private boolean isFirst() {
            return bill.code() == Moment.Code.O1;
        }

        private List<ReportColumn> columns() {
            List<ReportColumn> columns = new ArrayList<>();
            if (isFirst()) {
                Moment adopted = new Moment(bill.year(), Moment.Code.VB, 0);
                Moment submitted = new Moment(bill.year(), Moment.Code.OWB, 0);
                columns.add(ReportColumn.amounts("budgetBill", messages.balance(submitted) + " (1)"));
                columns.add(ReportColumn.amounts("amendments", messages.mutations(adopted) + " (2)"));
                columns.add(ReportColumn.amounts("adopted", messages.balance(adopted) + " (3) = (1) + (2)"));
                columns.add(ReportColumn.amounts("firstSupplementary", messages.mutations(bill) + " (4)"));
                columns.add(ReportColumn.amounts("balance", messages.balance(bill) + " (5) = (3) + (4)"));
                laterYears()
                        .forEach(later -> columns.add(ReportColumn.amounts(
                                "mutation" + later,
                                messages.message(
                                        "report.supplementary-budget.later", ReportMessages.yearText(later)))));
            } else {
                columns.add(ReportColumn.amounts("previous", messages.previous(bill) + " (1)"));
                columns.add(ReportColumn.amounts("mutation", messages.mutations(bill) + " (2)"));
                columns.add(ReportColumn.amounts("balance", messages.balance(bill) + " (3) = (1) + (2)"));
            }
            return columns;
        }

        private List<BudgetYear> laterYears() {
            List<BudgetYear> years = bill.years();
            return years.subList(1, years.size());
        }

        private List<ReportCell> cells(ItemPath item, Flow flow, @Nullable MarkSelection mark) {
            Map<YearPhaseKey, PostingTotal> totals = postingTotals.groupBy(
                    item,
                    flow,
                    null,
                    point,
                    one -> mark == null || mark.matches(one.marks(), one.flow())
                            ? new YearPhaseKey(one.year(), phase(one.moment()))
                            : null);
            BudgetYear year = bill.year();
            ReportFigure first = booked(totals, year, BudgetPhase.BUDGET_BILL);
            ReportFigure between = booked(totals, year, BudgetPhase.BETWEEN);
            ReportFigure previous = MomentLookups.plus(first, between);
            ReportFigure mutation = booked(totals, year, BudgetPhase.BILL);
            ReportLink toPrevious = before == null ? null : new ReportLink.TrailLink(item, flow, year, before, mark);
            List<ReportCell> cells = new ArrayList<>();
            if (isFirst()) {
                cells.add(ReportCell.amountOrUnknown(
                        balance(first, item, flow, mark, budgetBill == null ? before : budgetBill),
                        first == null || budgetBill == null
                                ? null
                                : new ReportLink.TrailLink(item, flow, year, budgetBill, mark)));
                cells.add(changed(between, item, flow, mark, year, budgetBill, before));
            }
            cells.add(ReportCell.amountOrUnknown(
                    balance(previous, item, flow, mark, before), previous == null ? null : toPrevious));
            cells.add(changed(mutation, item, flow, mark, year, before, bill));
            ReportFigure balance = MomentLookups.plus(previous, mutation);
            cells.add(ReportCell.amountOrUnknown(
                    balance(balance, item, flow, mark, bill),
                    balance == null ? null : new ReportLink.TrailLink(item, flow, year, bill, mark)));
            if (isFirst()) {
                laterYears()
                        .forEach(later -> cells.add(changed(
                                booked(totals, later, BudgetPhase.BILL), item, flow, mark, later, before, bill)));
            }
            return cells;
        }

        /** A balance of the bill's own year is incomplete if the ledger is incomplete at that moment. */
        private @Nullable ReportFigure balance(
                @Nullable ReportFigure sum,
                ItemPath item,
                Flow flow,
                @Nullable MarkSelection mark,
                @Nullable Moment upTo) {
            return sum == null || upTo == null
                    ? sum
                    : sum.withCompleteness(itemSelector
                            .completeYears(item, flow, mark, point.upToMoment(upTo))
                            .contains(bill.year()));
        }

        private BudgetPhase phase(Moment moment) {
            return moment.equals(bill)
                    ? BudgetPhase.BILL
                    : isUpToBudgetBill(moment) ? BudgetPhase.BUDGET_BILL : BudgetPhase.BETWEEN;
        }

        /** For a year without a known budget bill, documents of earlier years count as before it. */
        private boolean isUpToBudgetBill(Moment moment) {
            return budgetBill == null
                    ? moment.year().compareTo(bill.year()) < 0
                    : point.momentOrder().compare(moment, budgetBill) <= 0;
        }

        /** Empty if nothing was booked: an unchanged article and an unread one look the same. */
        private ReportCell changed(
                @Nullable ReportFigure amount,
                ItemPath item,
                Flow flow,
                @Nullable MarkSelection mark,
                BudgetYear year,
                @Nullable Moment from,
                @Nullable Moment to) {
            if (amount == null) {
                return ReportCell.EMPTY;
            }
            return ReportCell.amount(
                    amount,
                    from == null || to == null || mark != null
                            ? null
                            : new ReportLink.ChangesLink(item, flow, year, from, to));
        }
    }

    private static @Nullable ReportFigure booked(
            Map<YearPhaseKey, PostingTotal> totals, BudgetYear year, BudgetPhase part) {
        return MomentLookups.figure(totals.get(new YearPhaseKey(year, part)));
    }
}
