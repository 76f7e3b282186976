package nl.mutatieboek.report.question;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.BalanceQuestion;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.report.table.Note;
import nl.mutatieboek.report.table.Notes;
import nl.mutatieboek.structure.ItemOrder;
import nl.mutatieboek.structure.Point;
import nl.mutatieboek.structure.Structure;
import org.jspecify.annotations.Nullable;

/** Of which items a table has rows, and what is missing in the figures of one. */
final class Outlined {
    private static final Comparator<ItemPath> ORDER =
            Comparator.comparing(ItemPath::chapter, ChapterOrder.OFFICIAL).thenComparing(ItemOrder.PATHS);

    private final BalanceQueries balances;

    Outlined(BalanceQueries balances) {
        this.balances = balances;
    }

    /** The chapters of which anything may be asked, in the official order. */
    static List<ItemPath> chapters(@Nullable ItemPath within, Point point) {
        return within != null
                ? List.of(ItemPath.of(within.chapter()))
                : point.now().chapters().stream()
                        .map(Structure.Chapter::code)
                        .sorted(ChapterOrder.OFFICIAL)
                        .map(ItemPath::of)
                        .toList();
    }

    /** All at or below an item of which something is known or pending, and every article of a budget year; parents first. */
    NavigableSet<ItemPath> items(ItemPath within, BudgetYear year, Point point) {
        NavigableSet<ItemPath> items = new TreeSet<>(ORDER);
        Stream.of(
                        new BalanceQuestion(within, null, null, BalanceQuestion.DEEPEST),
                        new BalanceQuestion(within, Flow.EXPENDITURE, year, 1))
                .flatMap(question -> balances.find(question, point).stream())
                .map(Balance::item)
                .forEach(items::add);
        return items;
    }

    /** The numbers of the footnotes about what the balance of an item leaves out: what was not read, and what is pending. */
    List<Integer> leftOut(ItemPath item, Flow flow, BudgetYear year, Point point, Words words, Notes notes) {
        return balances.find(new BalanceQuestion(item, flow, year, 0), point).stream()
                .flatMap(balance -> leftOut(balance, point, words, notes))
                .toList();
    }

    private Stream<Integer> leftOut(Balance balance, Point point, Words words, Notes notes) {
        Stream<Integer> missing = balance.known() && !balance.complete()
                ? Stream.of(notes.number(Note.Kind.LEFT_OUT, incomplete(balance, point, words)))
                : Stream.of();
        Stream<Integer> pending = balance.pending().isZero()
                ? Stream.of()
                : Stream.of(notes.number(
                        Note.Kind.LEFT_OUT,
                        words.say(
                                "report.pending",
                                words.amount(balance.pending()),
                                words.flow(balance.flow()).toLowerCase(words.language()),
                                Words.text(balance.year()),
                                balance.item())));
        return Stream.concat(missing, pending);
    }

    /** Of a chapter it names the articles; of an article there is nothing more to say. */
    private String incomplete(Balance balance, Point point, Words words) {
        List<ItemPath> articles =
                balances.find(new BalanceQuestion(balance.item(), balance.flow(), balance.year(), 1), point).stream()
                        .filter(below -> below.item().isArticle() && !below.complete())
                        .map(Balance::item)
                        .toList();
        return words.say(
                "report.incomplete",
                words.flow(balance.flow()),
                Words.text(balance.year()),
                articles.isEmpty()
                        ? balance.item().toString()
                        : balance.item().chapter() + " " + words.articles(articles));
    }
}
