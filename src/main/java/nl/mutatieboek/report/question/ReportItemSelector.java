package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.budget.ChapterCodeComparator;
import nl.mutatieboek.budget.ItemPathComparator;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportFootnote;
import org.jspecify.annotations.Nullable;

/** Selects the items that have rows in a table, and adds footnotes on the completeness of their balances. */
record ReportItemSelector(BalanceQueries balances) {
    static final Comparator<ItemPath> ORDER = Comparator.comparing(ItemPath::chapter, ChapterCodeComparator.OFFICIAL)
            .thenComparing(ItemPathComparator.PATHS);

    /** The chapters in scope, in official order. */
    static List<ItemPath> chapters(@Nullable ItemPath within, ResolvedAsOf point) {
        return within != null
                ? List.of(ItemPath.of(within.chapter()))
                : point.now().chapters().stream()
                        .map(StructureQueries.KnownChapter::code)
                        .sorted(ChapterCodeComparator.OFFICIAL)
                        .map(ItemPath::of)
                        .toList();
    }

    /**
     * All items at or below an item with a known or pending amount, and every article of a budget year; parents first.
     */
    NavigableSet<ItemPath> items(ItemPath within, BudgetYear year, ResolvedAsOf point) {
        NavigableSet<ItemPath> items = new TreeSet<>(ORDER);
        Stream.of(
                        new BalanceCriteria(within, null, null, BalanceCriteria.MAX_DEPTH),
                        new BalanceCriteria(within, Flow.EXPENDITURE, year, 1))
                .flatMap(query -> balances.find(query, point).stream())
                .map(Balance::item)
                .forEach(items::add);
        return items;
    }

    /** @param mark only what lines with this mark amount to; null for all */
    Set<BudgetYear> completeYears(ItemPath item, Flow flow, @Nullable MarkSelection mark, ResolvedAsOf point) {
        return balances.find(new BalanceCriteria(item, flow, null, 0, false, mark), point).stream()
                .filter(Balance::complete)
                .map(Balance::year)
                .collect(Collectors.toSet());
    }

    /** The balances of an item in all years with a known amount. */
    Map<BudgetYear, ReportFigure> balances(ItemPath item, Flow flow, @Nullable MarkSelection mark, ResolvedAsOf point) {
        Map<BudgetYear, ReportFigure> known = new HashMap<>();
        for (Balance balance : balances.find(new BalanceCriteria(item, flow, null, 0, false, mark), point)) {
            ReportFigure figure = MomentLookups.figure(balance);
            if (figure != null) {
                known.put(balance.year(), figure);
            }
        }
        return known;
    }

    /** The balance of an item at an as-of point; null if it is unknown. */
    @Nullable
    ReportFigure balance(ItemPath item, Flow flow, BudgetYear year, ResolvedAsOf point) {
        return balance(item, flow, year, null, point);
    }

    /** The balance of the lines of an item with a mark; null if it is unknown. */
    @Nullable
    ReportFigure balance(ItemPath item, Flow flow, BudgetYear year, @Nullable MarkSelection mark, ResolvedAsOf point) {
        return balances.find(new BalanceCriteria(item, flow, year, 0, false, mark), point).stream()
                .map(MomentLookups::figure)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Adds footnotes on what the balances of an item leave out: unread parts and pending mutations. */
    List<Integer> addCompletenessFootnotes(
            ItemPath item,
            Flow flow,
            List<BudgetYear> years,
            ResolvedAsOf point,
            ReportMessages messages,
            FootnoteCollector notes) {
        Map<String, List<String>> incomplete = new LinkedHashMap<>();
        List<String> pending = new ArrayList<>();
        for (BudgetYear year : years) {
            for (Balance balance : balances.find(new BalanceCriteria(item, flow, year, 0), point)) {
                if (balance.known() && !balance.complete()) {
                    incomplete
                            .computeIfAbsent(incompleteItems(balance, point, messages), of -> new ArrayList<>())
                            .add(ReportMessages.yearText(year));
                }
                if (!balance.pending().isZero()) {
                    pending.add(pendingText(balance, messages));
                }
            }
        }
        List<String> texts = new ArrayList<>();
        incomplete.forEach((of, when) ->
                texts.add(messages.message("report.incomplete", messages.flow(flow), String.join(", ", when), of)));
        texts.addAll(pending);
        return texts.stream()
                .map(text -> notes.addFootnote(ReportFootnote.FootnoteType.LEFT_OUT, text))
                .toList();
    }

    private static String pendingText(Balance balance, ReportMessages messages) {
        return messages.message(
                "report.pending",
                messages.amount(balance.pending()),
                messages.flow(balance.flow()).toLowerCase(messages.language()),
                ReportMessages.yearText(balance.year()),
                balance.item());
    }

    /** The incomplete articles of a chapter; empty for an article. */
    private String incompleteItems(Balance balance, ResolvedAsOf point, ReportMessages messages) {
        List<ItemPath> articles =
                balances.find(new BalanceCriteria(balance.item(), balance.flow(), balance.year(), 1), point).stream()
                        .filter(below -> below.item().isArticle() && !below.complete())
                        .map(Balance::item)
                        .toList();
        return articles.isEmpty()
                ? balance.item().toString()
                : balance.item().chapter() + " " + messages.articles(articles);
    }
}
