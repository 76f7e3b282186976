package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
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
 * The largest increases and decreases of a document in its own year, each with the balance of its article before the
 * document. Equal amounts share a rank. Shows the ten largest including ties, or all that reach a threshold.
 */
public final class LargestMutationsReport extends ReportDefinition {
    private static final int DEFAULT_COUNT = 10;

    private static final Comparator<MutationArticleChange> LARGEST_FIRST =
            Comparator.comparingLong(LargestMutationsReport::sizeInYear).reversed();

    private final MutationArticleChangeQueries changes;
    private final ReportItemSelector itemSelector;

    public LargestMutationsReport(
            PostingTotalQueries postingTotals, BalanceQueries balances, MutationHistoryReader histories) {
        super("largest-mutations", ReportParameter.values());
        this.itemSelector = new ReportItemSelector(balances);
        this.changes = new MutationArticleChangeQueries(postingTotals, histories);
    }

    @Override
    public ReportDocument run(ReportQuery query) {
        return query.answerForLastDocument(this, (document, notes) -> tables(document, query, notes));
    }

    private List<ReportTable> tables(Moment document, ReportQuery query, FootnoteCollector notes) {
        List<ReportTable> tables = new ArrayList<>();
        for (ItemPath chapter : ReportItemSelector.chapters(query.scopeItem(), query.point())) {
            ItemPath within = query.item() == null ? chapter : query.item();
            MutationArticleChangeQueries.ArticleChangeResult found =
                    changes.find(within, query.flow(), query.point(), document::equals);
            for (Flow flow : query.flows()) {
                List<MutationArticleChange> booked = found.booked().stream()
                        .filter(change -> change.flow() == flow && change.changesAnyOf(List.of(document.year())))
                        .sorted(LARGEST_FIRST)
                        .toList();
                if (!booked.isEmpty()) {
                    List<ReportRow> rows = rows(booked, within, document, query, notes);
                    rows.add(sum(
                            ReportRow.ReportRowType.TOTAL,
                            query.messages().message("report.mutations.total"),
                            booked,
                            within,
                            document,
                            query.point(),
                            MomentLookups.addPendingFootnote(found.pending(flow), query.messages(), notes)));
                    tables.add(query.table(
                            within,
                            document.year(),
                            flow,
                            query.messages().message("report.largest-mutations.stub"),
                            columns(document, query.messages()),
                            rows));
                }
            }
        }
        return tables;
    }

    private static List<ReportColumn> columns(Moment document, ReportMessages messages) {
        return List.of(
                ReportColumn.text("article", messages.message("report.article")),
                ReportColumn.amounts(
                        "mutation",
                        messages.message(
                                "report.largest-mutations.mutation", ReportMessages.yearText(document.year()))),
                ReportColumn.amounts("before", messages.message("report.largest-mutations.before")),
                ReportColumn.shares("share", messages.message("report.largest-mutations.share")));
    }

    private static long sizeInYear(MutationArticleChange change) {
        ReportFigure amount = change.amountIn(change.moment().year());
        return amount == null ? 0 : Math.absExact(amount.thousands().value());
    }

    private List<ReportRow> rows(
            List<MutationArticleChange> sorted,
            ItemPath within,
            Moment document,
            ReportQuery query,
            FootnoteCollector notes) {
        List<ReportRow> rows = new ArrayList<>();
        Thousands threshold = query.threshold();
        long least = threshold != null
                ? threshold.value()
                : sorted.size() <= DEFAULT_COUNT ? 0 : sizeInYear(sorted.get(DEFAULT_COUNT - 1));
        int place = 0;
        for (int i = 0; i < sorted.size() && sizeInYear(sorted.get(i)) >= least; i++) {
            place = i > 0 && sizeInYear(sorted.get(i)) == sizeInYear(sorted.get(i - 1)) ? place : i + 1;
            rows.add(row(place, sorted.get(i), document, query, notes));
        }
        List<MutationArticleChange> other = sorted.subList(rows.size(), sorted.size());
        if (!other.isEmpty()) {
            String heading = query.messages().message("report.other", Integer.toString(other.size()));
            int note = notes.addFootnote(
                    ReportFootnote.FootnoteType.REMARK,
                    query.messages()
                            .message(
                                    "report.largest-mutations.smaller",
                                    query.messages().amount(new Thousands(least))));
            rows.add(sum(ReportRow.ReportRowType.LINE, heading, other, within, document, query.point(), List.of(note)));
        }
        return rows;
    }

    private ReportRow row(
            int place, MutationArticleChange change, Moment document, ReportQuery query, FootnoteCollector notes) {
        BudgetYear year = document.year();
        ItemPath article = change.article();
        ReportFigure before = before(article, change.flow(), document, query.point());
        ReportLink link = MomentLookups.lastPresentedBefore(document, query.point())
                .map(moment -> new ReportLink.TrailLink(article, change.flow(), year, moment))
                .orElse(null);
        ReportFigure amount = change.amountIn(year);
        return ReportRow.line(
                change.item(),
                place + ") " + change.title(),
                List.of(),
                List.of(
                        ReportCell.text(query.messages().articles(List.of(article))),
                        change.cell(year),
                        ReportCell.amountOrUnknown(before, before == null ? null : link),
                        amount == null || before == null
                                ? new ReportCell.Unknown(null, List.of())
                                : share(amount, before, link, query.messages(), notes)));
    }

    private static ReportCell share(
            ReportFigure amount,
            ReportFigure before,
            @Nullable ReportLink link,
            ReportMessages messages,
            FootnoteCollector notes) {
        OptionalLong tenths = ShareCalculator.inTenthsOfPercent(amount.thousands(), before.thousands());
        return tenths.isPresent()
                ? new ReportCell.Share(
                        tenths.getAsLong(), amount.certainty().combine(before.certainty()), link, List.of())
                : new ReportCell.Text(
                        messages.message("report.largest-mutations.none"),
                        link,
                        List.of(notes.addFootnote(
                                ReportFootnote.FootnoteType.REMARK,
                                messages.message("report.largest-mutations.of-nothing"))));
    }

    /** The balance of an article in the year of a document, as presented before that document. */
    private @Nullable ReportFigure before(ItemPath article, Flow flow, Moment document, ResolvedAsOf point) {
        return MomentLookups.lastPresentedBefore(document, point)
                .map(moment -> itemSelector.balance(article, flow, document.year(), point.upToMoment(moment)))
                .orElse(null);
    }

    private static ReportRow sum(
            ReportRow.ReportRowType kind,
            String heading,
            List<MutationArticleChange> changes,
            ItemPath within,
            Moment document,
            ResolvedAsOf point,
            List<Integer> notes) {
        BudgetYear year = document.year();
        ReportFigure sum = MutationArticleChange.sum(changes, year);
        ReportLink link = MomentLookups.changesLink(within, changes.getFirst().flow(), year, document, point);
        return new ReportRow(
                kind,
                0,
                null,
                heading,
                notes,
                Stream.of(ReportCell.EMPTY, ReportCell.amountOrUnknown(sum, link), ReportCell.EMPTY, ReportCell.EMPTY)
                        .toList());
    }
}
