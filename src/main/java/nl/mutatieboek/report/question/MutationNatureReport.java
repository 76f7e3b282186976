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
import nl.mutatieboek.report.question.LargeMutationSelector.MutationPartition;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;
import org.jspecify.annotations.Nullable;

/** Mutations of a document by nature (policy, technical or windfall) and by kind. */
public final class MutationNatureReport implements ReportDefinition {
    private final ArticleChangeQueries changes;
    private final ExplanationRequirementQueries explanations;

    public MutationNatureReport(
            PostingTotalQueries sums, LedgerReader entries, ExplanationRequirementQueries explanations) {
        this.changes = new ArticleChangeQueries(sums, entries);
        this.explanations = explanations;
    }

    @Override
    public String name() {
        return "mutations-by-nature";
    }

    @Override
    public Set<ReportParameter> parameters() {
        return EnumSet.allOf(ReportParameter.class);
    }

    @Override
    public ReportDocument run(ReportQuery question) {
        return question.answerForLastDocument(this, (document, notes) -> tables(document, question, notes));
    }

    private List<ReportTable> tables(Moment document, ReportQuery question, FootnoteCollector notes) {
        List<ReportTable> tables = new ArrayList<>();
        for (ItemPath chapter : ReportItemSelector.chapters(question.scopeItem(), question.point())) {
            ItemPath within = question.item() == null ? chapter : question.item();
            ArticleChangeQueries.ArticleChangeResult found =
                    changes.find(within, question.flow(), question.point(), document::equals);
            for (Flow flow : question.flows()) {
                List<ArticleChange> booked = found.booked().stream()
                        .filter(change -> change.flow() == flow)
                        .toList();
                if (!booked.isEmpty()) {
                    tables.add(new NatureTableFactory(within, flow, document, question, notes)
                            .table(booked, found.pending(flow)));
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
        private final ReportQuery question;
        private final ReportMessages words;
        private final FootnoteCollector notes;
        private final LargeMutationSelector own;
        private final List<BudgetYear> years;

        private NatureTableFactory(
                ItemPath within, Flow flow, Moment document, ReportQuery question, FootnoteCollector notes) {
            this.within = within;
            this.flow = flow;
            this.document = document;
            this.question = question;
            this.words = question.words();
            this.notes = notes;
            this.own = new LargeMutationSelector(explanations, question);
            this.years = MomentLookups.years(document);
        }

        private ReportTable table(List<ArticleChange> booked, long pending) {
            List<ReportRow> rows = new ArrayList<>();
            by(booked, change -> change.history().proposal().mutationClass()).forEach((of, ofTheClass) -> {
                rows.add(sum(ReportRow.ReportRowType.SUBTOTAL, 0, named(of), ofTheClass, List.of()));
                by(ofTheClass, MutationNatureReport::kind).forEach((kind, ofTheKind) -> {
                    rows.add(sum(ReportRow.ReportRowType.LINE, 1, words.kind(kind), ofTheKind, List.of()));
                    parts(ofTheKind, rows);
                });
            });
            rows.add(sum(
                    ReportRow.ReportRowType.TOTAL,
                    0,
                    words.message("report.mutations.total"),
                    booked,
                    MomentLookups.addPendingFootnote(pending, words, notes)));
            List<ReportColumn> columns = Stream.concat(
                            Stream.of(ReportColumn.text("article", words.message("report.article"))),
                            MomentLookups.columns(years).stream())
                    .toList();
            return question.table(
                    within, document.year(), flow, words.message("report.mutations-by-nature.stub"), columns, rows);
        }

        private String named(@Nullable MutationClass of) {
            return words.message("report.class." + (of == null ? "none" : of.name()));
        }

        private void parts(List<ArticleChange> changed, List<ReportRow> rows) {
            MutationPartition parted = own.partition(changed, years);
            for (ArticleChange change : parted.largeMutations()) {
                String article = words.articles(List.of(change.article()));
                rows.add(row(ReportRow.ReportRowType.PART, 2, change.title(), article, List.of(), change::cell));
            }
            if (!parted.smallMutations().isEmpty()) {
                String heading = words.message(
                        "report.other", Integer.toString(parted.smallMutations().size()));
                rows.add(sum(
                        ReportRow.ReportRowType.PART,
                        2,
                        heading,
                        parted.smallMutations(),
                        List.of(own.addThresholdFootnote(notes))));
            }
        }

        private ReportRow sum(
                ReportRow.ReportRowType kind,
                int level,
                String heading,
                List<ArticleChange> summed,
                List<Integer> marks) {
            return row(kind, level, heading, null, marks, year -> {
                ReportFigure sum = ArticleChange.sum(summed, year);
                return sum == null
                        ? ReportCell.EMPTY
                        : ReportCell.amount(
                                sum, MomentLookups.changesLink(within, flow, year, document, question.point()));
            });
        }

        private ReportRow row(
                ReportRow.ReportRowType kind,
                int level,
                String heading,
                @Nullable String article,
                List<Integer> marks,
                Function<BudgetYear, ReportCell> cell) {
            List<ReportCell> cells = new ArrayList<>();
            cells.add(article == null ? ReportCell.EMPTY : ReportCell.text(article));
            years.forEach(year -> cells.add(cell.apply(year)));
            return new ReportRow(kind, level, null, heading, marks, cells);
        }
    }

    /** The kind; for a reversal the kind of the reversed mutation. */
    private static MutationKind kind(ArticleChange change) {
        return change.history().kind();
    }

    /** Groups by a key; the null key sorts last. */
    private static <K extends Comparable<? super K>> NavigableMap<@Nullable K, List<ArticleChange>> by(
            List<ArticleChange> changes, Function<ArticleChange, @Nullable K> group) {
        NavigableMap<@Nullable K, List<ArticleChange>> groups =
                new TreeMap<>(Comparator.nullsLast(Comparator.naturalOrder()));
        changes.forEach(change -> groups.computeIfAbsent(group.apply(change), key -> new ArrayList<>())
                .add(change));
        return groups;
    }
}
