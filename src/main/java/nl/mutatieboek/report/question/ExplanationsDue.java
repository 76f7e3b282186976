package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.mutation.ExplanationRequirementQueries;
import nl.mutatieboek.mutation.ExplanationRequirementQueries.ExplanationRequirement;
import nl.mutatieboek.report.table.Cell;
import nl.mutatieboek.report.table.Certainty;
import nl.mutatieboek.report.table.Column;
import nl.mutatieboek.report.table.Figure;
import nl.mutatieboek.report.table.Link;
import nl.mutatieboek.report.table.Note;
import nl.mutatieboek.report.table.Notes;
import nl.mutatieboek.report.table.Row;
import nl.mutatieboek.report.table.Table;
import nl.mutatieboek.report.table.Tables;

/**
 * Which mutations of a document it must explain, by the size of the article (RBV, staffel), each with its explanation. Where the text names
 * an amount that is none of the mutation's own it is flagged, and nothing is corrected.
 */
public final class ExplanationsDue implements Report {
    private final Changes changes;
    private final ExplanationRequirementQueries explanations;

    public ExplanationsDue(PostingTotalQueries sums, LedgerReader entries, ExplanationRequirementQueries explanations) {
        this.changes = new Changes(sums, entries);
        this.explanations = explanations;
    }

    @Override
    public String name() {
        return "explanations";
    }

    @Override
    public Set<Parameter> parameters() {
        return EnumSet.of(Parameter.CHAPTER, Parameter.ITEM, Parameter.YEAR);
    }

    @Override
    public Tables answer(Question question) {
        return question.ofLastDocument(this, (document, notes) -> tables(document, question, notes));
    }

    private List<Table> tables(Moment document, Question question, Notes notes) {
        Words words = question.words();
        List<Table> tables = new ArrayList<>();
        int below = 0;
        for (ItemPath chapter : Outlined.chapters(question.within(), question.point())) {
            ItemPath within = question.item() == null ? chapter : question.item();
            List<Told> mutations = changes.of(within, null, question.point(), document::equals).booked().stream()
                    .filter(change -> change.changes(change.series().keySet()))
                    .map(Change::told)
                    .distinct()
                    .toList();
            List<Row> rows = new ArrayList<>();
            for (Told told : mutations) {
                for (ExplanationRequirement one : explanations.of(told.proposal(), question.point())) {
                    if (within.contains(one.article()) || one.article().contains(within)) {
                        if (Boolean.FALSE.equals(one.due())) {
                            below++;
                        } else {
                            rows.add(row(told, one, words, notes));
                        }
                    }
                }
            }
            if (!rows.isEmpty()) {
                tables.add(question.table(
                        chapter, document.year(), words.say("report.explanations.stub"), columns(words), rows));
            }
        }
        if (below > 0) {
            notes.number(Note.Kind.LEFT_OUT, words.say("report.explanations.below", Integer.toString(below)));
        }
        return tables;
    }

    private static List<Column> columns(Words words) {
        return List.of(
                Column.text("article", words.say("report.article")),
                Column.text("flow", words.say("report.explanations.flow")),
                Column.amounts("mutation", words.say("report.explanations.mutation")),
                Column.amounts("limit", words.say("report.explanations.limit")),
                Column.text("text", words.say("report.explanations.text")));
    }

    private static Row row(Told told, ExplanationRequirement one, Words words, Notes notes) {
        String text = told.proposal().explanation();
        List<String> others = new OwnFigures(told.proposal()).others(text);
        List<Integer> flags = others.isEmpty()
                ? List.of()
                : List.of(notes.number(
                        Note.Kind.DISPUTED, words.say("report.explanations.other", String.join(", ", others))));
        BudgetYear year = told.proposal().moment().year();
        Link size = new Link.ToTrail(one.article(), Flow.EXPENDITURE, year, new Moment(year, Moment.Code.OWB, 0));
        Cell limit = one.limit() == null
                ? new Cell.Unknown(
                        size, List.of(notes.number(Note.Kind.REMARK, words.say("report.explanations.no-limit"))))
                : Cell.amount(new Figure(one.limit(), certainty(one)), size);
        return Row.line(
                one.article(),
                told.proposal().title(),
                List.of(),
                List.of(
                        Cell.text(words.articles(List.of(one.article()))),
                        Cell.text(words.flow(one.flow()).toLowerCase(words.language()) + " " + one.year()),
                        Cell.amount(change(told.proposal(), one), new Link.ToMutation(told.mutation())),
                        limit,
                        new Cell.Text(
                                text.strip().replaceAll("\\s+", " "), new Link.ToMutation(told.mutation()), flags)));
    }

    /** A limit is as certain as the balance that it is taken from. */
    private static Certainty certainty(ExplanationRequirement one) {
        Figure measured = one.measure() == null ? null : Reading.figure(one.measure());
        return measured == null ? Certainty.EXACT : measured.certainty();
    }

    /** The largest change, as certain as the lines that it counts. */
    private static Figure change(Proposal proposal, ExplanationRequirement one) {
        return proposal.postings().stream()
                .filter(posting -> posting.item().lineage().get(1).equals(one.article())
                        && posting.flow() == one.flow()
                        && posting.year().equals(one.year()))
                .map(posting -> Reading.figure(proposal, posting))
                .reduce(Figure::plus)
                .orElseThrow();
    }
}
