package nl.mutatieboek.report.question;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;
import org.jspecify.annotations.Nullable;

/**
 * The query of a report. An omitted parameter means all, or the default of the report.
 *
 * @param threshold in whole thousands of euros, not negative
 */
public record ReportQuery(
        @Nullable ChapterCode chapter,
        @Nullable ItemPath item,
        @Nullable Flow flow,
        @Nullable BudgetYear year,
        @Nullable Thousands threshold,
        ResolvedAsOf point,
        PostingTotalQueries sums,
        ReportMessages words) {
    /**
     * Creates a query from web parameters.
     *
     * @throws ProblemException as {@link AsOfResolver#awaitForReader}, and 404 for an unknown chapter or item
     */
    public static ReportQuery resolve(
            ReportParameters query,
            PointInTimeQuery at,
            AsOfResolver points,
            PostingTotalQueries sums,
            ReportMessages words) {
        return resolve(query.given(), points.awaitForReader(at, query.scope()), sums, words);
    }

    /**
     * Creates a query from parsed parameters.
     *
     * @param given values by parameter; omitted parameters are absent
     * @throws ProblemException 404 for an unknown chapter or item
     */
    public static ReportQuery resolve(
            Map<ReportParameter, Object> given, ResolvedAsOf point, PostingTotalQueries sums, ReportMessages words) {
        return new ReportQuery(
                        (ChapterCode) given.get(ReportParameter.CHAPTER),
                        (ItemPath) given.get(ReportParameter.ITEM),
                        (Flow) given.get(ReportParameter.FLOW),
                        (BudgetYear) given.get(ReportParameter.YEAR),
                        (Thousands) given.get(ReportParameter.THRESHOLD),
                        point,
                        sums,
                        words)
                .requireKnown();
    }

    /**
     * Requires that the requested chapter and item exist, and that the item is in the chapter.
     *
     * @throws ProblemException 404 or 400 otherwise
     */
    private ReportQuery requireKnown() {
        point.requireChapter(chapter);
        if (item != null && chapter != null && !item.chapter().equals(chapter)) {
            throw ProblemException.of(400, "item-of-other-chapter", Map.of("item", item, "chapter", chapter));
        }
        if (item != null) {
            point.requireItem(item);
        }
        return this;
    }

    /** The requested item or chapter; null for the whole budget. */
    @Nullable
    ItemPath scopeItem() {
        return item != null ? item : chapter == null ? null : ItemPath.of(chapter);
    }

    List<Flow> flows() {
        return flow == null ? List.of(Flow.values()) : List.of(flow);
    }

    /** The requested budget year, or else that of {@link #budgetBill}. */
    Optional<BudgetYear> yearOrLast() {
        return Optional.ofNullable(year).or(() -> budgetBill().map(Moment::year));
    }

    /** The last presented budget bill, of the requested year if there is one. */
    Optional<Moment> budgetBill() {
        return lastPresented(moment -> moment.code() == Moment.Code.OWB);
    }

    /**
     * The last presented moment, of the requested year if there is one. If neither year nor moment is requested, it is
     * the last with a mutation, because a bill may be registered long before its first mutation.
     */
    Optional<Moment> lastPresented(Predicate<Moment> of) {
        return year == null
                ? sums.findLastPresentedMoment(scopeItem(), point, of)
                : MomentLookups.lastPresented(
                        point, of.and(moment -> moment.year().equals(year)));
    }

    /**
     * Creates the table of a chapter or of the requested item in it.
     *
     * @param in budget year of the name in the title; null for the last
     */
    ReportTable table(
            ItemPath chapter, @Nullable BudgetYear in, String stub, List<ReportColumn> columns, List<ReportRow> rows) {
        ItemPath of = item == null ? chapter : item;
        return new ReportTable(of.toString().replace('/', '-'), named(of, in), stub, columns, rows);
    }

    /** Creates the table of a chapter or an item in one flow. */
    ReportTable table(
            ItemPath of,
            @Nullable BudgetYear in,
            Flow flow,
            String stub,
            List<ReportColumn> columns,
            List<ReportRow> rows) {
        return new ReportTable(
                of.toString().replace('/', '-') + "-" + flow.name().toLowerCase(Locale.ROOT),
                named(of, in) + ": " + words.flow(flow).toLowerCase(words.language()),
                stub,
                columns,
                rows);
    }

    private String named(ItemPath of, @Nullable BudgetYear in) {
        return words.item(of, in, point) + " (" + of + ")";
    }

    /**
     * Creates a document about the last presented moment, with that moment in the title; without tables if there is
     * none.
     */
    ReportDocument answerForLastDocument(
            ReportDefinition report, BiFunction<Moment, FootnoteCollector, List<ReportTable>> tables) {
        FootnoteCollector notes = new FootnoteCollector();
        String key = "report." + report.name();
        return lastPresented(moment -> true)
                .map(document -> toDocument(
                        report,
                        words.message(key + ".of", words.moment(document)),
                        tables.apply(document, notes),
                        notes))
                .orElseGet(() -> toDocument(report, words.message(key + ".title"), List.of(), notes));
    }

    ReportDocument toDocument(
            ReportDefinition report, String title, List<ReportTable> tables, FootnoteCollector notes) {
        List<ReportTable> marked = new MarkFootnoteDecorator(words, notes).add(tables);
        return new ReportDocument(
                report.name(),
                title,
                words.message("report.unit"),
                words.describe(point),
                words.language(),
                marked,
                notes.all());
    }
}
