package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Moment.Code;
import nl.mutatieboek.mutation.ExplanationRequirementQueries;
import nl.mutatieboek.report.question.LargeMutationPartitioner.MutationPartition;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportLink;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;
import org.jspecify.annotations.Nullable;

/**
 * Belangrijkste suppletoire uitgaven- en ontvangstenmutaties: from the adopted budget and the documents since, through
 * the mutations that reach a limit by name and the others as one, to the balance after the document (Regeling
 * rijksbegrotingsvoorschriften, model 2.28).
 */
public final class MainMutationsReport extends ReportDefinition {
    /** The model has a table of expenditure and one of receipts. */
    private static final List<Flow> MODEL_FLOWS = List.of(Flow.EXPENDITURE, Flow.RECEIPTS);

    private final PostingTotalQueries postingTotals;
    private final MutationArticleChangeQueries changes;
    private final ReportItemSelector itemSelector;
    private final ExplanationRequirementQueries explanations;

    public MainMutationsReport(
            PostingTotalQueries postingTotals,
            BalanceQueries balances,
            MutationHistoryReader histories,
            ExplanationRequirementQueries explanations) {
        super("main-mutations", ReportParameter.values());
        this.postingTotals = postingTotals;
        this.changes = new MutationArticleChangeQueries(postingTotals, histories);
        this.itemSelector = new ReportItemSelector(balances);
        this.explanations = explanations;
    }

    @Override
    public ReportDocument run(ReportQuery query) {
        return query.answerForLastDocument(
                this, (document, notes) -> new MainMutationTableFactory(document, query, notes).tables());
    }

    /** Creates the tables of one document. */
    private final class MainMutationTableFactory {
        private final Moment document;
        private final ReportQuery query;
        private final ReportMessages messages;
        private final ResolvedAsOf point;
        private final FootnoteCollector notes;
        private final LargeMutationPartitioner largeMutations;
        private final List<BudgetYear> years;

        private MainMutationTableFactory(Moment document, ReportQuery query, FootnoteCollector notes) {
            this.document = document;
            this.query = query;
            this.messages = query.messages();
            this.point = query.point().upToMoment(document);
            this.notes = notes;
            this.largeMutations = new LargeMutationPartitioner(explanations, query);
            this.years = document.years();
        }

        private List<ReportTable> tables() {
            List<ReportTable> tables = new ArrayList<>();
            for (ItemPath chapter : ReportItemSelector.chapters(query.scopeItem(), point)) {
                ItemPath within = query.item() == null ? chapter : query.item();
                MutationArticleChangeQueries.ArticleChangeResult found =
                        changes.find(within, query.flow(), point, document::equals);
                for (Flow flow : query.flow() == null ? MODEL_FLOWS : query.flows()) {
                    List<MutationArticleChange> booked = found.booked().stream()
                            .filter(change -> change.flow() == flow && change.changesAnyOf(years))
                            .toList();
                    if (!booked.isEmpty()) {
                        tables.add(query.table(
                                within,
                                document.year(),
                                flow,
                                messages.message("report.main-mutations.stub"),
                                columns(flow),
                                rows(within, flow, booked, found.pending(flow))));
                    }
                }
            }
            return tables;
        }

        private List<ReportColumn> columns(Flow flow) {
            List<ReportColumn> columns = new ArrayList<>();
            columns.add(ReportColumn.text("article", messages.message("report.main-mutations.article")));
            years.forEach(year -> columns.add(ReportColumn.amounts("y" + year, messages.flow(flow) + " " + year)));
            return columns;
        }

        private List<ReportRow> rows(ItemPath within, Flow flow, List<MutationArticleChange> booked, long pending) {
            List<ReportRow> rows = new ArrayList<>();
            Moment last = null;
            for (Moment earlier : earlierDocuments(within)) {
                rows.add(balances(messages.balance(earlier), within, flow, earlier, List.of()));
                last = earlier;
            }
            if (last == null) {
                rows.add(balances(
                        messages.message("report.main-mutations.before"),
                        within,
                        flow,
                        MomentLookups.lastPresentedBefore(document, point).orElse(null),
                        List.of()));
            }
            rows.add(group(messages.message(
                    document.bill().code() == Code.OWB
                            ? "report.main-mutations.main.budget"
                            : "report.main-mutations.main.supplementary")));
            MutationPartition partition = largeMutations.partition(booked, years);
            int number = 0;
            for (MutationArticleChange change : partition.largeMutations()) {
                rows.add(named(++number, change));
            }
            if (!partition.smallMutations().isEmpty()) {
                rows.add(other(++number, within, flow, partition.smallMutations()));
            }
            rows.add(balances(
                    messages.balance(document),
                    within,
                    flow,
                    document,
                    MomentLookups.addPendingFootnote(pending, messages, notes)));
            return rows;
        }

        /**
         * The adopted budget and each later document of the year with postings here; the last of them is the balance
         * before this document.
         */
        private List<Moment> earlierDocuments(ItemPath within) {
            Moment adopted = document.bill().code() == Code.OWB
                    ? null
                    : MomentLookups.adoptedBudget(document.year(), point).orElse(null);
            if (adopted == null) {
                return List.of();
            }
            var used = postingTotals.findUsedMoments(within, point);
            return MomentLookups.presentedMoments(point)
                    .filter(moment -> moment.equals(adopted)
                            || (moment.year().equals(document.year())
                                    && used.contains(moment)
                                    && point.momentOrder().compare(moment, adopted) > 0
                                    && point.momentOrder().compare(moment, document) < 0))
                    .toList();
        }

        private ReportRow group(String heading) {
            return new ReportRow(
                    ReportRow.ReportRowType.GROUP,
                    0,
                    null,
                    heading,
                    List.of(),
                    Collections.nCopies(years.size() + 1, ReportCell.EMPTY));
        }

        private ReportRow balances(
                String heading, ItemPath within, Flow flow, @Nullable Moment upTo, List<Integer> footnotes) {
            List<ReportCell> cells = new ArrayList<>(List.of(ReportCell.EMPTY));
            for (BudgetYear year : years) {
                ReportFigure balance =
                        upTo == null ? null : itemSelector.balance(within, flow, year, point.upToMoment(upTo));
                cells.add(ReportCell.amountOrUnknown(
                        balance, balance == null ? null : new ReportLink.TrailLink(within, flow, year, upTo)));
            }
            return new ReportRow(ReportRow.ReportRowType.SUBTOTAL, 0, within, heading, footnotes, cells);
        }

        private ReportRow named(int number, MutationArticleChange change) {
            List<ReportCell> cells = new ArrayList<>();
            cells.add(ReportCell.text(messages.articles(List.of(change.article()))));
            years.forEach(year -> cells.add(change.cell(year)));
            return new ReportRow(
                    ReportRow.ReportRowType.LINE, 1, change.item(), number + ") " + change.title(), List.of(), cells);
        }

        private ReportRow other(int number, ItemPath within, Flow flow, List<MutationArticleChange> small) {
            List<ReportCell> cells = new ArrayList<>(List.of(ReportCell.EMPTY));
            for (BudgetYear year : years) {
                ReportFigure sum = MutationArticleChange.sum(small, year);
                cells.add(
                        sum == null
                                ? ReportCell.EMPTY
                                : ReportCell.amount(
                                        sum, MomentLookups.changesLink(within, flow, year, document, point)));
            }
            return new ReportRow(
                    ReportRow.ReportRowType.LINE,
                    1,
                    null,
                    number + ") " + messages.message("report.other", Integer.toString(small.size())),
                    List.of(largeMutations.addThresholdFootnote(notes)),
                    cells);
        }
    }
}
