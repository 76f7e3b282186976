package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.mutation.ExplanationRequirementQueries;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportLink;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportRow.ReportRowType;
import nl.mutatieboek.report.table.ReportTable;
import org.jspecify.annotations.Nullable;

/**
 * Vertical explanation of a document: what changed a chapter since the document before, by ceiling and nature. The groups
 * are those of the Najaarsnota 2023, annex 1; documents from 2025 on have the one expenditure framework instead of
 * ceilings. Mutations under the threshold are one line, Diversen, so that the sum closes.
 */
public final class VerticalExplanationReport extends ReportDefinition {
    private final MutationArticleChangeQueries changes;
    private final ExplanationRequirementQueries explanations;
    private final ReportItemSelector itemSelector;

    public VerticalExplanationReport(
            PostingTotalQueries postingTotals,
            BalanceQueries balances,
            MutationHistoryReader histories,
            ExplanationRequirementQueries explanations) {
        super("vertical-explanation", ReportParameter.values());
        this.changes = new MutationArticleChangeQueries(postingTotals, histories);
        this.explanations = explanations;
        this.itemSelector = new ReportItemSelector(balances);
    }

    /** Groups of the vertical explanation, in their order. */
    private enum Nature {
        DECISION,
        WINDFALL,
        CASH_SHIFT,
        TRANSFER,
        GROSS_UP,
        TECHNICAL,
        UNKNOWN;

        /** The group of a kind of its own; null if the class of the lines decides. */
        static @Nullable Nature ofKind(MutationArticleChange change) {
            return switch (change.history().kind()) {
                case CASH_SHIFT -> CASH_SHIFT;
                case TRANSFER -> TRANSFER;
                case GROSS_UP -> GROSS_UP;
                default -> null;
            };
        }

        static Nature ofClass(@Nullable MutationClass mutationClass) {
            return switch (mutationClass) {
                case null -> UNKNOWN;
                case POLICY, DECISION -> DECISION;
                case WINDFALL -> WINDFALL;
                case TECHNICAL -> TECHNICAL;
            };
        }
    }

    /** A group of ceilings, and the nature of lines in it. */
    private record GroupNature(Optional<Ceiling> group, Nature nature) {}

    @Override
    public ReportDocument run(ReportQuery query) {
        return query.answerForLastDocument(this, (document, notes) -> tables(document, query, notes));
    }

    private List<ReportTable> tables(Moment document, ReportQuery query, FootnoteCollector notes) {
        List<ReportTable> tables = new ArrayList<>();
        List<Flow> flows = query.flow() == null ? List.of(Flow.EXPENDITURE, Flow.RECEIPTS) : List.of(query.flow());
        for (ItemPath chapter : ReportItemSelector.chapters(query.scopeItem(), query.point())) {
            ItemPath within = query.item() == null ? chapter : query.item();
            for (Flow flow : flows) {
                VerticalTable table = new VerticalTable(within, flow, document, query, notes);
                if (table.hasChanges()) {
                    tables.add(table.create());
                }
            }
        }
        return tables;
    }

    private final class VerticalTable {
        private final ItemPath within;
        private final Flow flow;
        private final Moment document;
        private final ReportQuery query;
        private final ReportMessages messages;
        private final FootnoteCollector notes;
        private final List<BudgetYear> years;
        private final MutationChangeRowFactory changeRows;
        private final MutationArticleChangeQueries.ArticleChangeResult all;

        private VerticalTable(ItemPath within, Flow flow, Moment document, ReportQuery query, FootnoteCollector notes) {
            this.within = within;
            this.flow = flow;
            this.document = document;
            this.query = query;
            this.messages = query.messages();
            this.notes = notes;
            this.years = document.years();
            this.changeRows = new MutationChangeRowFactory(
                    within, flow, document, years, query, notes, new LargeMutationPartitioner(explanations, query));
            this.all = changes.find(within, flow, query.point(), document::equals);
        }

        private boolean hasChanges() {
            return !all.booked().isEmpty();
        }

