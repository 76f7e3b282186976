package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.domain.mutation.RoundingRemainder;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportFootnote;
import nl.mutatieboek.report.table.ReportLink;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;
import org.jspecify.annotations.Nullable;

/**
 * Kasschuiven: amounts that the documents of a budget year shift between years, by article. Each shift sums to zero over
 * the years: of its article, of the articles of its chapter, or of all its chapters (a macro cash shift).
 */
public final class CashShiftReport extends ReportDefinition {
    private final MutationArticleChangeQueries changes;

    public CashShiftReport(PostingTotalQueries postingTotals, MutationHistoryReader histories) {
        super("cash-shifts", ReportParameter.CHAPTER, ReportParameter.ITEM, ReportParameter.FLOW, ReportParameter.YEAR);
        this.changes = new MutationArticleChangeQueries(postingTotals, histories);
    }

    @Override
    public ReportDocument run(ReportQuery query) {
        return query.answerForYear(this, (year, notes) -> tables(year, query, notes));
    }

    private List<ReportTable> tables(BudgetYear of, ReportQuery query, FootnoteCollector notes) {
        List<ReportTable> tables = new ArrayList<>();
        for (ItemPath chapter : ReportItemSelector.chapters(query.scopeItem(), query.point())) {
            ItemPath within = query.item() == null ? chapter : query.item();
            MutationArticleChangeQueries.ArticleChangeResult found = changes.find(
                    within, query.flow(), query.point(), moment -> moment.year().equals(of));
            for (Flow flow : query.flows()) {
                List<MutationArticleChange> shifts = found.booked().stream()
                        .filter(change -> change.flow() == flow
                                && change.history().kind() == MutationKind.CASH_SHIFT
                                && change.changesAnyOf(change.series().keySet()))
                        .toList();
                if (!shifts.isEmpty()) {
                    tables.add(table(within, flow, shifts, query, notes));
                }
            }
        }
        return tables;
    }

    private static ReportTable table(
            ItemPath within,
            Flow flow,
            List<MutationArticleChange> shifts,
            ReportQuery query,
            FootnoteCollector notes) {
        ReportMessages messages = query.messages();
        List<BudgetYear> years = shifts.stream()
                .flatMap(shift -> shift.series().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        List<ReportColumn> columns = new ArrayList<>();
        columns.add(ReportColumn.text("article", messages.message("report.article")));
        columns.add(ReportColumn.text("moment", messages.message("report.moment")));
        columns.addAll(MomentLookups.columns(years));
        columns.add(ReportColumn.amounts("net", messages.message("report.cash-shifts.net")));
        List<ReportRow> rows = new ArrayList<>();
        for (MutationArticleChange shift : shifts) {
            rows.add(row(shift, years, messages, notes));
        }
        List<ReportCell> sums = years.stream()
                .map(year -> sum(
                        MutationArticleChange.sum(shifts, year), new ReportLink.TrailLink(within, flow, year, null)))
                .toList();
        ReportFigure net = shifts.stream()
                .map(CashShiftReport::net)
                .reduce(ReportFigure::plus)
                .orElseThrow();
        rows.add(new ReportRow(
                ReportRow.ReportRowType.TOTAL,
                0,
                null,
                messages.message("report.cash-shifts.total"),
                List.of(),
                Stream.of(
                                Stream.of(ReportCell.EMPTY, ReportCell.EMPTY),
                                sums.stream(),
                                Stream.of(ReportCell.amount(net, new ReportLink.TrailLink(within, flow, null, null))))
                        .flatMap(cells -> cells)
                        .toList()));
        return query.table(within, query.year(), flow, messages.message("report.cash-shifts.stub"), columns, rows);
    }

    private static ReportCell sum(@Nullable ReportFigure sum, ReportLink link) {
        return sum == null ? ReportCell.EMPTY : ReportCell.amount(sum, link);
    }

    private static ReportFigure net(MutationArticleChange shift) {
        return shift.series().values().stream().reduce(ReportFigure::plus).orElseThrow();
    }

    /** Why the net of the row is not zero, and over which chapters a macro cash shift is. */
    private static List<Integer> netFootnotes(
            MutationArticleChange shift, ReportMessages messages, FootnoteCollector notes) {
        Proposal proposal = shift.history().proposal();
        List<Posting> own = proposal.postingsOf(shift.item().chapter());
        List<ItemPath> articles = own.stream()
                .filter(posting -> posting.flow() == shift.flow())
                .map(posting -> posting.item().ancestorsAndSelf().get(1))
                .distinct()
                .sorted()
                .toList();
        List<String> remarks = new ArrayList<>();
        if (proposal.chapters().size() > 1 && !shift.history().limited()) {
            remarks.add(messages.message("report.cash-shifts.macro", ChapterCode.listed(proposal.chapters())));
        }
        if (articles.size() > 1 && !net(shift).thousands().isZero()) {
            remarks.add(messages.message("report.cash-shifts.articles", messages.articles(articles)));
        }
        if (RoundingRemainder.remaindersOf(MutationKind.CASH_SHIFT, own).stream()
                .anyMatch(left -> left.flow() == shift.flow())) {
            remarks.add(messages.message("report.cash-shifts.rounded"));
        }
        return remarks.stream()
                .map(remark -> notes.addFootnote(ReportFootnote.FootnoteType.REMARK, remark))
                .toList();
    }

    private static ReportRow row(
            MutationArticleChange shift, List<BudgetYear> years, ReportMessages messages, FootnoteCollector notes) {
        List<ReportCell> cells = new ArrayList<>();
        cells.add(ReportCell.text(messages.articles(List.of(shift.article()))));
        cells.add(ReportCell.text(shift.moment().toString()));
        years.forEach(year -> cells.add(shift.cell(year)));
        cells.add(new ReportCell.Amount(
                net(shift),
                new ReportLink.MutationLink(shift.history().mutation()),
                netFootnotes(shift, messages, notes)));
        return ReportRow.line(shift.item(), shift.title(), messages.addSourceFootnotes(shift.history(), notes), cells);
    }
}
