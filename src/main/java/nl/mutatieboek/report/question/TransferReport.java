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
 * Overboekingen tussen begrotingen: both legs of each transfer in the documents of a budget year, and who consented for
 * each chapter.
 */
public final class TransferReport implements ReportDefinition {
    private final ArticleChangeQueries changes;

    public TransferReport(PostingTotalQueries sums, LedgerReader entries) {
        this.changes = new ArticleChangeQueries(sums, entries);
    }

    @Override
    public String name() {
        return "transfers";
    }

    @Override
    public Set<ReportParameter> parameters() {
        return EnumSet.of(ReportParameter.CHAPTER, ReportParameter.FLOW, ReportParameter.YEAR);
    }

    @Override
    public ReportDocument run(ReportQuery question) {
        ReportMessages words = question.words();
        FootnoteCollector notes = new FootnoteCollector();
        return question.yearOrLast()
                .map(year -> question.toDocument(
                        this,
                        words.message("report.transfers.of", ReportMessages.yearText(year)),
                        tables(year, question, notes),
                        notes))
                .orElseGet(() -> question.toDocument(this, words.message("report.transfers.title"), List.of(), notes));
    }

    private List<ReportTable> tables(BudgetYear of, ReportQuery question, FootnoteCollector notes) {
        List<MutationHistory> transfers = changes
                .find(
                        question.scopeItem(),
                        null,
                        question.point(),
                        moment -> moment.year().equals(of))
                .booked()
                .stream()
                .filter(change -> change.history().kind() == MutationKind.TRANSFER
                        && change.changesAnyOf(change.series().keySet()))
                .map(ArticleChange::history)
                .distinct()
                .sorted(Comparator.comparingLong(MutationHistory::proposedAt))
                .toList();
        return question.flows().stream()
                .flatMap(flow -> table(flow, transfers, question, notes))
                .toList();
    }

    private static Stream<ReportTable> table(
            Flow flow, List<MutationHistory> transfers, ReportQuery question, FootnoteCollector notes) {
        ReportMessages words = question.words();
        Map<MutationHistory, Map<ItemPath, NavigableMap<BudgetYear, ReportFigure>>> legs = new LinkedHashMap<>();
        transfers.forEach(transfer -> {
            Map<ItemPath, NavigableMap<BudgetYear, ReportFigure>> ofFlow = legs(transfer, flow);
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
        List<ReportRow> rows = new ArrayList<>();
        legs.forEach((transfer, ofFlow) -> {
            List<Integer> marks = new ArrayList<>(words.addSourceFootnotes(transfer, notes));
            if (transfer.proposal().oneSided()) {
                marks.add(notes.addFootnote(
                        ReportFootnote.FootnoteType.DISPUTED, words.message("report.transfers.one-sided")));
            }
            rows.add(new ReportRow(
                    ReportRow.ReportRowType.GROUP,
                    0,
                    null,
                    transfer.proposal().title(),
                    marks,
                    Collections.nCopies(years.size() + 2, ReportCell.EMPTY)));
            ofFlow.forEach((item, series) -> rows.add(leg(transfer, flow, item, series, years, question, notes)));
        });
        if (rows.isEmpty()) {
            return Stream.of();
        }
        List<ReportColumn> columns = new ArrayList<>();
        columns.add(ReportColumn.text("article", words.message("report.article")));
        columns.add(ReportColumn.text("consent", words.message("report.transfers.consent")));
        columns.addAll(MomentLookups.columns(years));
        return Stream.of(new ReportTable(
                flow.name().toLowerCase(Locale.ROOT),
                words.flow(flow),
                words.message("report.transfers.stub"),
                columns,
                rows));
    }

    /** The postings by article in a flow; the giving and the receiving chapter in official order. */
    private static Map<ItemPath, NavigableMap<BudgetYear, ReportFigure>> legs(MutationHistory transfer, Flow flow) {
        Map<ItemPath, NavigableMap<BudgetYear, ReportFigure>> legs = new TreeMap<>(ReportItemSelector.ORDER);
        transfer.proposal().postings().stream()
                .filter(posting -> posting.flow() == flow)
                .forEach(posting -> legs.computeIfAbsent(leg(posting), item -> new TreeMap<>())
                        .merge(posting.year(), MomentLookups.figure(transfer.proposal(), posting), ReportFigure::plus));
        return legs;
    }

    private static ItemPath leg(Posting posting) {
        return posting.item().ancestorsAndSelf().get(1);
    }

    private static ReportRow leg(
            MutationHistory transfer,
            Flow flow,
            ItemPath item,
            NavigableMap<BudgetYear, ReportFigure> series,
            List<BudgetYear> years,
            ReportQuery question,
            FootnoteCollector notes) {
        ReportMessages words = question.words();
        List<ReportCell> cells = new ArrayList<>();
        cells.add(ReportCell.text(words.articles(List.of(item))));
        cells.add(ReportCell.text(consent(transfer, item.chapter(), words)));
        for (BudgetYear year : years) {
            ReportFigure amount = series.get(year);
            cells.add(
                    amount == null
                            ? ReportCell.EMPTY
                            : new ReportCell.Amount(
                                    amount,
                                    new ReportLink.MutationLink(transfer.mutation()),
                                    addPostingFootnotes(transfer, flow, item, year, notes)));
        }
        String chapter =
                item.chapter() + " " + words.item(ItemPath.of(item.chapter()), question.year(), question.point());
        return new ReportRow(ReportRow.ReportRowType.LINE, 1, item, chapter, List.of(), cells);
    }

    /** Adds footnotes for the notes of the postings of a leg in a year. */
    private static List<Integer> addPostingFootnotes(
            MutationHistory transfer, Flow flow, ItemPath item, BudgetYear year, FootnoteCollector notes) {
        return transfer.proposal().postings().stream()
                .filter(posting -> posting.flow() == flow
                        && posting.year().equals(year)
                        && leg(posting).equals(item)
                        && posting.note() != null)
                .map(posting -> notes.addFootnote(
                        ReportMessages.footnoteType(transfer.proposal(), posting),
                        Objects.requireNonNull(posting.note())))
                .distinct()
                .toList();
    }

    private static String consent(MutationHistory transfer, ChapterCode chapter, ReportMessages words) {
        List<String> told = new ArrayList<>();
        if (chapter.equals(transfer.proposed().chapter())) {
            transfer.eventsOfType(MutationApproved.class)
                    .forEach(event -> told.add(words.message("report.transfers.approved", event.by())));
        }
        String confirmed = transfer.eventsOfType(MutationConfirmed.class)
                .filter(event -> event.chapter().equals(chapter))
                .map(event -> event.by().toString())
                .collect(Collectors.joining(", "));
        if (!confirmed.isEmpty()) {
            told.add(words.message("report.transfers.confirmed", confirmed));
        }
        transfer.eventsOfType(MutationAgreed.class)
                .forEach(event -> told.add(words.message("report.transfers.agreed", event.by())));
        transfer.eventsOfType(MutationImported.class)
                .forEach(event -> told.add(words.message("report.transfers.taken", event.document())));
        return String.join("; ", told);
    }
}
