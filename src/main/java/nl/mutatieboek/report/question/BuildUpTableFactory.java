package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.balance.PostingTotalQueries.PostingTotal;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.report.question.LargeMutationPartitioner.MutationPartition;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportLink;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;
import org.jspecify.annotations.Nullable;

/** Creates the build-up tables of one budget bill. */
final class BuildUpTableFactory {
    private final Moment bill;
    private final @Nullable Moment previousBill;
    private final ReportQuery query;
    private final ReportMessages messages;
    private final ResolvedAsOf point;
    private final PostingTotalQueries postingTotals;
    private final MutationArticleChangeQueries changes;
    private final ReportItemSelector itemSelector;
    private final LargeMutationPartitioner largeMutations;
    private final FootnoteCollector notes;
    private final List<BudgetYear> years;

    BuildUpTableFactory(
            Moment bill,
            ReportQuery query,
            PostingTotalQueries postingTotals,
            MutationArticleChangeQueries changes,
            ReportItemSelector itemSelector,
            LargeMutationPartitioner largeMutations,
            FootnoteCollector notes) {
        this.bill = bill;
        this.query = query;
        this.messages = query.messages();
        this.point = query.point().upToMoment(bill);
        this.previousBill = MomentLookups.lastPresented(
                        point,
                        moment -> moment.code() == Moment.Code.OWB
                                && moment.year().next().equals(Optional.of(bill.year())))
                .orElse(null);
        this.postingTotals = postingTotals;
        this.changes = changes;
        this.itemSelector = itemSelector;
        this.largeMutations = largeMutations;
        this.notes = notes;
        this.years = bill.years();
    }

    /** The item and flow of one build-up. */
    private record BuildUpBlock(ItemPath item, Flow flow) {}

    private record BuildUpKey(BuildUpBlock block, BudgetYear year) {}

    List<ReportTable> tables() {
        List<ReportTable> tables = new ArrayList<>();
        for (ItemPath chapter : ReportItemSelector.chapters(query.scopeItem(), point)) {
            List<ReportRow> rows = rows(query.item() == null ? chapter : query.item());
            if (!rows.isEmpty()) {
                tables.add(query.table(
                        chapter,
                        bill.year(),
                        messages.message("report.build-up.stub"),
                        MomentLookups.columns(years),
                        rows));
            }
        }
        return tables;
    }

    private List<ReportRow> rows(ItemPath within) {
        List<MutationArticleChange> changed = changes.find(within, query.flow(), point, this::isAfterPreviousBill)
                .booked();
        List<ReportRow> rows = new ArrayList<>();
        if (within.isChapter()) {
            Map<BuildUpKey, PostingTotal> start = startBalances(within, item -> within);
            for (Flow flow : query.flows()) {
                BuildUpBlock block = new BuildUpBlock(within, flow);
                rows.addAll(rows(block, messages.total(flow), ofFlow(flow, changed), start, false));
            }
        }
        Map<BuildUpKey, PostingTotal> start =
                startBalances(within, item -> MutationArticleChangeQueries.reportItem(item, within));
        for (BuildUpBlock block : blocks(changed, start)) {
            List<MutationArticleChange> itemChanges = ofFlow(block.flow(), changed).stream()
                    .filter(change -> change.item().equals(block.item()))
                    .toList();
            String heading = messages.article(block.item(), bill.year(), point) + ": "
                    + messages.flow(block.flow()).toLowerCase(messages.language());
            rows.addAll(rows(block, heading, itemChanges, start, true));
        }
        return rows;
    }

    private static List<MutationArticleChange> ofFlow(Flow flow, List<MutationArticleChange> changes) {
        return changes.stream().filter(change -> change.flow() == flow).toList();
    }

    private boolean isAfterPreviousBill(Moment moment) {
        return previousBill == null || point.momentOrder().compare(moment, previousBill) > 0;
    }

    private Map<BuildUpKey, PostingTotal> startBalances(ItemPath within, Function<ItemPath, ItemPath> level) {
        return postingTotals.groupBy(
                within,
                query.flow(),
                null,
                point,
                posting -> isAfterPreviousBill(posting.moment())
                        ? null
                        : new BuildUpKey(
                                new BuildUpBlock(level.apply(posting.item()), posting.flow()), posting.year()));
    }

    private NavigableSet<BuildUpBlock> blocks(
            List<MutationArticleChange> changed, Map<BuildUpKey, PostingTotal> start) {
        NavigableSet<BuildUpBlock> blocks =
                new TreeSet<>(Comparator.comparing(BuildUpBlock::item, ReportItemSelector.ORDER)
                        .thenComparing(BuildUpBlock::flow));
        changed.forEach(change -> blocks.add(new BuildUpBlock(change.item(), change.flow())));
        start.keySet().forEach(at -> blocks.add(at.block()));
        return blocks;
    }

