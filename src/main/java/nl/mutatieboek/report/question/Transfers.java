package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.domain.Event.MutationAgreed;
import nl.mutatieboek.domain.Event.MutationApproved;
import nl.mutatieboek.domain.Event.MutationConfirmed;
import nl.mutatieboek.domain.Event.MutationImported;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
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

/** Overboekingen tussen begrotingen: of each in the documents of a budget year both legs, and who consented for each chapter. */
public final class Transfers implements Report {
    private final Changes changes;

    public Transfers(PostingTotalQueries sums, LedgerReader entries) {
        this.changes = new Changes(sums, entries);
    }

    @Override
    public String name() {
        return "transfers";
    }

    @Override
    public Set<Parameter> parameters() {
        return EnumSet.of(Parameter.CHAPTER, Parameter.FLOW, Parameter.YEAR);
    }

    @Override
    public Tables answer(Question question) {
        Words words = question.words();
        Notes notes = new Notes();
        return question.yearOrLast()
                .map(year -> question.answered(
                        this, words.say("report.transfers.of", Words.text(year)), tables(year, question, notes), notes))
                .orElseGet(() -> question.answered(this, words.say("report.transfers.title"), List.of(), notes));
    }

    private List<Table> tables(BudgetYear of, Question question, Notes notes) {
        List<Told> transfers =
                changes
                        .of(
                                question.within(),
                                null,
                                question.point(),
                                moment -> moment.year().equals(of))
                        .booked()
                        .stream()
                        .filter(change -> change.told().kind() == MutationKind.TRANSFER
                                && change.changes(change.series().keySet()))
                        .map(Change::told)
                        .distinct()
                        .sorted(Comparator.comparingLong(Told::proposedAt))
                        .toList();
        return question.flows().stream()
                .flatMap(flow -> table(flow, transfers, question, notes))
                .toList();
    }

    private static Stream<Table> table(Flow flow, List<Told> transfers, Question question, Notes notes) {
        Words words = question.words();
        Map<Told, Map<ItemPath, NavigableMap<BudgetYear, Figure>>> legs = new LinkedHashMap<>();
        transfers.forEach(transfer -> {
            Map<ItemPath, NavigableMap<BudgetYear, Figure>> ofFlow = legs(transfer, flow);
            if (!ofFlow.isEmpty()) {
                legs.put(transfer, ofFlow);
            }
        });
        List<BudgetYear> years = legs.values().stream()
                .flatMap(ofFlow -> ofFlow.values().stream())
                .flatMap(series -> series.keySet().stream())
                .distinct()
                .sorted()
                .toList();
        List<Row> rows = new ArrayList<>();
        legs.forEach((transfer, ofFlow) -> {
            List<Integer> marks = new ArrayList<>(words.sources(transfer, notes));
            if (transfer.proposal().oneSided()) {
                marks.add(notes.number(Note.Kind.DISPUTED, words.say("report.transfers.one-sided")));
            }
            rows.add(new Row(
                    Row.Kind.GROUP,
                    0,
                    null,
                    transfer.proposal().title(),
                    marks,
                    Collections.nCopies(years.size() + 2, Cell.EMPTY)));
            ofFlow.forEach((item, series) -> rows.add(leg(transfer, flow, item, series, years, question, notes)));
        });
        if (rows.isEmpty()) {
            return Stream.of();
        }
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("article", words.say("report.article")));
        columns.add(Column.text("consent", words.say("report.transfers.consent")));
        columns.addAll(Reading.columns(years));
        return Stream.of(new Table(
                flow.name().toLowerCase(Locale.ROOT),
                words.flow(flow),
                words.say("report.transfers.stub"),
                columns,
                rows));
    }

    /** What it posts on each article in a flow, the chapter that gives and the one that receives in the official order. */
    private static Map<ItemPath, NavigableMap<BudgetYear, Figure>> legs(Told transfer, Flow flow) {
        Map<ItemPath, NavigableMap<BudgetYear, Figure>> legs = new TreeMap<>(Outlined.ORDER);
        transfer.proposal().postings().stream()
                .filter(posting -> posting.flow() == flow)
                .forEach(posting -> legs.computeIfAbsent(leg(posting), item -> new TreeMap<>())
                        .merge(posting.year(), Reading.figure(transfer.proposal(), posting), Figure::plus));
        return legs;
    }

    private static ItemPath leg(Posting posting) {
        return posting.item().lineage().get(1);
    }

    private static Row leg(
            Told transfer,
            Flow flow,
            ItemPath item,
            NavigableMap<BudgetYear, Figure> series,
            List<BudgetYear> years,
            Question question,
            Notes notes) {
        Words words = question.words();
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(words.articles(List.of(item))));
        cells.add(Cell.text(consent(transfer, item.chapter(), words)));
        for (BudgetYear year : years) {
            Figure amount = series.get(year);
            cells.add(
                    amount == null
                            ? Cell.EMPTY
                            : new Cell.Amount(
                                    amount,
                                    new Link.ToMutation(transfer.mutation()),
                                    said(transfer, flow, item, year, notes)));
        }
        String chapter =
                item.chapter() + " " + words.item(ItemPath.of(item.chapter()), question.year(), question.point());
        return new Row(Row.Kind.LINE, 1, item, chapter, List.of(), cells);
    }

    /** What the lines of a leg say of themselves in a year. */
    private static List<Integer> said(Told transfer, Flow flow, ItemPath item, BudgetYear year, Notes notes) {
        return transfer.proposal().postings().stream()
                .filter(posting -> posting.flow() == flow
                        && posting.year().equals(year)
                        && leg(posting).equals(item)
                        && posting.note() != null)
                .map(posting -> notes.number(
                        Words.remark(transfer.proposal(), posting), Objects.requireNonNull(posting.note())))
                .distinct()
                .toList();
    }

    private static String consent(Told transfer, ChapterCode chapter, Words words) {
        List<String> told = new ArrayList<>();
        if (chapter.equals(transfer.proposed().chapter())) {
            transfer.events(MutationApproved.class)
                    .forEach(event -> told.add(words.say("report.transfers.approved", event.by())));
        }
        String confirmed = transfer.events(MutationConfirmed.class)
                .filter(event -> event.chapter().equals(chapter))
                .map(event -> event.by().toString())
                .collect(Collectors.joining(", "));
        if (!confirmed.isEmpty()) {
            told.add(words.say("report.transfers.confirmed", confirmed));
        }
        transfer.events(MutationAgreed.class)
                .forEach(event -> told.add(words.say("report.transfers.agreed", event.by())));
        transfer.events(MutationImported.class)
                .forEach(event -> told.add(words.say("report.transfers.taken", event.document())));
        return String.join("; ", told);
    }
}
