package nl.mutatieboek.report.question;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ChapterScope;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.Read;
import nl.mutatieboek.report.table.Column;
import nl.mutatieboek.report.table.Notes;
import nl.mutatieboek.report.table.Row;
import nl.mutatieboek.report.table.Table;
import nl.mutatieboek.report.table.Tables;
import org.jspecify.annotations.Nullable;

/**
 * What a report is asked; whatever is left out means all, or what the report says.
 *
 * @param threshold in whole thousands of euros, not negative
 */
public record Question(
        @Nullable ChapterCode chapter,
        @Nullable ItemPath item,
        @Nullable Flow flow,
        @Nullable BudgetYear year,
        @Nullable Thousands threshold,
        AsOf point,
        PostingTotalQueries sums,
        Words words) {
    /**
     * As a request asks it. Ends its reading.
     *
     * @param taken what the report may be asked: anything else is refused as a parameter that nobody knows
     * @throws ProblemException as {@link AsOfResolver#of} does, and 404 for a chapter or an item that is not in the book
     */
    public static Question of(
            Asked asked, Set<Parameter> taken, AsOfResolver points, PostingTotalQueries sums, Words words) {
        Map<Parameter, Read<Object>> read = new EnumMap<>(Parameter.class);
        taken.forEach(parameter -> read.put(parameter, asked.filled(parameter.lowerCase(), parameter::word)));
        Map<Parameter, Object> given = new EnumMap<>(Parameter.class);
        read.forEach((parameter, value) -> {
            Object word = value.orNull();
            if (word != null) {
                given.put(parameter, word);
            }
        });
        return of(given, points.of(asked, scope(given)), sums, words);
    }

    /** Every table is filtered by the item, or else by the chapter. */
    private static ChapterScope scope(Map<Parameter, Object> given) {
        ItemPath item = (ItemPath) given.get(Parameter.ITEM);
        return item == null ? ChapterScope.of((ChapterCode) given.get(Parameter.CHAPTER)) : ChapterScope.of(item);
    }

    /**
     * As somebody asks it who has read it already.
     *
     * @param given what each parameter makes of what was given; none that was not
     * @throws ProblemException 404 for a chapter or an item that is not in the book
     */
    public static Question of(Map<Parameter, Object> given, AsOf point, PostingTotalQueries sums, Words words) {
        return new Question(
                        (ChapterCode) given.get(Parameter.CHAPTER),
                        (ItemPath) given.get(Parameter.ITEM),
                        (Flow) given.get(Parameter.FLOW),
                        (BudgetYear) given.get(Parameter.YEAR),
                        (Thousands) given.get(Parameter.THRESHOLD),
                        point,
                        sums,
                        words)
                .requireInTheBook();
    }

    /**
     * That the chapter and the item, if they are asked, are in the book, and the one in the other.
     *
     * @throws ProblemException 404 or 400 otherwise
     */
    private Question requireInTheBook() {
        point.requireChapter(chapter);
        if (item != null && chapter != null && !item.chapter().equals(chapter)) {
            throw ProblemException.of(400, "item-of-other-chapter", Map.of("item", item, "chapter", chapter));
        }
        if (item != null) {
            point.requireItem(item);
        }
        return this;
    }

    /** The chapter or item below which is asked; null for the whole book. */
    @Nullable
    ItemPath within() {
        return item != null ? item : chapter == null ? null : ItemPath.of(chapter);
    }

    /** The flow that is asked, or all. */
    List<Flow> flows() {
        return flow == null ? List.of(Flow.values()) : List.of(flow);
    }

    /** The budget year that is asked, or else that of {@link #budgetBill}. */
    Optional<BudgetYear> yearOrLast() {
        return Optional.ofNullable(year).or(() -> budgetBill().map(Moment::year));
    }

    /** The last budget bill that is presented, of the year that is asked if one is. */
    Optional<Moment> budgetBill() {
        return lastPresented(moment -> moment.code() == Moment.Code.OWB);
    }

    /**
     * The last moment that is presented, of the year that is asked if one is. If neither a year nor this moment is asked, it is the
     * last that has any mutation: a bill may be registered long before anything is in it.
     */
    Optional<Moment> lastPresented(Predicate<Moment> of) {
        return year == null
                ? sums.lastPresented(within(), point, of)
                : Reading.last(point, of.and(moment -> moment.year().equals(year)));
    }

    /**
     * The table of a chapter, or of the item in it that is asked.
     *
     * @param in the budget year in which it bears its name; null for the last
     */
    Table table(ItemPath chapter, @Nullable BudgetYear in, String stub, List<Column> columns, List<Row> rows) {
        ItemPath of = item == null ? chapter : item;
        return new Table(of.toString().replace('/', '-'), named(of, in), stub, columns, rows);
    }

    /** The table of a chapter or an item in one flow. */
    Table table(ItemPath of, @Nullable BudgetYear in, Flow flow, String stub, List<Column> columns, List<Row> rows) {
        return new Table(
                of.toString().replace('/', '-') + "-" + flow.name().toLowerCase(Locale.ROOT),
                named(of, in) + ": " + words.flow(flow).toLowerCase(words.language()),
                stub,
                columns,
                rows);
    }

    private String named(ItemPath of, @Nullable BudgetYear in) {
        return words.item(of, in, point) + " (" + of + ")";
    }

    /** What is told of the last document that is presented, by which it is titled; of none where there is none. */
    Tables ofLastDocument(Report report, BiFunction<Moment, Notes, List<Table>> tables) {
        Notes notes = new Notes();
        String key = "report." + report.name();
        return lastPresented(moment -> true)
                .map(document -> answered(
                        report, words.say(key + ".of", words.moment(document)), tables.apply(document, notes), notes))
                .orElseGet(() -> answered(report, words.say(key + ".title"), List.of(), notes));
    }

    /** What a report comes to in answer to it. */
    Tables answered(Report report, String title, List<Table> tables, Notes notes) {
        List<Table> marked = new MarkNotes(words, notes).add(tables);
        return new Tables(
                report.name(),
                title,
                words.say("report.unit"),
                words.point(point),
                words.language(),
                marked,
                notes.all());
    }
}
