package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.mutation.ExplanationRequirementQueries;
import nl.mutatieboek.mutation.ExplanationRequirementQueries.ExplanationRequirement;
import nl.mutatieboek.report.table.FigureCertainty;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportFootnote;
import nl.mutatieboek.report.table.ReportLink;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;

/**
 * Mutations of a document that must be explained, given the size of the article (RBV, staffel), with their explanation.
 * An amount in the text that matches no figure of the mutation is flagged, never corrected.
 */
public final class ExplanationReport extends ReportDefinition {
    private final MutationArticleChangeQueries changes;
    private final ExplanationRequirementQueries explanations;

    public ExplanationReport(
            PostingTotalQueries postingTotals,
            MutationHistoryReader histories,
            ExplanationRequirementQueries explanations) {
        super("explanations", ReportParameter.CHAPTER, ReportParameter.ITEM, ReportParameter.YEAR);
        this.changes = new MutationArticleChangeQueries(postingTotals, histories);
        this.explanations = explanations;
    }

    @Override
    public ReportDocument run(ReportQuery query) {
        return query.answerForLastDocument(this, (document, notes) -> tables(document, query, notes));
    }

    private List<ReportTable> tables(Moment document, ReportQuery query, FootnoteCollector notes) {
        ReportMessages messages = query.messages();
        List<ReportTable> tables = new ArrayList<>();
        int below = 0;
        for (ItemPath chapter : ReportItemSelector.chapters(query.scopeItem(), query.point())) {
            ItemPath within = query.item() == null ? chapter : query.item();
            List<MutationHistory> mutations =
                    changes.find(within, null, query.point(), document::equals).booked().stream()
                            .filter(change ->
                                    change.changesAnyOf(change.series().keySet()))
                            .map(MutationArticleChange::history)
                            .distinct()
                            .toList();
            List<ReportRow> rows = new ArrayList<>();
            for (MutationHistory history : mutations) {
                for (ExplanationRequirement one : explanations.findRequirements(history.proposal(), query.point())) {
                    if (within.contains(one.article()) || one.article().contains(within)) {
                        if (Boolean.FALSE.equals(one.due())) {
                            below++;
                        } else {
                            rows.add(row(history, one, messages, notes));
                        }
                    }
                }
            }
            if (!rows.isEmpty()) {
                tables.add(query.table(
                        chapter,
                        document.year(),
                        messages.message("report.explanations.stub"),
                        columns(messages),
                        rows));
            }
        }
        if (below > 0) {
            notes.addFootnote(
                    ReportFootnote.FootnoteType.LEFT_OUT,
                    messages.message("report.explanations.below", Integer.toString(below)));
        }
        return tables;
    }

    private static List<ReportColumn> columns(ReportMessages messages) {
        return List.of(
                ReportColumn.text("article", messages.message("report.article")),
                ReportColumn.text("flow", messages.message("report.explanations.flow")),
                ReportColumn.amounts("mutation", messages.message("report.explanations.mutation")),
                ReportColumn.amounts("limit", messages.message("report.explanations.limit")),
                ReportColumn.text("text", messages.message("report.explanations.text")));
    }

    private static ReportRow row(
            MutationHistory history, ExplanationRequirement one, ReportMessages messages, FootnoteCollector notes) {
        String text = history.proposal().explanation();
        List<String> others = history.findForeignAmounts();
        List<Integer> flags = others.isEmpty()
                ? List.of()
                : List.of(notes.addFootnote(
                        ReportFootnote.FootnoteType.DISPUTED,
                        messages.message("report.explanations.other", String.join(", ", others))));
        BudgetYear year = history.proposal().moment().year();
        ReportLink size =
                new ReportLink.TrailLink(one.article(), Flow.EXPENDITURE, year, new Moment(year, Moment.Code.OWB, 0));
        ReportCell limit = one.limit() == null
                ? new ReportCell.Unknown(
                        size,
                        List.of(notes.addFootnote(
                                ReportFootnote.FootnoteType.REMARK, messages.message("report.explanations.no-limit"))))
                : ReportCell.amount(new ReportFigure(one.limit(), certainty(one)), size);
        return ReportRow.line(
                one.article(),
                history.proposal().title(),
                List.of(),
                List.of(
                        ReportCell.text(messages.articles(List.of(one.article()))),
                        ReportCell.text(messages.flow(one.flow()).toLowerCase(messages.language()) + " " + one.year()),
                        ReportCell.amount(
                                largestChange(history.proposal(), one),
                                new ReportLink.MutationLink(history.mutation())),
                        limit,
                        new ReportCell.Text(
                                text.strip().replaceAll("\\s+", " "),
                                new ReportLink.MutationLink(history.mutation()),
                                flags)));
    }

    /** A limit is as certain as the balance on which it is based. */
    private static FigureCertainty certainty(ExplanationRequirement one) {
        ReportFigure measured = one.sizeBalance() == null ? null : MomentLookups.figure(one.sizeBalance());
        return measured == null ? FigureCertainty.EXACT : measured.certainty();
    }

    /** The largest change, with the combined certainty of its postings. */
    static ReportFigure largestChange(Proposal proposal, ExplanationRequirement one) {
        return proposal.postings().stream()
                .filter(posting -> posting.item().ancestorsAndSelf().get(1).equals(one.article())
                        && posting.flow() == one.flow()
                        && posting.year().equals(one.year())
                        && proposal.classOf(posting) == one.mutationClass())
                .map(posting -> MomentLookups.figure(proposal, posting))
                .reduce(ReportFigure::plus)
                .orElseThrow();
    }
}
