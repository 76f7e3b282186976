package nl.mutatieboek.balance;

import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.ChapterScope;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.Read;

/** Of which lines a request asks, by {@code item}, {@code flow} and {@code year}; each that is left out means all. */
public record PostingFilter(Read<ItemPath> item, Read<Flow> flow, Read<BudgetYear> year) {
    /** For a question of which the item may be left out. */
    public static PostingFilter parseOptional(Asked asked) {
        return with(asked.may("item", ItemPath::parse), asked);
    }

    /** For a question about an item. */
    public static PostingFilter parseRequired(Asked asked) {
        return with(asked.must("item", ItemPath::parse), asked);
    }

    private static PostingFilter with(Read<ItemPath> item, Asked asked) {
        return new PostingFilter(item, asked.may("flow", Flow::parse), asked.may("year", BudgetYear::parse));
    }

    /**
     * That the item, if one is asked, is in the book; known once the reading has ended.
     *
     * @throws ProblemException 404 if it is not
     */
    public void requireKnownItem(AsOf point) {
        ItemPath asked = item.orNull();
        if (asked != null) {
            point.requireItem(asked);
        }
    }

    /** The chapters of a response that contains these lines only. */
    public ChapterScope scope() {
        return ChapterScope.of(item.orNull());
    }

    /**
     * The same of a response that contains what the item was before as well.
     *
     * @param point where it is asked, before any embargo bounds it
     */
    public ChapterScope scopeWithLineage(AsOf point) {
        return ChapterScope.withLineage(item.orNull(), point);
    }

    /**
     * The balances of these lines, and of so many levels below; known once the reading has ended.
     *
     * @param lineage whether the item is counted together with what it was before
     */
    public BalanceCriteria toBalanceCriteria(int depth, boolean lineage) {
        return new BalanceCriteria(item.orNull(), flow.orNull(), year.orNull(), depth, lineage);
    }
}
