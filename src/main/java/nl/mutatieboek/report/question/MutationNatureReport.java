package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.mutation.ExplanationRequirementQueries;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;

/** Mutations of a document by the nature of their lines (policy, technical or windfall) and by kind. */
public final class MutationNatureReport extends ReportDefinition {
    /** The classes in their order; lines without a class come last. */
    private static final List<Optional<MutationClass>> CLASSES = Stream.concat(
                    Arrays.stream(MutationClass.values()).map(Optional::of), Stream.of(Optional.<MutationClass>empty()))
            .toList();

    private final MutationArticleChangeQueries changes;
    private final ExplanationRequirementQueries explanations;

    public MutationNatureReport(
            PostingTotalQueries postingTotals,
            MutationHistoryReader histories,
            ExplanationRequirementQueries explanations) {
        super("mutations-by-nature", ReportParameter.values());
        this.changes = new MutationArticleChangeQueries(postingTotals, histories);
        this.explanations = explanations;
    }

    @Override
    public ReportDocument run(ReportQuery query) {
        return query.answerForLastDocument(this, (document, notes) -> tables(document, query, notes));
    }

    private List<ReportTable> tables(Moment document, ReportQuery query, FootnoteCollector notes) {
        List<ReportTable> tables = new ArrayList<>();
        for (ItemPath chapter : ReportItemSelector.chapters(query.scopeItem(), query.point())) {
            ItemPath within = query.item() == null ? chapter : query.item();
            MutationArticleChangeQueries.ArticleChangeResult found =
                    changes.find(within, query.flow(), query.point(), document::equals);
            Map<Optional<MutationClass>, List<MutationArticleChange>> byClass = changes.groupByMarks(
                    found,
                    within,
                    query.flow(),
                    query.point(),
                    document::equals,
                    marks -> Optional.ofNullable(marks.mutationClass()));
            for (Flow flow : query.flows()) {
                List<MutationArticleChange> booked = found.booked().stream()
                        .filter(change -> change.flow() == flow)
                        .toList();
                if (!booked.isEmpty()) {
                    tables.add(new NatureTableFactory(within, flow, document, query, notes)
                            .table(booked, byClass, found.pending(flow)));
                }
            }
        }
        return tables;
    }

    /** Creates the table of a chapter or a requested item in one flow. */
    private final class NatureTableFactory {
        private final ItemPath within;
        private final Flow flow;
        private final Moment document;
        private final ReportQuery query;
        private final ReportMessages messages;
        private final FootnoteCollector notes;
        private final MutationChangeRowFactory changeRows;
        private final List<BudgetYear> years;

        private NatureTableFactory(
                ItemPath within, Flow flow, Moment document, ReportQuery query, FootnoteCollector notes) {
            this.within = within;
            this.flow = flow;
            this.document = document;
            this.query = query;
            this.messages = query.messages();
            this.notes = notes;
            this.years = document.years();
            this.changeRows = new MutationChangeRowFactory(
                    within, flow, document, years, query, notes, new LargeMutationPartitioner(explanations, query));
        }

        private ReportTable table(
                List<MutationArticleChange> booked,
                Map<Optional<MutationClass>, List<MutationArticleChange>> byClass,
                long pending) {
            List<ReportRow> rows = new ArrayList<>();
            for (Optional<MutationClass> of : CLASSES) {
                List<MutationArticleChange> classChanges = byClass.getOrDefault(of, List.of()).stream()
                        .filter(change -> change.flow() == flow)
                        .toList();
                if (classChanges.isEmpty()) {
                    continue;
                }
                rows.add(changeRows.sum(ReportRow.ReportRowType.SUBTOTAL, 0, named(of), classChanges, List.of()));
                byKind(classChanges).forEach((kind, kindChanges) -> {
                    rows.add(changeRows.sum(
                            ReportRow.ReportRowType.LINE, 1, messages.kind(kind), kindChanges, List.of()));
                    rows.addAll(changeRows.parts(
                            kindChanges, others -> messages.message("report.other", Integer.toString(others))));
                });
            }
            rows.add(changeRows.sum(
                    ReportRow.ReportRowType.TOTAL,
                    0,
                    messages.message("report.mutations.total"),
                    booked,
                    MomentLookups.addPendingFootnote(pending, messages, notes)));
            List<ReportColumn> columns = Stream.concat(
                            Stream.of(ReportColumn.text("article", messages.message("report.article"))),
                            MomentLookups.columns(years).stream())
                    .toList();
            return query.table(
                    within, document.year(), flow, messages.message("report.mutations-by-nature.stub"), columns, rows);
        }

        private String named(Optional<MutationClass> of) {
            return messages.message(
                    "report.class." + of.map(MutationClass::name).orElse("none"));
        }
    }

    /** The kind; for a reversal the kind of the reversed mutation. */
    private static MutationKind kind(MutationArticleChange change) {
        return change.history().kind();
    }

    private static Map<MutationKind, List<MutationArticleChange>> byKind(List<MutationArticleChange> changes) {
        Map<MutationKind, List<MutationArticleChange>> groups = new EnumMap<>(MutationKind.class);
        changes.forEach(change ->
                groups.computeIfAbsent(kind(change), kind -> new ArrayList<>()).add(change));
        return groups;
    }
}
