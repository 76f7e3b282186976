package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.report.question.MarkedFigures.MarkedAccount;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportFootnote;
import nl.mutatieboek.report.table.ReportLink;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportRow.ReportRowType;
import nl.mutatieboek.report.table.ReportTable;

/**
 * What all chapters spend on international cooperation (HGIS), by chapter and article, as in the HGIS annex of the
 * Miljoenennota 2022. Lines for which HGIS is not known are shown apart: they may or may not belong to it.
 */
public final class HgisReport extends ReportDefinition {
    public HgisReport() {
        super("hgis", ReportParameter.CHAPTER, ReportParameter.YEAR);
    }

    @Override
    public ReportDocument run(ReportQuery query) {
        return query.answerForLastDocument(
                this, (document, notes) -> List.of(table(document, query.upTo(document), notes)));
    }

    private static ReportTable table(Moment document, ReportQuery query, FootnoteCollector notes) {
        ReportMessages messages = query.messages();
        MarkedFigures<Boolean> figures = MarkedFigures.find(query, query.scopeItem(), BudgetMarks::hgis);
        List<BudgetYear> years = BudgetYear.range(
                document.year().value() - 1, document.lastYear().value());
        Predicate<MarkedAccount<Boolean>> hgis =
                account -> account.mark().orElse(false) && years.contains(account.year());
        List<ReportRow> rows = new ArrayList<>();
        for (Flow flow : List.of(Flow.EXPENDITURE, Flow.RECEIPTS)) {
            rows.add(figures.row(
                    ReportRowType.TOTAL,
                    0,
                    null,
                    messages.message("report.hgis.total." + flow),
                    years,
                    hgis.and(of(flow)),
                    year -> null));
        }
        for (ItemPath chapter : figures.items(hgis, item -> ItemPath.of(item.chapter()))) {
            rows.addAll(
                    rows(figures, chapter, messages.item(chapter, document.year(), query.point()), 0, years, query));
            figures.items(hgis.and(account -> chapter.contains(account.article())), item -> item)
                    .forEach(article -> rows.addAll(rows(
                            figures,
                            article,
                            messages.article(article, document.year(), query.point()),
                            1,
                            years,
                            query)));
        }
        Predicate<MarkedAccount<Boolean>> unknown = account ->
                account.mark().isEmpty() && account.flow() != Flow.COMMITMENTS && years.contains(account.year());
        if (figures.has(unknown)) {
            int note = notes.addFootnote(ReportFootnote.FootnoteType.LEFT_OUT, messages.message("report.hgis.unknown"));
            for (Flow flow : List.of(Flow.EXPENDITURE, Flow.RECEIPTS)) {
                ReportRow row = figures.row(
                        ReportRowType.REMAINDER,
                        0,
                        null,
                        messages.message("report.hgis.unknown." + flow),
                        years,
                        unknown.and(of(flow)),
                        year -> null);
                rows.add(new ReportRow(row.kind(), 0, null, row.heading(), List.of(note), row.cells()));
            }
        }
        return new ReportTable(
                "hgis",
                messages.message("report.hgis.title"),
                messages.message("report.hgis.stub"),
                MomentLookups.columns(years),
                rows);
    }

    private static Predicate<MarkedAccount<Boolean>> of(Flow flow) {
        return account -> account.flow() == flow;
    }

    /** Expenditure and receipts of a chapter or an article. */
    private static List<ReportRow> rows(
            MarkedFigures<Boolean> figures,
            ItemPath item,
            String name,
            int level,
            List<BudgetYear> years,
            ReportQuery query) {
        List<ReportRow> rows = new ArrayList<>();
        for (Flow flow : List.of(Flow.EXPENDITURE, Flow.RECEIPTS)) {
            Predicate<MarkedAccount<Boolean>> which = account -> account.mark().orElse(false)
                    && account.flow() == flow
                    && years.contains(account.year())
                    && (item.isChapter() ? item.contains(account.article()) : item.equals(account.article()));
            if (figures.has(which)) {
                rows.add(figures.row(
                        level == 0 ? ReportRowType.SUBTOTAL : ReportRowType.LINE,
                        level,
                        item,
                        name + ": "
                                + query.messages()
                                        .flow(flow)
                                        .toLowerCase(query.messages().language()),
                        years,
                        which,
                        year -> new ReportLink.TrailLink(
                                item, flow, year, query.point().axes().moment(), MarkSelection.HGIS)));
            }
        }
        return rows;
    }
}
