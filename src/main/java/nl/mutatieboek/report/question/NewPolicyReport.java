package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.report.question.PolicyMeasure.MeasurePart;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportFootnote;
import nl.mutatieboek.report.table.ReportLink;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;
import org.jspecify.annotations.Nullable;

/**
 * Nieuwe beleidsmatige uitgaven: the expenditure on new policy in a budget bill, laid out like the letter that
 * accompanies the bill. It has an overview for the authorised year and the later years of each measure.
 */
public final class NewPolicyReport extends ReportDefinition {
    private final PolicyMeasureQueries measures;

    public NewPolicyReport(PostingTotalQueries postingTotals, MutationHistoryReader histories) {
        super("new-policy", ReportParameter.CHAPTER, ReportParameter.YEAR);
        this.measures = new PolicyMeasureQueries(postingTotals, histories);
    }

    @Override
    public ReportDocument run(ReportQuery query) {
        ReportMessages messages = query.messages();
        FootnoteCollector notes = new FootnoteCollector();
        Optional<BudgetYear> year = query.yearOrLast();
        List<PolicyMeasure> found = year.map(t -> new Moment(t, Moment.Code.OWB, 0))
                .map(bill -> measures.find(bill, query))
                .orElse(List.of());
        List<ReportTable> tables = new ArrayList<>();
        year.ifPresent(t -> {
            tables.add(overview(t, found, messages));
            int number = 1;
            for (PolicyMeasure measure : found) {
                tables.add(series(t, number++, measure, messages, notes));
            }
            notes.addFootnote(
                    ReportFootnote.FootnoteType.LEFT_OUT,
                    messages.message("report.new-policy.left-out", ReportMessages.yearText(t)));
        });
        return query.toDocument(this, messages.message("report.new-policy.title"), tables, notes);
    }

    private static ReportTable overview(BudgetYear year, List<PolicyMeasure> measures, ReportMessages messages) {
        boolean several =
                measures.stream().map(NewPolicyReport::chapter).distinct().count() > 1;
        List<ReportRow> rows = IntStream.range(0, measures.size())
                .mapToObj(i -> overviewRow(year, i + 1, measures.get(i), several, messages))
                .toList();
        return new ReportTable(
                "overview",
                messages.message("report.new-policy.overview"),
                messages.message("report.new-policy.stub", ReportMessages.yearText(year)),
                List.of(ReportColumn.text("article", messages.message("report.article")), column(year)),
                rows);
    }

    private static ChapterCode chapter(PolicyMeasure measure) {
        return measure.parts().getFirst().proposed().chapter();
    }

    private static ReportRow overviewRow(
            BudgetYear year, int number, PolicyMeasure measure, boolean several, ReportMessages messages) {
        String articles = messages.articles(measure.items());
        return ReportRow.line(
                null,
                number + ") " + measure.title(),
                List.of(),
                List.of(
                        ReportCell.text(several ? chapter(measure) + " " + articles : articles),
                        cell(measure, year, null)));
    }

    private static ReportTable series(
            BudgetYear first, int number, PolicyMeasure measure, ReportMessages messages, FootnoteCollector notes) {
        List<BudgetYear> years = new Moment(first, Moment.Code.OWB, 0).years();
        Set<Integer> footnotes = new LinkedHashSet<>();
        for (MeasurePart part : measure.parts()) {
            footnotes.add(notes.addFootnote(
                    ReportFootnote.FootnoteType.SOURCE,
                    messages.source(part.proposal().source()),
                    part.proposal().source().url(),
                    null));
        }
        measure.notes().forEach(note -> footnotes.add(notes.addFootnote(ReportFootnote.FootnoteType.REMARK, note)));
        List<ReportCell> cells =
                years.stream().map(year -> cell(measure, year, notes)).toList();
        return new ReportTable(
                "measure-" + number,
                measure.title(),
                messages.message("report.new-policy.stub", ReportMessages.yearText(first)),
                MomentLookups.columns(years),
                List.of(ReportRow.line(null, measure.title(), List.copyOf(footnotes), cells)));
    }

    private static ReportColumn column(BudgetYear year) {
        return ReportColumn.amounts("y" + year, year.toString());
    }

    /** The amount of a measure in a year; empty if no posting exists, because the letter leaves that blank. */
    private static ReportCell cell(PolicyMeasure measure, BudgetYear year, @Nullable FootnoteCollector notes) {
        return measure.partIn(year)
                .<ReportCell>map(part -> new ReportCell.Amount(
                        Objects.requireNonNull(part.series().get(year)),
                        new ReportLink.MutationLink(part.proposed().mutation()),
                        notes == null ? List.of() : addPostingFootnotes(part, year, notes)))
                .orElse(ReportCell.EMPTY);
    }

    /** Adds footnotes for the notes of the postings in a year. */
    private static List<Integer> addPostingFootnotes(MeasurePart part, BudgetYear year, FootnoteCollector notes) {
        return part.proposal().postings().stream()
                .filter(posting -> posting.flow() == Flow.EXPENDITURE
                        && posting.year().equals(year)
                        && part.items().contains(posting.item().account()))
                .filter(posting -> posting.note() != null)
                .map(posting -> notes.addFootnote(
                        ReportMessages.footnoteType(part.proposal(), posting), Objects.requireNonNull(posting.note())))
                .distinct()
                .toList();
    }
}
