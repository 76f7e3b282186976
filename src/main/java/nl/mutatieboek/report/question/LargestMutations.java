package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.report.table.Cell;
import nl.mutatieboek.report.table.Column;
import nl.mutatieboek.report.table.Figure;
import nl.mutatieboek.report.table.Link;
import nl.mutatieboek.report.table.Note;
import nl.mutatieboek.report.table.Notes;
import nl.mutatieboek.report.table.Row;
import nl.mutatieboek.report.table.Table;
import nl.mutatieboek.report.table.Tables;
import org.jspecify.annotations.Nullable;

/**
 * The largest mutations of a document in its own year, up or down, each beside the balance of its article before the document. Equal
 * amounts share a place. The ten largest, and what is as large as the tenth; or all that reach a threshold.
 */
public final class LargestMutations implements Report {
    private static final int MOST = 10;

    private static final Comparator<Change> LARGEST_FIRST =
            Comparator.comparingLong(LargestMutations::size).reversed();

    private final Changes changes;
    private final Outlined outlined;

    public LargestMutations(PostingTotalQueries sums, BalanceQueries balances, LedgerReader entries) {
        this.outlined = new Outlined(balances);
        this.changes = new Changes(sums, entries);
    }

    @Override
    public String name() {
        return "largest-mutations";
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
                        .filter(change -> change.flow() == flow && change.changes(List.of(document.year())))
                        .sorted(LARGEST_FIRST)
                        .toList();
                if (!booked.isEmpty()) {
                    List<Row> rows = rows(booked, within, document, question, notes);
                    rows.add(sum(
                            Row.Kind.TOTAL,
                            question.words().say("report.mutations.total"),
                            booked,
                            within,
                            document,
                            question.point(),
                            Reading.pending(found.pending(flow), question.words(), notes)));
                    tables.add(question.table(
                            within,
                            document.year(),
                            flow,
                            question.words().say("report.largest-mutations.stub"),
                            columns(document, question.words()),
                            rows));
                }
            }
        }
        return tables;
    }

    private static List<Column> columns(Moment document, Words words) {
        return List.of(
                Column.text("article", words.say("report.article")),
                Column.amounts("mutation", words.say("report.largest-mutations.mutation", Words.text(document.year()))),
                Column.amounts("before", words.say("report.largest-mutations.before")),
                new Column("share", words.say("report.largest-mutations.share"), Column.Holds.SHARES));
    }

    private static long size(Change change) {
        Figure amount = change.in(change.moment().year());
        return amount == null ? 0 : Math.absExact(amount.thousands().value());
    }

    private List<Row> rows(List<Change> sorted, ItemPath within, Moment document, Question question, Notes notes) {
        List<Row> rows = new ArrayList<>();
        Thousands threshold = question.threshold();
        long least = threshold != null ? threshold.value() : sorted.size() <= MOST ? 0 : size(sorted.get(MOST - 1));
        int place = 0;
        for (int i = 0; i < sorted.size() && size(sorted.get(i)) >= least; i++) {
            place = i > 0 && size(sorted.get(i)) == size(sorted.get(i - 1)) ? place : i + 1;
            rows.add(row(place, sorted.get(i), document, question, notes));
        }
        List<Change> other = sorted.subList(rows.size(), sorted.size());
        if (!other.isEmpty()) {
            String heading = question.words().say("report.other", Integer.toString(other.size()));
            int note = notes.number(
                    Note.Kind.REMARK,
                    question.words()
                            .say(
                                    "report.largest-mutations.smaller",
                                    question.words().amount(new Thousands(least))));
            rows.add(sum(Row.Kind.LINE, heading, other, within, document, question.point(), List.of(note)));
        }
        return rows;
    }

    private Row row(int place, Change change, Moment document, Question question, Notes notes) {
        BudgetYear year = document.year();
        ItemPath article = change.article();
        Figure before = before(article, change.flow(), document, question.point());
        Link link = Reading.before(document, question.point())
                .map(moment -> new Link.ToTrail(article, change.flow(), year, moment))
                .orElse(null);
        Figure amount = change.in(year);
        return Row.line(
                change.item(),
                place + ") " + change.title(),
                List.of(),
                List.of(
                        Cell.text(question.words().articles(List.of(article))),
                        change.cell(year),
                        Cell.known(before, before == null ? null : link),
                        amount == null || before == null
                                ? new Cell.Unknown(null, List.of())
                                : share(amount, before, link, question.words(), notes)));
    }

    private static Cell share(Figure amount, Figure before, @Nullable Link link, Words words, Notes notes) {
        OptionalLong tenths = Share.tenths(amount.thousands(), before.thousands());
        return tenths.isPresent()
                ? new Cell.Share(tenths.getAsLong(), amount.certainty().with(before.certainty()), link, List.of())
                : new Cell.Text(
                        words.say("report.largest-mutations.none"),
                        link,
                        List.of(notes.number(Note.Kind.REMARK, words.say("report.largest-mutations.of-nothing"))));
    }

    /** The balance of an article in the year of a document, as presented before it. */
    private @Nullable Figure before(ItemPath article, Flow flow, Moment document, AsOf point) {
        return Reading.before(document, point)
                .map(moment -> outlined.balance(article, flow, document.year(), point.upTo(moment)))
                .orElse(null);
    }

    private static Row sum(
            Row.Kind kind,
            String heading,
            List<Change> changes,
            ItemPath within,
            Moment document,
            AsOf point,
            List<Integer> notes) {
        BudgetYear year = document.year();
        Figure sum = Change.sum(changes, year);
        Link link = Reading.changes(within, changes.getFirst().flow(), year, document, point);
        return new Row(
                kind,
                0,
                null,
                heading,
                notes,
                Stream.of(Cell.EMPTY, Cell.known(sum, link), Cell.EMPTY, Cell.EMPTY)
                        .toList());
    }
}
