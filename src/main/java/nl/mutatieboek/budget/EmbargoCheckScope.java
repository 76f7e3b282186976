package nl.mutatieboek.budget;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import org.jspecify.annotations.Nullable;

/**
 * The chapters whose data a response can contain. An endpoint declares a scope only for chapters by which it filters its response; an
 * undeclared scope is the whole book, which is the safe default under embargo.
 *
 * @param chapters empty for the whole book
 */
public record EmbargoCheckScope(Set<ChapterCode> chapters) {
    /** All data of the book. */
    public static final EmbargoCheckScope WHOLE_BOOK = new EmbargoCheckScope(Set.of());

    public EmbargoCheckScope {
        chapters = Set.copyOf(chapters);
    }

    /** A response that contains data of these chapters only; none given means the whole book. */
    public static EmbargoCheckScope of(Collection<ChapterCode> chapters) {
        return new EmbargoCheckScope(Set.copyOf(chapters));
    }

    /** A response that is filtered by this chapter; null means no filter. */
    public static EmbargoCheckScope of(@Nullable ChapterCode chapter) {
        return chapter == null ? WHOLE_BOOK : new EmbargoCheckScope(Set.of(chapter));
    }

    /** A response that is filtered by this chapter or item; null means no filter. */
    public static EmbargoCheckScope of(@Nullable ItemPath item) {
        return of(item == null ? null : item.chapter());
    }

    /**
     * A response that is filtered by an item and counts it together with its predecessors in other chapters.
     *
     * @param item null means no filter
     * @param point the point of the query, before an embargo bounds it
     */
    public static EmbargoCheckScope withLineage(@Nullable ItemPath item, ResolvedAsOf point) {
        return item == null
                ? WHOLE_BOOK
                : of(Stream.concat(
                                Stream.of(item), ItemLineage.ofAllLinks(point.structure()).predecessors(item).stream())
                        .map(ItemPath::chapter)
                        .collect(Collectors.toSet()));
    }

    boolean isWholeBook() {
        return chapters.isEmpty();
    }
}
