package nl.mutatieboek.budget;

import java.util.List;
import nl.mutatieboek.domain.value.ChapterCode;

/**
 * The choice of a chapter on a page.
 *
 * @param own the chapters for which the person has a role, in official order
 * @param others the other chapters of the book
 */
record ChapterScopeView(List<ChapterCode> own, List<ChapterCode> others) {
    ChapterScopeView {
        own = List.copyOf(own);
        others = List.copyOf(others);
    }
}
