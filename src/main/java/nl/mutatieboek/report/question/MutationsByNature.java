package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.mutation.ExplanationRequirementQueries;
import nl.mutatieboek.report.question.LinesOfTheirOwn.Parted;
import nl.mutatieboek.report.table.Cell;
import nl.mutatieboek.report.table.Column;
import nl.mutatieboek.report.table.Figure;
import nl.mutatieboek.report.table.Notes;
import nl.mutatieboek.report.table.Row;
import nl.mutatieboek.report.table.Table;
import nl.mutatieboek.report.table.Tables;
import org.jspecify.annotations.Nullable;

/** The mutations of a document by their nature: policy, technical or windfall, and within that by kind. */
public final class MutationsByNature implements Report {
    private final Changes changes;
    private final ExplanationRequirementQueries explanations;

    public MutationsByNature(
            PostingTotalQueries sums, LedgerReader entries, ExplanationRequirementQueries explanations) {
        this.changes = new Changes(sums, entries);
        this.explanations = explanations;
    }

    @Override
    public String name() {
        return "mutations-by-nature";
    }

    @Override
    public Set<Parameter> parameters() {
        return EnumSet.allOf(Parameter.class);
    }

    @Override
    public Tables answer(Question question) {
        return question.ofLastDocument(this, (document, notes) -> tables(document, question, notes));
    }

    private List<Table> tables(Moment document, Question question, Notes notes) {
        List<Table> tables = new ArrayList<>();
        for (ItemPath chapter : Outlined.chapters(question.within(), question.point())) {
            ItemPath within = question.item() == null ? chapter : question.item();
            Changes.Found found = changes.of(within, question.flow(), question.point(), document::equals);
            for (Flow flow : question.flows()) {
                List<Change> booked = found.booked().stream()
                        .filter(change -> change.flow() == flow)
                        .toList();
                if (!booked.isEmpty()) {
                    tables.add(new Form(within, flow, document, question, notes).table(booked, found.pending(flow)));
                }
            }
        }
        return tables;
    }

    /** The table of a chapter, or of what is asked in it, in one flow. */
    private final class Form {
        private final ItemPath within;
        private final Flow flow;
        private final Moment document;
        private final Question question;
        private final Words words;
        private final Notes notes;
        private final LinesOfTheirOwn own;
        private final List<BudgetYear> years;

        private Form(ItemPath within, Flow flow, Moment document, Question question, Notes notes) {
            this.within = within;
            this.flow = flow;
            this.document = document;
            this.question = question;
            this.words = question.words();
            this.notes = notes;
            this.own = new LinesOfTheirOwn(explanations, question);
            this.years = Reading.years(document);
        }

        private Table table(List<Change> booked, long pending) {
            List<Row> rows = new ArrayList<>();
            by(booked, change -> change.told().proposal().mutationClass()).forEach((of, ofTheClass) -> {
                rows.add(sum(Row.Kind.SUBTOTAL, 0, named(of), ofTheClass, List.of()));
                by(ofTheClass, MutationsByNature::kind).forEach((kind, ofTheKind) -> {
                    rows.add(sum(Row.Kind.LINE, 1, words.kind(kind), ofTheKind, List.of()));
                    parts(ofTheKind, rows);
                });
            });
            rows.add(sum(
                    Row.Kind.TOTAL,
                    0,
                    words.say("report.mutations.total"),
                    booked,
                    Reading.pending(pending, words, notes)));
            List<Column> columns = Stream.concat(
                            Stream.of(Column.text("article", words.say("report.article"))),
                            Reading.columns(years).stream())
                    .toList();
            return question.table(
                    within, document.year(), flow, words.say("report.mutations-by-nature.stub"), columns, rows);
        }

        private String named(@Nullable MutationClass of) {
            return words.say("report.class." + (of == null ? "none" : of.name()));
        }

        private void parts(List<Change> changed, List<Row> rows) {
            Parted parted = own.of(changed, years);
            for (Change change : parted.named()) {
                String article = words.articles(List.of(change.article()));
                rows.add(row(Row.Kind.PART, 2, change.title(), article, List.of(), change::cell));
            }
            if (!parted.other().isEmpty()) {
                String heading = words.say(
                        "report.other", Integer.toString(parted.other().size()));
                rows.add(sum(Row.Kind.PART, 2, heading, parted.other(), List.of(own.note(notes))));
            }
        }

        private Row sum(Row.Kind kind, int level, String heading, List<Change> summed, List<Integer> marks) {
            return row(kind, level, heading, null, marks, year -> {
                Figure sum = Change.sum(summed, year);
                return sum == null
                        ? Cell.EMPTY
                        : Cell.amount(sum, Reading.changes(within, flow, year, document, question.point()));
            });
        }

        private Row row(
                Row.Kind kind,
                int level,
                String heading,
                @Nullable String article,
                List<Integer> marks,
                Function<BudgetYear, Cell> cell) {
            List<Cell> cells = new ArrayList<>();
            cells.add(article == null ? Cell.EMPTY : Cell.text(article));
            years.forEach(year -> cells.add(cell.apply(year)));
            return new Row(kind, level, null, heading, marks, cells);
        }
    }

    /** A reversal is of the kind of what it takes back. */
    private static MutationKind kind(Change change) {
        return change.told().kind();
    }

    /** What says nothing of it comes last. */
    private static <K extends Comparable<? super K>> NavigableMap<@Nullable K, List<Change>> by(
            List<Change> changes, Function<Change, @Nullable K> group) {
        NavigableMap<@Nullable K, List<Change>> groups = new TreeMap<>(Comparator.nullsLast(Comparator.naturalOrder()));
        changes.forEach(change -> groups.computeIfAbsent(group.apply(change), key -> new ArrayList<>())
                .add(change));
        return groups;
    }
}
