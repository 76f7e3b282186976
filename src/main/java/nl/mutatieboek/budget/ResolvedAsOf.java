package nl.mutatieboek.budget;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.NotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * A point on the three time axes: the query and what it resolves to.
 *
 * @param axes the query
 * @param ledgerNumber up to which entries count; the state at that number never changes
 * @param structure the structure at that number
 * @param now the current structure: names in a query may have been registered since
 * @param horizon how far the reader sees the chapters of the response
 */
public record ResolvedAsOf(
        AsOfQuery axes, long ledgerNumber, StructureSnapshot structure, StructureSnapshot now, EmbargoHorizon horizon) {
    /** Creates a point to which no embargo has been applied. */
    public ResolvedAsOf(AsOfQuery axes, long ledgerNumber, StructureSnapshot structure, StructureSnapshot now) {
        this(axes, ledgerNumber, structure, now, EmbargoHorizon.OPEN);
    }

    /** Whether a moment is under embargo for the chapters of the response, and shown to this reader. */
    public boolean isUnderEmbargo(Moment moment) {
        return horizon.embargoed().contains(moment);
    }

    /** Whether the reader may not choose a moment for the chapters of the response. */
    public boolean isHidden(Moment moment) {
        Moment first = horizon.firstHidden();
        return first != null && momentOrder().compare(moment, first) >= 0;
    }

    /** Whether the reader may not see everything that these chapters present. */
    public boolean isCutOff() {
        return horizon.firstHidden() != null;
    }

    /**
     * Returns the order of the moments, including those registered since; adding a moment does not change the order of
     * others.
     */
    public Comparator<Moment> momentOrder() {
        return now.momentOrder();
    }

    /**
     * Returns its axes with {@code knownAt} set to its ledger number, so that the same query always has the same
     * result.
     */
    public AsOfQuery lasting() {
        return axes.knownAt() != null
                ? axes
                : new AsOfQuery(axes.effectiveOn(), Long.toString(ledgerNumber), axes.moment());
    }

    /**
     * Returns the parameters of the next page of a query at this point, which does not move with new entries.
     *
     * @param parameter the paging parameter
     */
    public Map<String, String> nextPageParameters(String parameter, Object last) {
        return Map.of(
                parameter, last.toString(), "knownAt", String.valueOf(lasting().knownAt()));
    }

    /** Whether the data of a moment is presented at this point. */
    public boolean includesMoment(Moment moment) {
        return axes.moment() == null || momentOrder().compare(moment, axes.moment()) <= 0;
    }

    /** Whether the document of a moment is presented at this point, and was submitted by its effective day. */
    public boolean includesDocument(Moment moment) {
        return includesMoment(moment)
                && (axes.effectiveOn() == null
                        || structure
                                .moment(moment)
                                .filter(known -> isInEffect(known.submittedOn()))
                                .isPresent());
    }

    /** Returns this point with what the reader sees of the chapters of the response. */
    ResolvedAsOf withHorizon(EmbargoHorizon seen) {
        return new ResolvedAsOf(axes, ledgerNumber, structure, now, seen);
    }

    /** Returns this point bounded to a moment that is presented here. */
    public ResolvedAsOf upToMoment(Moment moment) {
        return new ResolvedAsOf(
                new AsOfQuery(axes.effectiveOn(), axes.knownAt(), moment), ledgerNumber, structure, now, horizon);
    }

    /** Whether what is effective from a day is effective at this point. */
    public boolean isInEffect(LocalDate effectiveOn) {
        return axes.effectiveOn() == null || !effectiveOn.isAfter(axes.effectiveOn());
    }

    /**
     * Requires that a chapter is in the book now.
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
     * Requires that a moment is in the book now.
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
     * Requires that an item is in the book now; at this point it may not have been known yet.
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
