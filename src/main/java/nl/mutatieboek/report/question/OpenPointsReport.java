package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.mutation.ExplanationRequirementQueries;
import nl.mutatieboek.oversight.coverage.CoveragePackageQueries;
import nl.mutatieboek.report.question.OpenPoint.OpenPointCategory;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;

/** Check list of a bill: what its tables still lack, each with a link to where it is mended. */
public final class OpenPointsReport extends ReportDefinition {
    private final OpenPointQueries openPoints;

    public OpenPointsReport(
            PostingTotalQueries postingTotals,
            BalanceQueries balances,
            MutationHistoryReader histories,
            ExplanationRequirementQueries explanations,
            CoveragePackageQueries packages) {
        super("outstanding-points", ReportParameter.CHAPTER, ReportParameter.YEAR);
        this.openPoints = new OpenPointQueries(postingTotals, balances, histories, explanations, packages);
    }

    @Override
    public ReportDocument run(ReportQuery query) {
        ReportMessages messages = query.messages();
        FootnoteCollector notes = new FootnoteCollector();
        Optional<Moment> bill = query.lastPresented(moment -> moment.code().isBill());
        return query.toDocument(
                this,
                bill.map(one -> messages.message("report.outstanding-points.of", messages.moment(one)))
                        .orElseGet(() -> messages.message("report.outstanding-points.title")),
                bill.map(one -> tables(one, query)).orElse(List.of()),
                notes);
    }

    private List<ReportTable> tables(Moment bill, ReportQuery query) {
        ReportMessages messages = query.messages();
        List<ReportTable> tables = new ArrayList<>();
        for (ItemPath chapter : ReportItemSelector.chapters(query.scopeItem(), query.point())) {
            List<OpenPoint> points = openPoints.find(chapter.chapter(), bill, query.point(), messages);
            if (!points.isEmpty()) {
                tables.add(query.table(
                        chapter,
                        bill.year(),
                        messages.message("report.outstanding-points.stub"),
                        List.of(
                                ReportColumn.text("subject", messages.message("report.outstanding-points.subject")),
                                ReportColumn.text("where", messages.message("report.outstanding-points.where")),
                                ReportColumn.amounts("amount", messages.message("report.outstanding-points.amount"))),
                        rows(points, messages)));
            }
        }
        return tables;
    }

    private static List<ReportRow> rows(List<OpenPoint> points, ReportMessages messages) {
        List<ReportRow> rows = new ArrayList<>();
        for (OpenPointCategory category : OpenPointCategory.values()) {
            List<OpenPoint> ofCategory =
                    points.stream().filter(one -> one.category() == category).toList();
            if (!ofCategory.isEmpty()) {
                rows.add(new ReportRow(
                        ReportRow.ReportRowType.GROUP,
                        0,
                        null,
                        messages.of(category) + " (" + ofCategory.size() + ")",
                        List.of(),
                        Collections.nCopies(3, ReportCell.EMPTY)));
                ofCategory.forEach(one -> rows.add(row(one, messages)));
            }
        }
        return rows;
    }

    private static ReportRow row(OpenPoint point, ReportMessages messages) {
        String subject = Stream.of(
                        point.flow() == null ? "" : messages.flow(point.flow()),
                        point.year() == null ? "" : point.year().toString())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return new ReportRow(
                ReportRow.ReportRowType.LINE,
                1,
                point.item(),
                point.text(),
                List.of(),
                List.of(
                        subject.isEmpty() ? ReportCell.EMPTY : ReportCell.text(subject),
                        new ReportCell.Text(
                                messages.message("report.outstanding-points.link." + point.category()),
                                point.link(),
                                List.of()),
                        point.figure() == null ? ReportCell.EMPTY : ReportCell.amount(point.figure(), point.link())));
    }
}
