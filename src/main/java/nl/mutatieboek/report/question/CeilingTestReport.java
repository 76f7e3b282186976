package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.mutatieboek.budget.CeilingHistory;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.CeilingAmount;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.report.question.MarkedFigures.MarkedAccount;
import nl.mutatieboek.report.table.FigureCertainty;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportFootnote;
import nl.mutatieboek.report.table.ReportLink;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportRow.ReportRowType;
import nl.mutatieboek.report.table.ReportTable;
import org.jspecify.annotations.Nullable;

/**
 * Tests the expenditure of all chapters against the recorded ceilings. Net expenditure counts, which is expenditure less
 * non-tax receipts (Miljoenennota 2023, annex 2); gross amounts stand beside it. A negative difference is room, as in the
 * tests of the Miljoenennota. Lines without a known ceiling have a table of their own, and make every test incomplete.
 *
 * <p>Documents from 2025 on test the one expenditure framework, which contains what counts under any ceiling.
 */
public final class CeilingTestReport extends ReportDefinition {
    public CeilingTestReport() {
        super("ceiling-test", ReportParameter.CHAPTER, ReportParameter.YEAR);
    }

    @Override
    public ReportDocument run(ReportQuery query) {
        return query.answerForLastDocument(
                this, (document, notes) -> new CeilingTables(document, query.upTo(document), notes).tables());
    }

    private static final class CeilingTables {
        private static final Optional<Ceiling> FRAMEWORK = Optional.of(Ceiling.FRAMEWORK);

        private final ReportQuery query;
        private final ReportMessages messages;
        private final FootnoteCollector notes;
        private final List<BudgetYear> years;
        private final CeilingHistory ceilings;
        private final MarkedFigures<Ceiling> figures;
        private final boolean whole;
        private final ExpenditureFrame frame;

        private CeilingTables(Moment document, ReportQuery query, FootnoteCollector notes) {
            this.query = query;
            this.messages = query.messages();
            this.notes = notes;
            this.years = document.years();
            this.ceilings = CeilingHistory.of(query.point());
            this.figures = MarkedFigures.find(query, query.scopeItem(), BudgetMarks::ceiling);
            this.whole = query.scopeItem() == null;
            this.frame = ExpenditureFrame.of(document);
        }

        private List<ReportTable> tables() {
            return Stream.concat(Stream.of(FRAMEWORK), new ExpenditureFrame(false).groups().stream())
                    .filter(ceiling -> (figures.has(inYears(ceiling)) && isTested(ceiling)) || hasAmount(ceiling))
                    .map(this::table)
                    .toList();
        }

        /** Whether the document tests this ceiling, or lines count under it alone. */
        private boolean isTested(Optional<Ceiling> ceiling) {
            boolean framework = ceiling.equals(FRAMEWORK);
            return ceiling.isEmpty()
                    || ceiling.get() == Ceiling.OUTSIDE
                    || framework == frame.single()
                    || (framework
                            && figures.has(account ->
                                    isOfYears(account) && account.mark().equals(FRAMEWORK)));
        }

        private boolean isOfYears(MarkedAccount<Ceiling> account) {
            return account.flow() != Flow.COMMITMENTS && years.contains(account.year());
        }

        /** Ceilings are of the whole book: a reader of one chapter may not see that one is recorded. */
        private boolean hasAmount(Optional<Ceiling> ceiling) {
            return whole
                    && ceiling.filter(one -> years.stream()
                                    .anyMatch(
                                            year -> ceilings.inForce(one, year).isPresent()))
                            .isPresent();
        }

        private Predicate<MarkedAccount<Ceiling>> inYears(Optional<Ceiling> ceiling) {
            return account -> isOfYears(account)
                    && (ceiling.equals(FRAMEWORK)
                            ? account.mark().filter(Ceiling::isWithinFramework).isPresent()
                            : account.mark().equals(ceiling));
        }

        private ReportTable table(Optional<Ceiling> ceiling) {
            Ceiling known = ceiling.orElse(null);
            List<ReportRow> rows = new ArrayList<>();
            for (Flow flow : List.of(Flow.EXPENDITURE, Flow.RECEIPTS)) {
                addChapters(ceiling, flow, rows);
            }
            rows.add(row(ReportRowType.SUBTOTAL, "report.ceiling-test.net", scope(known), year -> net(ceiling, year)));
            if (known != null && known != Ceiling.OUTSIDE && whole) {
                rows.add(row(
                        ReportRowType.LINE,
                        ceiling.equals(FRAMEWORK) ? "report.ceiling-test.framework" : "report.ceiling-test.ceiling",
                        sources(known),
                        year -> amount(known, year)));
                rows.add(row(
                        ReportRowType.TOTAL,
                        "report.ceiling-test.difference",
                        uncertainty(ceiling),
                        year -> difference(ceiling, known, year)));
            }
            return new ReportTable(
                    known == null ? "unknown" : known.name().toLowerCase(Locale.ROOT),
                    frame.heading(ceiling, messages),
                    messages.message("report.ceiling-test.stub"),
                    MomentLookups.columns(years),
                    rows);
        }