    private List<ReportRow> rows(
            BuildUpBlock block,
            String heading,
            List<MutationArticleChange> changed,
            Map<BuildUpKey, PostingTotal> start,
            boolean withMutations) {
        List<ReportRow> rows = new ArrayList<>();
        List<@Nullable ReportFigure> running = new ArrayList<>();
        for (BudgetYear year : years) {
            running.add(MomentLookups.figure(start.get(new BuildUpKey(block, year))));
        }
        rows.add(new ReportRow(
                ReportRow.ReportRowType.GROUP,
                0,
                block.item(),
                heading,
                List.of(),
                Collections.nCopies(years.size(), ReportCell.EMPTY)));
        bill.year()
                .previous()
                .ifPresent(year -> rows.add(ReportRow.line(
                        block.item(), opening(year), List.of(), balances(running, block, previousBill))));
        for (Moment moment : MomentLookups.presentedMoments(point)
                .filter(this::isAfterPreviousBill)
                .toList()) {
            List<MutationArticleChange> momentChanges = changed.stream()
                    .filter(change -> change.moment().equals(moment))
                    .toList();
            List<ReportCell> cells = new ArrayList<>();
            for (int i = 0; i < years.size(); i++) {
                ReportFigure sum = MutationArticleChange.sum(momentChanges, years.get(i));
                running.set(i, MomentLookups.plus(running.get(i), sum));
                cells.add(changed(sum, block, years.get(i), moment));
            }
            if (cells.stream().anyMatch(ReportCell.Amount.class::isInstance)) {
                rows.add(ReportRow.line(block.item(), mutations(moment), List.of(), cells));
                if (withMutations) {
                    mutations(block, moment, momentChanges, rows);
                }
            }
        }
        if (rows.stream().flatMap(row -> row.cells().stream()).noneMatch(ReportCell.Amount.class::isInstance)) {
            return List.of();
        }
        List<Integer> footnotes =
                itemSelector.addCompletenessFootnotes(block.item(), block.flow(), years, point, messages, notes);
        rows.add(new ReportRow(
                ReportRow.ReportRowType.TOTAL,
                0,
                block.item(),
                messages.message("report.build-up.balance", messages.moment(bill)),
                footnotes,
                balances(running, block, bill)));
        return rows;
    }

    private String opening(BudgetYear previous) {
        return messages.message("report.build-up.balance", messages.moment(new Moment(previous, Moment.Code.OWB, 0)));
    }

    private String mutations(Moment moment) {
        return moment.equals(bill)
                ? messages.message("report.build-up.new")
                : messages.message("report.build-up.mutations", messages.moment(moment));
    }

    private void mutations(
            BuildUpBlock block, Moment moment, List<MutationArticleChange> changed, List<ReportRow> rows) {
        MutationPartition partition = largeMutations.partition(changed, years);
        for (MutationArticleChange change : partition.largeMutations()) {
            rows.add(new ReportRow(
                    ReportRow.ReportRowType.PART,
                    1,
                    block.item(),
                    change.title(),
                    List.of(),
                    years.stream().map(change::cell).toList()));
        }
        if (!partition.smallMutations().isEmpty()) {
            List<ReportCell> cells = years.stream()
                    .map(year ->
                            changed(MutationArticleChange.sum(partition.smallMutations(), year), block, year, moment))
                    .toList();
            rows.add(new ReportRow(
                    ReportRow.ReportRowType.PART,
                    1,
                    block.item(),
                    messages.message(
                            "report.other",
                            Integer.toString(partition.smallMutations().size())),
                    List.of(largeMutations.addThresholdFootnote(notes)),
                    cells));
        }
    }

    private ReportCell changed(@Nullable ReportFigure amount, BuildUpBlock block, BudgetYear year, Moment moment) {
        return amount == null
                ? ReportCell.EMPTY
                : ReportCell.amount(amount, MomentLookups.changesLink(block.item(), block.flow(), year, moment, point));
    }

    private List<ReportCell> balances(List<@Nullable ReportFigure> amounts, BuildUpBlock block, @Nullable Moment upTo) {
        Set<BudgetYear> complete = upTo == null
                ? Set.of()
                : itemSelector.completeYears(block.item(), block.flow(), null, point.upToMoment(upTo));
        List<ReportCell> cells = new ArrayList<>();
        for (int i = 0; i < years.size(); i++) {
            BudgetYear year = years.get(i);
            ReportFigure amount = amounts.get(i);
            cells.add(ReportCell.amountOrUnknown(
                    amount == null ? null : amount.withCompleteness(complete.contains(year)),
                    amount == null ? null : new ReportLink.TrailLink(block.item(), block.flow(), year, upTo)));
        }
        return cells;
    }
}
