package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.report.question.MarkedFigures.MarkedAccount;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportLink;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportRow.ReportRowType;
import nl.mutatieboek.report.table.ReportTable;

/**
 * All chapters side by side: the balances of a budget year at each of its documents, and those of the last document in
 * each year of its horizon, with the parts under each ceiling or, from 2025 on, under the expenditure framework.
 */
public final class HorizontalOverviewReport extends ReportDefinition {
    private final ReportItemSelector itemSelector;

    public HorizontalOverviewReport(BalanceQueries balances) {
        super("horizontal-overview", ReportParameter.CHAPTER, ReportParameter.FLOW, ReportParameter.YEAR);
        this.itemSelector = new ReportItemSelector(balances);
    }

    @Override
    public ReportDocument run(ReportQuery query) {
        return query.answerForLastDocument(this, (document, notes) -> tables(document, query.upTo(document), notes));
    }

    private List<ReportTable> tables(Moment document, ReportQuery query, FootnoteCollector notes) {
        ResolvedAsOf point = query.point();
        List<Moment> moments = MomentLookups.presentedMoments(point)
                .filter(moment -> moment.year().equals(document.year()))
                .filter(moment -> point.momentOrder().compare(moment, document) <= 0)
                .toList();
        List<BudgetYear> years = document.years();
        ExpenditureFrame frame = ExpenditureFrame.of(document);
        MarkedFigures<Ceiling> parts = MarkedFigures.find(query, query.scopeItem(), frame::groupOf);
        List<ReportTable> tables = new ArrayList<>();
        for (Flow flow : query.flow() == null ? List.of(Flow.EXPENDITURE, Flow.RECEIPTS) : List.of(query.flow())) {
            String name = query.messages().flow(flow);
            tables.add(table(
                    query,
                    flow + "-moments",
                    query.messages()
                            .message(
                                    "report.horizontal-overview.moments",
                                    name,
                                    ReportMessages.yearText(document.year())),
                    moments.stream()
                            .map(moment ->
                                    ReportColumn.amounts("m" + moment.toString().replace('-', '_'), moment.toString()))
                            .toList(),
                    moments,
                    (chapter, moment) -> cell(chapter, flow, document.year(), moment, query),
                    chapter -> footnotes(chapter, flow, List.of(document.year()), query, notes)));
            tables.add(withParts(
                    table(
                            query,
                            flow + "-years",
                            query.messages()
                                    .message(
                                            "report.horizontal-overview.years",
                                            name,
                                            query.messages().moment(document)),
                            MomentLookups.columns(years),
                            years,
                            (chapter, year) -> cell(chapter, flow, year, document, query),
                            chapter -> footnotes(chapter, flow, years, query, notes)),
                    flow,
                    years,
                    frame,
                    parts,
                    query));
        }
        return tables.stream().filter(table -> !table.rows().isEmpty()).toList();
    }

    /** Adds which part of all amounts counts under each limit that the document tests. */
    private static ReportTable withParts(
            ReportTable table,
            Flow flow,
            List<BudgetYear> years,
            ExpenditureFrame frame,
            MarkedFigures<Ceiling> figures,
            ReportQuery query) {
        if (table.rows().isEmpty() || flow == Flow.COMMITMENTS) {
            return table;
        }
        List<ReportRow> rows = new ArrayList<>(table.rows());
        for (Optional<Ceiling> group : frame.groups()) {
            Predicate<MarkedAccount<Ceiling>> part =
                    account -> account.flow() == flow && account.mark().equals(group);
            ReportRow row = figures.row(
                    ReportRowType.PART,
                    1,
                    null,
                    query.messages().message("report.horizontal-overview.part", frame.heading(group, query.messages())),
                    years,
                    part,
                    year -> null);
            if (row.cells().stream().anyMatch(ReportCell.Amount.class::isInstance)) {
                rows.add(row);
            }
        }
        return new ReportTable(table.name(), table.title(), table.stub(), table.columns(), rows);
    }

    private ReportCell cell(ItemPath chapter, Flow flow, BudgetYear year, Moment moment, ReportQuery query) {
        return ReportCell.amountOrUnknown(
                itemSelector.balance(chapter, flow, year, query.point().upToMoment(moment)),
                new ReportLink.TrailLink(chapter, flow, year, moment));
    }

    private List<Integer> footnotes(
            ItemPath chapter, Flow flow, List<BudgetYear> years, ReportQuery query, FootnoteCollector notes) {
        return itemSelector.addCompletenessFootnotes(chapter, flow, years, query.point(), query.messages(), notes);
    }

    private static <C> ReportTable table(
            ReportQuery query,
            String name,
            String title,
            List<ReportColumn> columns,
            List<C> keys,
            BiFunction<ItemPath, C, ReportCell> cell,
            Function<ItemPath, List<Integer>> footnotes) {
        List<ReportRow> rows = new ArrayList<>();
        for (ItemPath chapter : ReportItemSelector.chapters(query.scopeItem(), query.point())) {
            List<ReportCell> cells =
                    keys.stream().map(key -> cell.apply(chapter, key)).toList();
            if (cells.stream().anyMatch(ReportCell.Amount.class::isInstance)) {
                rows.add(ReportRow.line(
                        chapter,
                        chapter + " " + query.messages().item(chapter, null, query.point()),
                        footnotes.apply(chapter),
                        cells));
            }
        }
        if (rows.size() > 1) {
            List<ReportCell> totals = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                int column = i;
                totals.add(ReportCell.sum(
                        rows.stream().map(row -> row.cells().get(column)).toList()));
            }
            rows.add(new ReportRow(
                    ReportRowType.TOTAL,
                    0,
                    null,
                    query.messages().message("report.horizontal-overview.total"),
                    List.of(),
                    totals));
        }
        return new ReportTable(
                name.toLowerCase(Locale.ROOT),
                title,
                query.messages().message("report.horizontal-overview.stub"),
                columns,
                rows);
    }
}
