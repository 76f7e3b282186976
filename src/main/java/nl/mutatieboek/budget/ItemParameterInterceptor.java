package nl.mutatieboek.budget;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.mutatieboek.budget.ItemResolution.ResolvedItem;
import nl.mutatieboek.budget.ItemResolution.UnknownItemName;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.platform.InvalidQueryException;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.html.ParameterCorrection;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Redirects pages on which an item or a chapter is written as people write it, such as {@code artikel 37}, to the address
 * with its path or code. If a text may mean several items, the reader chooses.
 */
record ItemParameterInterceptor(ItemNameResolver items, CurrentActor acting) implements HandlerInterceptor {
    private static final String ITEM = "item";
    private static final String CHAPTER = "chapter";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!HttpMethod.GET.matches(request.getMethod())
                || request.getUserPrincipal() == null
                || !(handler instanceof HandlerMethod method)
                || !method.getBeanType().isAnnotationPresent(PageController.class)) {
            return true;
        }
        Map<String, @Nullable String> written = new HashMap<>();
        text(request, CHAPTER).flatMap(this::findChapter).ifPresent(chapter -> written.put(CHAPTER, chapter));
        text(request, ITEM).flatMap(text -> findItem(text, request)).ifPresent(path -> written.put(ITEM, path));
        return written.isEmpty() || ParameterCorrection.redirect(request, response, written);
    }

    private static Optional<String> text(HttpServletRequest request, String parameter) {
        String[] values = request.getParameterValues(parameter);
        return values == null || values.length != 1 || values[0].isBlank() ? Optional.empty() : Optional.of(values[0]);
    }

    /** The code of a chapter that is written otherwise, such as {@code xx}. */
    private Optional<String> findChapter(String text) {
        return resolve(text) instanceof ResolvedItem resolved
                        && resolved.label().item().isChapter()
                        && !resolved.label().item().toString().equals(text)
                ? Optional.of(resolved.label().item().toString())
                : Optional.empty();
    }

    /** The path of an item that is written otherwise. */
    private Optional<String> findItem(String text, HttpServletRequest request) {
        ItemResolution resolution = resolve(text);
        if (resolution instanceof ResolvedItem resolved) {
            String path = resolved.label().item().toString();
            return path.equals(text) ? Optional.empty() : Optional.of(path);
        }
        if (resolution instanceof UnknownItemName && isPath(text)) {
            return Optional.empty();
        }
        Map<String, String> choices = new LinkedHashMap<>();
        resolution.choices().forEach(choice -> choices.put(choice.item().toString(), orEmpty(choice.name())));
        ParameterCorrection.offer(request, ITEM, choices);
        throw new InvalidQueryException(
                ITEM, resolution.messageCode().findFirst().orElseThrow(), Map.of("text", text));
    }

    private ItemResolution resolve(String text) {
        return items.resolve(text, ItemSearchScope.forFilter(acting.actor().mandatedChapters()));
    }

    private static String orEmpty(@Nullable String name) {
        return name == null ? "" : name;
    }

    private static boolean isPath(String text) {
        try {
            ItemPath.parse(text);
            return true;
        } catch (MalformedValueException e) {
            // Not a path.
            return false;
        }
    }
}
