package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.balance.PostingTotalQueries.PostingTotal;
import nl.mutatieboek.balance.YearEndMarginQueries;
import nl.mutatieboek.balance.YearEndMarginQueries.MeasuredCap;
import nl.mutatieboek.budget.StructureQueries.KnownChapter;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportFootnote;
import nl.mutatieboek.report.table.ReportLink;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;
import org.jspecify.annotations.Nullable;

/**
 * Eindejaarsmarges: what each chapter may carry from a budget year to the next at most, what it asks and what is booked,
 * the counter-entry on the Aanvullende Post (in=uit), and what remains of the cap.
 */
public final class YearEndMarginReport extends ReportDefinition {
    private final PostingTotalQueries postingTotals;
    private final YearEndMarginQueries margins;

    public YearEndMarginReport(PostingTotalQueries postingTotals, YearEndMarginQueries margins) {
        super("year-end-margins", ReportParameter.CHAPTER, ReportParameter.YEAR);
        this.postingTotals = postingTotals;
        this.margins = margins;
    }

    private record MarginKey(MutationId mutation, ChapterCode chapter) {}

    /**
     * The margin of a chapter.
     *
     * @param booked null if nothing is booked
     * @param asked null if nothing is pending
     * @param counterEntry booked on the Aanvullende Post; null if nothing is booked
     */
    private record ChapterMargin(
            @Nullable ReportFigure booked,
            @Nullable ReportFigure asked,
            @Nullable ReportFigure counterEntry) {
        static final ChapterMargin NONE = new ChapterMargin(null, null, null);

        ChapterMargin plus(ChapterMargin other) {
            return new ChapterMargin(
                    MomentLookups.plus(booked, other.booked),
                    MomentLookups.plus(asked, other.asked),
                    MomentLookups.plus(counterEntry, other.counterEntry));
        }
    }

    @Override
    public ReportDocument run(ReportQuery query) {
        return query.answerForYear(this, (year, notes) -> tables(year, query, notes));
    }

    private List<ReportTable> tables(BudgetYear from, ReportQuery query, FootnoteCollector notes) {
        return from.next().map(to -> tables(from, to, query, notes)).orElse(List.of());
    }

