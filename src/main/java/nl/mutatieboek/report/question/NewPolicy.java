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
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.report.question.Measure.Part;
import nl.mutatieboek.report.table.Cell;
import nl.mutatieboek.report.table.Column;
import nl.mutatieboek.report.table.Link;
import nl.mutatieboek.report.table.Note;
import nl.mutatieboek.report.table.Notes;
import nl.mutatieboek.report.table.Row;
import nl.mutatieboek.report.table.Table;
import nl.mutatieboek.report.table.Tables;
import org.jspecify.annotations.Nullable;

/**
 * Nieuwe beleidsmatige uitgaven: what a budget bill spends on new policy, as the letter that goes with it lists it. An overview for the year
 * that is authorised, and of each measure the years that follow. Only expenditure: so the letter.
 */
public final class NewPolicy implements Report {
    private final Measures measures;

    public NewPolicy(PostingTotalQueries sums, LedgerReader entries) {
        this.measures = new Measures(sums, new Proposals(entries));
    }

    @Override
    public String name() {
        return "new-policy";
    }

    @Override
    public Set<Parameter> parameters() {
        return Set.of(Parameter.CHAPTER, Parameter.YEAR);
    }

    @Override
    public Tables answer(Question question) {
        Words words = question.words();
        Notes notes = new Notes();
        Optional<BudgetYear> year = question.yearOrLast();
        List<Measure> found = year.map(t -> new Moment(t, Moment.Code.OWB, 0))
                .map(bill -> measures.of(bill, question))
                .orElse(List.of());
        List<Table> tables = new ArrayList<>();
        year.ifPresent(t -> {
            tables.add(overview(t, found, words));
            int number = 1;
            for (Measure measure : found) {
                tables.add(series(t, number++, measure, words, notes));
            }
            notes.number(Note.Kind.LEFT_OUT, words.say("report.new-policy.left-out", Words.text(t)));
        });
        return question.answered(this, words.say("report.new-policy.title"), tables, notes);
    }

    private static Table overview(BudgetYear year, List<Measure> measures, Words words) {
        boolean several = measures.stream().map(NewPolicy::chapter).distinct().count() > 1;
        List<Row> rows = IntStream.range(0, measures.size())
                .mapToObj(i -> overviewRow(year, i + 1, measures.get(i), several, words))
                .toList();
        return new Table(
                "overview",
                words.say("report.new-policy.overview"),
                words.say("report.new-policy.stub", Words.text(year)),
                List.of(Column.text("article", words.say("report.article")), column(year)),
                rows);
    }

    private static ChapterCode chapter(Measure measure) {
        return measure.parts().getFirst().proposed().chapter();
    }

    private static Row overviewRow(BudgetYear year, int number, Measure measure, boolean several, Words words) {
        String articles = words.articles(measure.items());
        return Row.line(
                null,
                number + ") " + measure.title(),
                List.of(),
                List.of(Cell.text(several ? chapter(measure) + " " + articles : articles), cell(measure, year, null)));
    }

    private static Table series(BudgetYear first, int number, Measure measure, Words words, Notes notes) {
        List<BudgetYear> years = Reading.years(new Moment(first, Moment.Code.OWB, 0));
        Set<Integer> ofTheRow = new LinkedHashSet<>();
        for (Part part : measure.parts()) {
            ofTheRow.add(notes.number(
                    Note.Kind.SOURCE,
                    words.source(part.proposal().source()),
                    part.proposal().source().url(),
                    null));
        }
        measure.notes().forEach(note -> ofTheRow.add(notes.number(Note.Kind.REMARK, note)));
        List<Cell> cells =
                years.stream().map(year -> cell(measure, year, notes)).toList();
        return new Table(
                "measure-" + number,
                measure.title(),
                words.say("report.new-policy.stub", Words.text(first)),
                Reading.columns(years),
                List.of(Row.line(null, measure.title(), List.copyOf(ofTheRow), cells)));
    }

    private static Column column(BudgetYear year) {
        return Column.amounts("y" + year, year.toString());
    }

    /** What a measure adds in a year; nothing where no mutation of it posts anything, as the letter leaves that blank. */
    private static Cell cell(Measure measure, BudgetYear year, @Nullable Notes notes) {
        return measure.in(year)
                .<Cell>map(part -> new Cell.Amount(
                        Objects.requireNonNull(part.series().get(year)),
                        new Link.ToMutation(part.proposed().mutation()),
                        notes == null ? List.of() : said(part, year, notes)))
                .orElse(Cell.EMPTY);
    }

    /** What the lines of a part say of themselves in a year. */
    private static List<Integer> said(Part part, BudgetYear year, Notes notes) {
        return part.proposal().postings().stream()
                .filter(posting -> posting.flow() == Flow.EXPENDITURE
                        && posting.year().equals(year)
                        && part.items().contains(posting.item().account()))
                .filter(posting -> posting.note() != null)
                .map(posting ->
                        notes.number(Words.remark(part.proposal(), posting), Objects.requireNonNull(posting.note())))
                .distinct()
                .toList();
    }
}
