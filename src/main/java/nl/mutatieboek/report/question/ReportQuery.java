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
import nl.mutatieboek.platform.InvalidQueryException;
import nl.mutatieboek.platform.NotFoundException;
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
        PostingTotalQueries postingTotals,
        ReportMessages messages) {
    /**
     * Creates a query from web parameters.
     *
     * @throws NotFoundException for an unknown chapter, item or moment
     */
    public static ReportQuery resolve(
            ReportParameters query,
            PointInTimeQuery at,
            AsOfResolver points,
            PostingTotalQueries postingTotals,
            ReportMessages messages) {
        return resolve(query.given(), points.awaitForReader(at, query.scope()), postingTotals, messages);
    }

    /**
     * Creates a query from parsed parameters.
     *
     * @param given values by parameter; omitted parameters are absent
     * @throws NotFoundException for an unknown chapter or item
     */
    public static ReportQuery resolve(
            Map<ReportParameter, Object> given,
            ResolvedAsOf point,
            PostingTotalQueries postingTotals,
            ReportMessages messages) {
        return new ReportQuery(
                        (ChapterCode) given.get(ReportParameter.CHAPTER),
                        (ItemPath) given.get(ReportParameter.ITEM),
                        (Flow) given.get(ReportParameter.FLOW),
                        (BudgetYear) given.get(ReportParameter.YEAR),
                        (Thousands) given.get(ReportParameter.THRESHOLD),
                        point,
                        postingTotals,
                        messages)
                .requireKnown();
    }

    /**
     * Requires that the requested chapter and item exist, and that the item is in the chapter.
     *
     * @throws NotFoundException if one does not exist
     * @throws InvalidQueryException if the item is in another chapter
     */
    private ReportQuery requireKnown() {
        point.requireChapter(chapter);
        if (item != null && chapter != null && !item.chapter().equals(chapter)) {
            throw new InvalidQueryException("item-of-other-chapter", Map.of("item", item, "chapter", chapter));
        }
        if (item != null) {
            point.requireItem(item);
        }
        return this;
    }

    /** The same query, bounded to a document that is presented at its point. */
    ReportQuery upTo(Moment document) {
        return new ReportQuery(
                chapter, item, flow, year, threshold, point.upToMoment(document), postingTotals, messages);
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
    Optional<Moment> lastPresented(Predicate<Moment> filter) {
        return year == null
                ? postingTotals.findLastPresentedMoment(scopeItem(), point, filter)
                : MomentLookups.lastPresented(
                        point, filter.and(moment -> moment.year().equals(year)));
    }

    /**
     * Creates the table of a chapter or of the requested item in it.
     *
     * @param nameYear budget year of the name in the title; null for the last
     */
    ReportTable table(
            ItemPath chapter,
            @Nullable BudgetYear nameYear,
            String stub,
            List<ReportColumn> columns,
            List<ReportRow> rows) {
        ItemPath scope = item == null ? chapter : item;
        return new ReportTable(scope.toString().replace('/', '-'), heading(scope, nameYear), stub, columns, rows);
    }

    /** Creates the table of a chapter or an item in one flow. */
    ReportTable table(
            ItemPath scope,
            @Nullable BudgetYear nameYear,
            Flow flow,
            String stub,
            List<ReportColumn> columns,
            List<ReportRow> rows) {
        return new ReportTable(
                scope.toString().replace('/', '-') + "-" + flow.name().toLowerCase(Locale.ROOT),
                heading(scope, nameYear) + ": " + messages.flow(flow).toLowerCase(messages.language()),
                stub,
                columns,
                rows);
    }

    private String heading(ItemPath scope, @Nullable BudgetYear nameYear) {
        return messages.item(scope, nameYear, point) + " (" + scope + ")";
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
                        messages.message(key + ".of", messages.moment(document)),
                        tables.apply(document, notes),
                        notes))
                .orElseGet(() -> toDocument(report, messages.message(key + ".title"), List.of(), notes));
    }

    /** Creates a document about a budget year, with that year in the title; without tables if there is none. */
    ReportDocument answerForYear(
            ReportDefinition report, BiFunction<BudgetYear, FootnoteCollector, List<ReportTable>> tables) {
        FootnoteCollector notes = new FootnoteCollector();
        String key = "report." + report.name();
        return yearOrLast()
                .map(of -> toDocument(
                        report,
                        messages.message(key + ".of", ReportMessages.yearText(of)),
                        tables.apply(of, notes),
                        notes))
                .orElseGet(() -> toDocument(report, messages.message(key + ".title"), List.of(), notes));
    }

    ReportDocument toDocument(
            ReportDefinition report, String title, List<ReportTable> tables, FootnoteCollector notes) {
        List<ReportTable> decorated = new UncertaintyFootnoteDecorator(messages, notes).add(tables);
        return new ReportDocument(
                report.name(),
                title,
                messages.message("report.unit"),
                messages.describe(point),
                messages.language(),
                decorated,
                notes.all());
    }
}