        /** Groups by a mark; empty means that it is not known. */
        private <K> Map<Optional<K>, List<MutationArticleChange>> changesBy(Function<BudgetMarks, @Nullable K> mark) {
            return changes.groupByMarks(
                    all,
                    within,
                    flow,
                    query.point(),
                    document::equals,
                    marks -> Optional.ofNullable(mark.apply(marks)));
        }

        private ReportTable create() {
            List<ReportRow> rows = new ArrayList<>();
            Optional<Moment> before = MomentLookups.lastPresentedBefore(document, query.point());
            before.ifPresent(moment -> rows.add(balance(moment)));
            ExpenditureFrame frame = ExpenditureFrame.of(document);
            Map<Optional<Ceiling>, List<MutationArticleChange>> byGroup = changesBy(frame::groupOf);
            Map<Optional<GroupNature>, List<MutationArticleChange>> byClass = changesBy(marks ->
                    new GroupNature(Optional.ofNullable(frame.groupOf(marks)), Nature.ofClass(marks.mutationClass())));
            frame.groups()
                    .forEach(group -> addCeiling(
                            frame.heading(group, messages),
                            byGroup.getOrDefault(group, List.of()),
                            nature -> byClass.getOrDefault(Optional.of(new GroupNature(group, nature)), List.of()),
                            rows));
            rows.add(changeRows.sum(
                    ReportRowType.SUBTOTAL,
                    0,
                    messages.message("report.mutations.total"),
                    all.booked(),
                    MomentLookups.addPendingFootnote(all.pending(flow), messages, notes)));
            rows.add(balance(document));
            Map<Optional<Boolean>, List<MutationArticleChange>> byHgis = changesBy(BudgetMarks::hgis);
            addHgis(byHgis.getOrDefault(Optional.of(true), List.of()), "report.vertical-explanation.hgis", rows);
            addHgis(
                    byHgis.getOrDefault(Optional.<Boolean>empty(), List.of()),
                    "report.vertical-explanation.hgis-unknown",
                    rows);
            List<ReportColumn> columns = Stream.concat(
                            Stream.of(ReportColumn.text("article", messages.message("report.article"))),
                            MomentLookups.columns(years).stream())
                    .toList();
            return query.table(
                    within, document.year(), flow, messages.message("report.vertical-explanation.stub"), columns, rows);
        }

        /** @param ofClass the same changes by the class of their lines */
        private void addCeiling(
                String heading,
                List<MutationArticleChange> ofCeiling,
                Function<Nature, List<MutationArticleChange>> ofClass,
                List<ReportRow> rows) {
            if (ofCeiling.isEmpty()) {
                return;
            }
            rows.add(changeRows.sum(ReportRowType.SUBTOTAL, 0, heading, ofCeiling, List.of()));
            for (Nature nature : Nature.values()) {
                List<MutationArticleChange> ofNature = Stream.concat(
                                ofCeiling.stream().filter(change -> Nature.ofKind(change) == nature),
                                ofClass.apply(nature).stream().filter(change -> Nature.ofKind(change) == null))
                        .toList();
                if (!ofNature.isEmpty()) {
                    rows.add(changeRows.sum(
                            ReportRowType.LINE,
                            1,
                            messages.message("report.vertical-explanation.nature." + nature),
                            ofNature,
                            List.of()));
                    rows.addAll(changeRows.parts(
                            ofNature, others -> messages.message("report.vertical-explanation.other")));
                }
            }
        }

        private void addHgis(List<MutationArticleChange> found, String heading, List<ReportRow> rows) {
            if (!found.isEmpty()) {
                rows.add(changeRows.sum(ReportRowType.PART, 1, messages.message(heading), found, List.of()));
            }
        }

        private ReportRow balance(Moment moment) {
            return changeRows.row(
                    ReportRowType.TOTAL,
                    0,
                    messages.message("report.vertical-explanation.balance", messages.moment(moment)),
                    null,
                    List.of(),
                    year -> ReportCell.amountOrUnknown(
                            itemSelector.balance(
                                    within, flow, year, query.point().upToMoment(moment)),
                            new ReportLink.TrailLink(within, flow, year, moment)));
        }
    }
}
