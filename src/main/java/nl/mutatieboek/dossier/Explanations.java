package nl.mutatieboek.dossier;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import nl.mutatieboek.balance.SummedLines;
import nl.mutatieboek.budget.Event;
import nl.mutatieboek.budget.Event.MutationProposed;
import nl.mutatieboek.budget.Staffel;
import nl.mutatieboek.budget.Stream;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.MutationClass;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.budget.term.Thousands;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.Entry;
import nl.mutatieboek.structure.ItemOrder;
import nl.mutatieboek.structure.Point;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether an explanation of a mutation is due, for each article that it touches. */
@Component
public class Explanations {
    private final SummedLines sums;
    private final Entries entries;

    public Explanations(SummedLines sums, Entries entries) {
        this.sums = sums;
        this.entries = entries;
    }

    /**
     * For one article.
     *
     * @param article the article, or what a source leaves open
     * @param size its expenditure in the year of the mutation's moment, as presented up to then and as known just before the
     *     mutation counted; null where nothing is known there, and where that is under embargo for who asks
     * @param flow of the largest change
     * @param year of the largest change
     * @param change the largest change that the mutation makes to it in any flow and year
     * @param limit from which on an explanation is due; null where the source does not say
     */
    public record Explanation(
            ItemPath article,
            @Nullable String name,
            @Nullable Thousands size,
            Flow flow,
            BudgetYear year,
            Thousands change,
            @Nullable Thousands limit) {
        /** Whether it is due; null where that is open. */
        public @Nullable Boolean due() {
            return limit == null ? null : Staffel.isDue(change, limit);
        }
    }

    private record Column(ItemPath article, Flow flow, BudgetYear year) {}

    /**
     * Of a mutation as its dossier states it, in the order of the budget.
     *
     * @param hidden the chapters of which who asks may not see the size of an article
     */
    List<Explanation> of(Dossier dossier, Point point, Predicate<ChapterCode> hidden) {
        MutationProposed facts = dossier.facts();
        return of(facts.proposal(), entries.of(Stream.of(facts.mutation())), point, hidden);
    }

    /** Of a proposal in whose dossier this happened, in the order of the budget. */
    public List<Explanation> of(Proposal proposal, List<Entry> happened, Point point) {
        return of(proposal, happened, point, chapter -> false);
    }

    private List<Explanation> of(Proposal proposal, List<Entry> happened, Point point, Predicate<ChapterCode> hidden) {
        Map<Column, Thousands> changes = new LinkedHashMap<>();
        for (Posting posting : proposal.postings()) {
            changes.merge(
                    new Column(article(posting.item()), posting.flow(), posting.year()),
                    posting.thousands(),
                    Thousands::plus);
        }
        Map<ItemPath, Column> largest = new LinkedHashMap<>();
        changes.forEach((column, change) -> largest.merge(
                column.article(), column, (one, other) -> size(changes, one) >= size(changes, other) ? one : other));
        Point before = before(happened, upTo(proposal.moment(), point));
        return largest.values().stream()
                .sorted(Comparator.comparing(Column::article, ItemOrder.PATHS))
                .map(column -> explanation(
                        column,
                        thousands(changes, column),
                        proposal,
                        before,
                        hidden.test(column.article().chapter())))
                .toList();
    }

    private static long size(Map<Column, Thousands> changes, Column column) {
        return Math.abs(thousands(changes, column).value());
    }

    private static Thousands thousands(Map<Column, Thousands> changes, Column column) {
        return changes.getOrDefault(column, Thousands.ZERO);
    }

    private Explanation explanation(Column column, Thousands change, Proposal proposal, Point before, boolean hidden) {
        Thousands size =
                hidden ? null : size(column.article(), proposal.moment().year(), before);
        MutationClass of = proposal.mutationClass();
        return new Explanation(
                column.article(),
                before.outline().name(column.article(), column.year()).orElse(null),
                size,
                column.flow(),
                column.year(),
                change,
                size == null || of == null ? null : Staffel.limit(size, of).orElse(null));
    }

    /** What a source leaves open has no size: whichever article it is of may have any. */
    private @Nullable Thousands size(ItemPath article, BudgetYear year, Point before) {
        if (!article.isArticle()) {
            return null;
        }
        SummedLines.Total total = sums.by(article, Flow.EXPENDITURE, year, before, line -> article)
                .get(article);
        return total == null ? null : total.booked();
    }

    private static ItemPath article(ItemPath item) {
        return item.lineage().get(1);
    }

    /** What is presented later changes no size, and may be under embargo. */
    private static Point upTo(Moment moment, Point point) {
        return point.presents(moment) ? point.upTo(moment) : point;
    }

    /** As the book knew it just before the mutation counted; a pending one counts nowhere yet. */
    private static Point before(List<Entry> happened, Point point) {
        return happened.stream()
                .filter(entry -> entry.event() instanceof Event.MutationBooked)
                .map(Entry::ledgerNumber)
                .filter(booked -> booked <= point.ledgerNumber())
                .findFirst()
                .map(booked -> point.asKnownAt(booked - 1))
                .orElse(point);
    }
}
