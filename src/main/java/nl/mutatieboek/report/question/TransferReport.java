package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
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
public final class TransferReport extends ReportDefinition {
    private final MutationArticleChangeQueries changes;

    public TransferReport(PostingTotalQueries postingTotals, MutationHistoryReader histories) {
        super("transfers", ReportParameter.CHAPTER, ReportParameter.FLOW, ReportParameter.YEAR);
        this.changes = new MutationArticleChangeQueries(postingTotals, histories);
    }

    @Override
    public ReportDocument run(ReportQuery query) {
        return query.answerForYear(this, (year, notes) -> tables(year, query, notes));
    }

    private List<ReportTable> tables(BudgetYear of, ReportQuery query, FootnoteCollector notes) {
        List<MutationHistory> transfers =
                changes
                        .find(
                                query.scopeItem(),
                                null,
                                query.point(),
                                moment -> moment.year().equals(of))
                        .booked()
                        .stream()
                        .filter(change -> change.history().kind() == MutationKind.TRANSFER
                                && change.changesAnyOf(change.series().keySet()))
                        .map(MutationArticleChange::history)
                        .distinct()
                        .sorted(Comparator.comparingLong(MutationHistory::proposalLedgerNumber))
                        .toList();
        return query.flows().stream()
                .flatMap(flow -> table(flow, transfers, query, notes))
                .toList();
    }

    private static Stream<ReportTable> table(
            Flow flow, List<MutationHistory> transfers, ReportQuery query, FootnoteCollector notes) {
        ReportMessages messages = query.messages();
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
            List<Integer> marks = new ArrayList<>(messages.addSourceFootnotes(transfer, notes));
            if (transfer.proposal().oneSided()) {
                marks.add(notes.addFootnote(
                        ReportFootnote.FootnoteType.DISPUTED, messages.message("report.transfers.one-sided")));
            }
            rows.add(new ReportRow(
                    ReportRow.ReportRowType.GROUP,
                    0,
                    null,
                    transfer.proposal().title(),
                    marks,
                    Collections.nCopies(years.size() + 2, ReportCell.EMPTY)));
            ofFlow.forEach((item, series) -> rows.add(leg(transfer, flow, item, series, years, query, notes)));
        });
        if (rows.isEmpty()) {
            return Stream.of();
        }
        List<ReportColumn> columns = new ArrayList<>();
        columns.add(ReportColumn.text("article", messages.message("report.article")));
        columns.add(ReportColumn.text("consent", messages.message("report.transfers.consent")));
        columns.addAll(MomentLookups.columns(years));
        return Stream.of(new ReportTable(
                flow.name().toLowerCase(Locale.ROOT),
                messages.flow(flow),
                messages.message("report.transfers.stub"),
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
            ReportQuery query,
            FootnoteCollector notes) {
        ReportMessages messages = query.messages();
        List<ReportCell> cells = new ArrayList<>();
        cells.add(ReportCell.text(messages.articles(List.of(item))));
        cells.add(ReportCell.text(consent(transfer, item.chapter(), messages)));
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
        String chapter = item.chapter() + " " + messages.item(ItemPath.of(item.chapter()), query.year(), query.point());
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

    private static String consent(MutationHistory transfer, ChapterCode chapter, ReportMessages messages) {
        List<String> consents = new ArrayList<>();
        if (chapter.equals(transfer.proposed().chapter())) {
            transfer.eventsOfType(MutationApproved.class)
                    .forEach(event -> consents.add(messages.message("report.transfers.approved", event.by())));
        }
        String confirmed = transfer.eventsOfType(MutationConfirmed.class)
                .filter(event -> event.chapter().equals(chapter))
                .map(event -> event.by().toString())
                .collect(Collectors.joining(", "));
        if (!confirmed.isEmpty()) {
            consents.add(messages.message("report.transfers.confirmed", confirmed));
        }
        transfer.eventsOfType(MutationAgreed.class)
                .forEach(event -> consents.add(messages.message("report.transfers.agreed", event.by())));
        transfer.eventsOfType(MutationImported.class)
                .forEach(event -> consents.add(messages.message("report.transfers.taken", event.document())));
        return String.join("; ", consents);
    }
}
