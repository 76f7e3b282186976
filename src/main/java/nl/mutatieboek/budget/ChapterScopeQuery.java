package nl.mutatieboek.budget;

import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.platform.http.EmptyMeansAbsent;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;

/**
 * The chapter to which a page is limited. A person with roles for chapters is redirected to the own chapter if it is
 * absent.
 *
 * @param scope null for all chapters
 */
public record ChapterScopeQuery(@EmptyMeansAbsent @Nullable ChapterScope scope) implements ValidatedQuery {
    /** The chapter; null for all. */
    public @Nullable ChapterCode chapter() {
        return scope == null ? null : scope.chapter();
    }

    /** The chapter as an item; null for all. */
    public @Nullable ItemPath item() {
        ChapterCode chapter = chapter();
        return chapter == null ? null : ItemPath.of(chapter);
    }

    /** The chapters of a response that is limited to this scope. */
    public EmbargoCheckScope checked() {
        return EmbargoCheckScope.of(chapter());
    }

    /**
     * Resolves the point in time of a page that is limited to this scope.
     *
     * @throws nl.mutatieboek.platform.NotFoundException if the book has no such chapter
     */
    public ResolvedAsOf awaitForReader(PointInTimeQuery at, AsOfResolver points) {
        ResolvedAsOf point = points.awaitForReader(at, checked());
        point.requireChapter(chapter());
        return point;
    }
}