    private List<ReportTable> tables(BudgetYear from, BudgetYear to, ReportQuery query, FootnoteCollector notes) {
        ReportMessages messages = query.messages();
        Map<ChapterCode, ChapterMargin> found = margins(to, query);
        List<ReportRow> rows = new ArrayList<>();
        ChapterMargin total = ChapterMargin.NONE;
        for (ItemPath item : ReportItemSelector.chapters(query.scopeItem(), query.point())) {
            ChapterCode chapter = item.chapter();
            Optional<KnownChapter> known = query.point().structure().chapter(chapter);
            if (known.isEmpty()
                    || !known.get().budgetStatement()
                    || !known.get().validity().includes(from)) {
                continue;
            }
            MeasuredCap cap = margins.measuredCap(chapter, from, query.point());
            ChapterMargin margin = found.getOrDefault(chapter, ChapterMargin.NONE);
            if (cap != null || found.containsKey(chapter)) {
                rows.add(row(item, from, to, cap, margin, query, notes));
                total = total.plus(margin);
            }
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        rows.add(new ReportRow(
                ReportRow.ReportRowType.TOTAL,
                0,
                null,
                messages.message("report.year-end-margins.total"),
                List.of(),
                List.of(
                        ReportCell.EMPTY,
                        ReportCell.EMPTY,
                        amountOrZero(total.asked(), null),
                        amountOrZero(total.booked(), null),
                        amountOrZero(total.counterEntry(), null),
                        ReportCell.EMPTY)));
        return List.of(new ReportTable(
                "margins",
                messages.message("report.year-end-margins.title"),
                messages.message("report.year-end-margins.stub"),
                columns(messages),
                rows));
    }

    private static List<ReportColumn> columns(ReportMessages messages) {
        return List.of(
                ReportColumn.amounts("cap", messages.message("report.year-end-margins.cap")),
                ReportColumn.text("basis", messages.message("report.year-end-margins.basis")),
                ReportColumn.amounts("asked", messages.message("report.year-end-margins.asked")),
                ReportColumn.amounts("booked", messages.message("report.year-end-margins.booked")),
                ReportColumn.amounts("counterentry", messages.message("report.year-end-margins.counter-entry")),
                ReportColumn.amounts("remainder", messages.message("report.year-end-margins.remainder")));
    }

    /** The margins of each chapter in scope, from its own postings and those on the Aanvullende Post beside them. */
    private Map<ChapterCode, ChapterMargin> margins(BudgetYear to, ReportQuery query) {
        Map<MarginKey, PostingTotal> totals = postingTotals.groupBy(
                null,
                Flow.EXPENDITURE,
                to,
                query.point(),
                posting -> posting.isYearEndMargin()
                        ? new MarginKey(posting.mutation(), posting.item().chapter())
                        : null);
        Map<MutationId, Set<ChapterCode>> chapters = new LinkedHashMap<>();
        totals.keySet()
                .forEach(key -> chapters.computeIfAbsent(key.mutation(), id -> new HashSet<>())
                        .add(key.chapter()));
        Map<ChapterCode, ChapterMargin> margins = new HashMap<>();
        totals.forEach((key, own) -> {
            boolean carries = query.point()
                    .structure()
                    .chapter(key.chapter())
                    .filter(KnownChapter::budgetStatement)
                    .isPresent();
            if (carries && (query.chapter() == null || query.chapter().equals(key.chapter()))) {
                // A year-end margin touches one other chapter, the Aanvullende Post.
                PostingTotal counter = chapters.getOrDefault(key.mutation(), Set.of()).stream()
                        .filter(other -> !other.equals(key.chapter()))
                        .findFirst()
                        .map(other -> totals.get(new MarginKey(key.mutation(), other)))
                        .orElse(null);
                ChapterMargin before = margins.getOrDefault(key.chapter(), ChapterMargin.NONE);
                margins.put(
                        key.chapter(),
                        before.plus(new ChapterMargin(
                                MomentLookups.figure(own),
                                MomentLookups.pendingFigure(own),
                                MomentLookups.figure(counter))));
            }
        });
        return margins;
    }

    private static ReportRow row(
            ItemPath chapter,
            BudgetYear from,
            BudgetYear to,
            @Nullable MeasuredCap cap,
            ChapterMargin margin,
            ReportQuery query,
            FootnoteCollector notes) {
        ReportMessages messages = query.messages();
        ReportLink trail = new ReportLink.TrailLink(chapter, Flow.EXPENDITURE, to, null);
        ReportFigure booked = orZero(margin.booked());
        ReportFigure counter = orZero(margin.counterEntry());
        ReportFigure most = cap == null ? null : figure(cap);
        List<Integer> unequal = booked.plus(counter).thousands().isZero()
                ? List.of()
                : List.of(notes.addFootnote(
                        ReportFootnote.FootnoteType.DISPUTED, messages.message("report.year-end-margins.unequal")));
        return ReportRow.line(
                chapter,
                messages.item(chapter, from, query.point()),
                List.of(),
                List.of(
                        ReportCell.amountOrUnknown(most, null),
                        cap == null
                                ? ReportCell.EMPTY
                                : ReportCell.text(messages.message("report.year-end-margins.basis."
                                        + cap.cap().basis())),
                        amountOrZero(margin.asked(), null),
                        amountOrZero(margin.booked(), trail),
                        new ReportCell.Amount(counter, null, unequal),
                        remainder(most, booked.plus(orZero(margin.asked())), messages, notes)));
    }

    /** A part of a budget is as certain as the budget; a cap that a source states is exact. */
    private static ReportFigure figure(MeasuredCap measured) {
        Thousands most = measured.cap().thousands();
        ReportFigure budget = measured.budget() == null ? null : MomentLookups.figure(measured.budget());
        return budget == null ? ReportFigure.exact(most) : new ReportFigure(most, budget.certainty());
    }

    private static ReportFigure orZero(@Nullable ReportFigure figure) {
        return figure == null ? ReportFigure.exact(Thousands.ZERO) : figure;
    }

    private static ReportCell amountOrZero(@Nullable ReportFigure figure, @Nullable ReportLink link) {
        return figure == null
                ? ReportCell.amount(ReportFigure.exact(Thousands.ZERO), null)
                : ReportCell.amount(figure, link);
    }

    /** What remains of the cap; below zero more is asked or booked than the cap. */
    private static ReportCell remainder(
            @Nullable ReportFigure most, ReportFigure used, ReportMessages messages, FootnoteCollector notes) {
        if (most == null) {
            return new ReportCell.Unknown(null, List.of());
        }
        ReportFigure remainder = most.minus(used);
        return new ReportCell.Amount(
                remainder,
                null,
                remainder.thousands().isNegative()
                        ? List.of(notes.addFootnote(
                                ReportFootnote.FootnoteType.REMARK, messages.message("report.year-end-margins.above")))
                        : List.of());
    }
}
