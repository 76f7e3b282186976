package nl.mutatieboek.budget;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.NotFoundException;
import nl.mutatieboek.platform.http.PagedResult;
import org.jspecify.annotations.Nullable;

/**
 * A point on the three axes of time: what was asked, and what it comes to.
 *
 * @param axes as asked
 * @param ledgerNumber up to where the entries count; what the book knew there never changes
 * @param structure the structure that the book knew there
 * @param now the structure that it knows now: what is asked by name may have been registered since
 */
public record ResolvedAsOf(AsOfQuery axes, long ledgerNumber, StructureSnapshot structure, StructureSnapshot now) {
    /** The order of the moments, those registered since included: it does not change when one is added. */
    public Comparator<Moment> momentOrder() {
        return now.momentOrder();
    }

    /** Its axes, known at its ledger number where they say nothing of that: what is asked there is the same for ever. */
    public AsOfQuery lasting() {
        return axes.knownAt() != null
                ? axes
                : new AsOfQuery(axes.effectiveOn(), Long.toString(ledgerNumber), axes.moment());
    }

    /**
     * The address of the page after one of a question that was asked at this point: it stays there, whatever is recorded
     * meanwhile.
     *
     * @param parameter by which the question says where it goes on
     */
    public String nextPageUrl(String parameter, Object last) {
        return PagedResult.address(Map.of(
                parameter, last.toString(), "knownAt", String.valueOf(lasting().knownAt())));
    }

    /** Whether what is presented in a moment is presented at this point. */
    public boolean includesMoment(Moment moment) {
        return axes.moment() == null || momentOrder().compare(moment, axes.moment()) <= 0;
    }

    /** The same, up to a moment that is presented here. */
    public ResolvedAsOf upToMoment(Moment moment) {
        return new ResolvedAsOf(
                new AsOfQuery(axes.effectiveOn(), axes.knownAt(), moment), ledgerNumber, structure, now);
    }

    /** The same, as it was known at an earlier ledger number; what the book was made of is that of this point. */
    public ResolvedAsOf asKnownAt(long earlier) {
        return new ResolvedAsOf(axes, Math.min(earlier, ledgerNumber), structure, now);
    }

    /** Whether what holds from a day on holds at this point. */
    public boolean isInEffect(LocalDate effectiveOn) {
        return axes.effectiveOn() == null || !effectiveOn.isAfter(axes.effectiveOn());
    }

    /**
     * That a chapter is in the book now, and which.
     *
     * @param chapter null for all
     * @throws NotFoundException if it is not
     */
    public @Nullable ChapterCode requireChapter(@Nullable ChapterCode chapter) {
        if (chapter != null) {
            requireItem(ItemPath.of(chapter));
        }
        return chapter;
    }

    /**
     * That a moment is in the book now, and which.
     *
     * @param moment null for none
     * @throws NotFoundException if it is not
     */
    public @Nullable Moment requireMoment(@Nullable Moment moment) {
        if (moment != null && !now.knows(moment)) {
            throw new NotFoundException("moment-not-in-the-book", Map.of("moment", moment));
        }
        return moment;
    }

    /**
     * That an item is in the book now; at this point it may not have been known yet.
     *
     * @throws NotFoundException if it is not
     */
    public void requireItem(ItemPath item) {
        if (!now.knows(item)) {
            if (item.isChapter()) {
                throw new NotFoundException("unknown-chapter", Map.of("chapter", item.chapter()));
            }
            throw new NotFoundException("item-not-in-the-book", Map.of("item", item));
        }
    }
}
