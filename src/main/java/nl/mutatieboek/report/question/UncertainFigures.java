package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nl.mutatieboek.budget.ChapterCodeComparator;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.report.table.Cell;
import nl.mutatieboek.report.table.Column;
import nl.mutatieboek.report.table.Figure;
import nl.mutatieboek.report.table.Link;
import nl.mutatieboek.report.table.Note;
import nl.mutatieboek.report.table.Notes;
import nl.mutatieboek.report.table.Row;
import nl.mutatieboek.report.table.Table;
import org.jspecify.annotations.Nullable;

/** The figures of mutations that no source simply states, by how they are known; and which of them only one side shows. */
final class UncertainFigures {
    private static final List<Basis> UNCERTAIN = List.of(Basis.DISPUTED, Basis.INFERRED, Basis.DERIVED);

    private final List<Told> mutations;
    private final Question question;
    private final Words words;
    private final Notes notes;

    UncertainFigures(List<Told> mutations, Question question, Notes notes) {
        this.mutations = mutations.stream()
                .sorted(Comparator.comparingLong(Told::proposedAt))
                .toList();
        this.question = question;
        this.words = question.words();
        this.notes = notes;
    }

    private record Line(Told told, ItemPath item, Flow flow) {}

    List<Table> tables() {
        List<BudgetYear> years = mutations.stream()
                .flatMap(told -> UNCERTAIN.stream().flatMap(basis -> uncertain(told, basis)))
                .map(Posting::year)
                .distinct()
                .sorted()
                .toList();
        List<Table> tables = new ArrayList<>();
        List<Row> figures = figures(years);
        if (!figures.isEmpty()) {
            List<Column> columns = new ArrayList<>();
            columns.add(Column.text("item", words.say("report.discrepancies.item")));
            columns.add(Column.text("flow", words.say("report.discrepancies.flow")));
            columns.addAll(Reading.columns(years));
            tables.add(new Table(
                    "figures",
                    words.say("report.discrepancies.figures"),
                    words.say("report.discrepancies.mutation"),
                    columns,
                    figures));
        }
        List<Row> oneSided = mutations.stream()
                .filter(told -> told.proposal().oneSided())
                .map(this::oneSided)
                .toList();
        if (!oneSided.isEmpty()) {
            tables.add(new Table(
                    "one-sided",
                    words.say("report.discrepancies.one-sided"),
                    words.say("report.discrepancies.mutation"),
                    List.of(
                            Column.text("chapters", words.say("report.discrepancies.chapters")),
                            Column.text("number", words.say("report.discrepancies.number"))),
                    oneSided));
        }
        return tables;
    }

    private List<Row> figures(List<BudgetYear> years) {
        List<Row> rows = new ArrayList<>();
        for (Basis basis : UNCERTAIN) {
            Map<Line, List<Posting>> lines = new LinkedHashMap<>();
            mutations.forEach(told -> uncertain(told, basis)
                    .forEach(posting -> lines.computeIfAbsent(
                                    new Line(told, posting.item(), posting.flow()), line -> new ArrayList<>())
                            .add(posting)));
            if (!lines.isEmpty()) {
                String heading = words.say("page.basis." + basis.name());
                rows.add(new Row(
                        Row.Kind.GROUP,
                        0,
                        null,
                        heading,
                        List.of(),
                        Collections.nCopies(years.size() + 2, Cell.EMPTY)));
                lines.forEach((line, postings) -> rows.add(row(line, postings, years)));
            }
        }
        return rows;
    }

    private Stream<Posting> uncertain(Told told, Basis basis) {
        ItemPath within = question.within();
        return told.proposal().postings().stream()
                .filter(posting -> within == null || within.contains(posting.item()))
                .filter(posting -> question.flows().contains(posting.flow()))
                .filter(posting ->
                        basis == (posting.basis() == null ? told.proposal().basis() : posting.basis()));
    }

    private Row row(Line line, List<Posting> postings, List<BudgetYear> years) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(line.item().toString()));
        cells.add(Cell.text(words.flow(line.flow())));
        years.forEach(year -> cells.add(cell(line, postings, year)));
        return new Row(
                Row.Kind.LINE,
                1,
                line.item(),
                line.told().proposal().title(),
                words.sources(line.told(), notes),
                cells);
    }

    private Cell cell(Line line, List<Posting> postings, BudgetYear year) {
        List<Posting> ofTheYear =
                postings.stream().filter(posting -> posting.year().equals(year)).toList();
        @Nullable
        Figure sum = ofTheYear.stream()
                .map(posting -> Reading.figure(line.told().proposal(), posting))
                .reduce(Figure::plus)
                .orElse(null);
        List<Integer> marks = ofTheYear.stream()
                .filter(posting -> posting.note() != null)
                .map(posting -> notes.number(
                        Words.remark(line.told().proposal(), posting), Objects.requireNonNull(posting.note())))
                .distinct()
                .toList();
        return sum == null
                ? Cell.EMPTY
                : new Cell.Amount(sum, new Link.ToMutation(line.told().mutation()), marks);
    }

    private Row oneSided(Told told) {
        int note = notes.number(Note.Kind.DISPUTED, words.say("report.transfers.one-sided"));
        String chapters = told.proposal().chapters().stream()
                .sorted(ChapterCodeComparator.OFFICIAL)
                .map(Object::toString)
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        return Row.line(
                null,
                told.proposal().title(),
                List.of(note),
                List.of(
                        Cell.text(chapters),
                        new Cell.Text(told.proposed().number(), new Link.ToMutation(told.mutation()), List.of())));
    }
}
