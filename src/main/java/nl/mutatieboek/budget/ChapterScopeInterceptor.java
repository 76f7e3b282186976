package nl.mutatieboek.budget;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.html.ParameterCorrection;
import nl.mutatieboek.platform.http.ValidatedQuery;
import nl.mutatieboek.security.CurrentActor;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Redirects a page that can be limited to a chapter, requested without one by a person with roles for chapters, to the
 * first own chapter, so that the address shows others the same. Offers the choice of a chapter to every page.
 */
final class ChapterScopeInterceptor implements HandlerInterceptor {
    /** Request attribute with the choice, which templates read; it is there for error pages too. */
    private static final String CHOICE = "chapterScope";

    private final StructureQueries structure;
    private final CurrentActor acting;

    ChapterScopeInterceptor(StructureQueries structure, CurrentActor acting) {
        this.structure = structure;
        this.acting = acting;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || !method.getBeanType().isAnnotationPresent(PageController.class)) {
            return true;
        }
        ChapterScopeView choice = choice();
        request.setAttribute(CHOICE, choice);
        String[] scopes = request.getParameterValues(ValidatedQuery.SCOPE);
        if (!HttpMethod.GET.matches(request.getMethod())
                || choice.own().isEmpty()
                || (scopes != null && Arrays.stream(scopes).anyMatch(scope -> !scope.isEmpty()))
                || !isLimitedToChapter(method)) {
            return true;
        }
        return ParameterCorrection.redirect(
                request,
                response,
                Map.of(ValidatedQuery.SCOPE, choice.own().getFirst().value()));
    }

    private static boolean isLimitedToChapter(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == ChapterScopeQuery.class);
    }

    /** A role may be granted for a chapter that the book does not have yet. */
    private ChapterScopeView choice() {
        Set<ChapterCode> own = acting.ownChapters();
        List<ChapterCode> chapters = structure.current().chapters().stream()
                .map(StructureQueries.KnownChapter::code)
                .sorted(ChapterCodeComparator.OFFICIAL)
                .toList();
        return new ChapterScopeView(
                chapters.stream().filter(own::contains).toList(),
                chapters.stream().filter(chapter -> !own.contains(chapter)).toList());
    }
}