        private void addChapters(Optional<Ceiling> ceiling, Flow flow, List<ReportRow> rows) {
            Predicate<MarkedAccount<Ceiling>> ofFlow = inYears(ceiling).and(account -> account.flow() == flow);
            for (ItemPath chapter : figures.items(ofFlow, item -> ItemPath.of(item.chapter()))) {
                rows.add(figures.row(
                        ReportRowType.LINE,
                        1,
                        chapter,
                        messages.item(chapter, years.getFirst(), query.point()) + " (" + chapter + ")",
                        years,
                        ofFlow.and(account -> chapter.contains(account.article())),
                        year -> new ReportLink.TrailLink(
                                chapter,
                                flow,
                                year,
                                query.point().axes().moment(),
                                MarkSelection.of(ceiling.orElse(null)))));
            }
            rows.add(figures.row(
                    ReportRowType.SUBTOTAL,
                    0,
                    null,
                    messages.message("report.ceiling-test." + flow),
                    years,
                    ofFlow,
                    year -> null));
        }

        private ReportRow row(
                ReportRowType type,
                String heading,
                List<Integer> marks,
                Function<BudgetYear, @Nullable ReportFigure> figure) {
            List<ReportCell> cells = new ArrayList<>();
            for (BudgetYear year : years) {
                ReportFigure amount = figure.apply(year);
                cells.add(amount == null ? new ReportCell.Unknown(null, List.of()) : ReportCell.amount(amount, null));
            }
            return new ReportRow(type, 0, null, messages.message(heading), marks, cells);
        }

        private @Nullable ReportFigure flow(Optional<Ceiling> ceiling, Flow flow, BudgetYear year) {
            return figures.sum(inYears(ceiling)
                    .and(account -> account.flow() == flow && account.year().equals(year)));
        }

        private @Nullable ReportFigure net(Optional<Ceiling> ceiling, BudgetYear year) {
            ReportFigure expenditure = flow(ceiling, Flow.EXPENDITURE, year);
            ReportFigure receipts = flow(ceiling, Flow.RECEIPTS, year);
            return expenditure == null ? null : receipts == null ? expenditure : expenditure.minus(receipts);
        }

        private @Nullable ReportFigure amount(Ceiling ceiling, BudgetYear year) {
            return ceilings.inForce(ceiling, year)
                    .map(amount -> new ReportFigure(
                            amount.thousands(), new FigureCertainty(true, Basis.READ, amount.precision())))
                    .orElse(null);
        }

        private @Nullable ReportFigure difference(Optional<Ceiling> ceiling, Ceiling known, BudgetYear year) {
            ReportFigure net = net(ceiling, year);
            ReportFigure amount = amount(known, year);
            return net == null || amount == null
                    ? null
                    : net.minus(amount).withCompleteness(!hasUnknown(ceiling, year));
        }

        /** Whether lines may count under this ceiling; those under the framework may count under any part of it. */
        private boolean hasUnknown(Optional<Ceiling> ceiling, BudgetYear year) {
            return figures.has(account -> isOfYears(account)
                    && account.year().equals(year)
                    && (account.mark().isEmpty()
                            || (!ceiling.equals(FRAMEWORK) && account.mark().equals(FRAMEWORK))));
        }

        /** Says that a ceiling applies to all chapters, if only one of them is shown. */
        private List<Integer> scope(@Nullable Ceiling ceiling) {
            return whole || ceiling == null || ceiling == Ceiling.OUTSIDE
                    ? List.of()
                    : List.of(notes.addFootnote(
                            ReportFootnote.FootnoteType.REMARK, messages.message("report.ceiling-test.part")));
        }

        private List<Integer> uncertainty(Optional<Ceiling> ceiling) {
            String text = frame.single() ? "report.ceiling-test.framework.unknown" : "report.ceiling-test.unknown";
            return years.stream().anyMatch(year -> hasUnknown(ceiling, year))
                    ? List.of(notes.addFootnote(ReportFootnote.FootnoteType.LEFT_OUT, messages.message(text)))
                    : List.of();
        }

        private List<Integer> sources(Ceiling ceiling) {
            return years.stream()
                    .flatMap(year -> ceilings.inForce(ceiling, year).stream())
                    .map(CeilingAmount::source)
                    .distinct()
                    .map(source -> notes.addFootnote(
                            ReportFootnote.FootnoteType.SOURCE, messages.source(source), source.url(), null))
                    .toList();
        }
    }
}
