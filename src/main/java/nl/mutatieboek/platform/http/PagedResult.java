package nl.mutatieboek.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A page of what is longer. One row more than fits is looked up, so that a page after which nothing follows has no link; the
 * link names the last row by its key, so that nothing recorded meanwhile comes between two pages.
 *
 * @param rows those of this page
 * @param hasMore whether more follow
 */
public record PagedResult<T>(List<T> rows, boolean hasMore) {
    private static final int MOST = 1_000;
    private static final int USUAL = 100;

    public PagedResult {
        rows = List.copyOf(rows);
    }

    /**
     * How many rows a query asks for.
     *
     * @param limit 1 to 1,000; 100 by default
     */
    public record Limit(
            @Range(min = 1, max = MOST) @Nullable Integer limit) implements QueryParameters {
        public int rows() {
            return Objects.requireNonNullElse(limit, USUAL);
        }
    }

    /**
     * The first rows.
     *
     * @param limit at most so many
     * @param finder finds at most so many as it is told
     */
    public static <T> PagedResult<T> fetch(int limit, IntFunction<List<T>> finder) {
        List<T> found = finder.apply(limit + 1);
        return new PagedResult<>(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }

    /**
     * The address of the next page; null after the last.
     *
     * @param after makes it of the last row
     */
    public @Nullable String nextLink(Function<T, String> after) {
        return hasMore ? after.apply(rows.getLast()) : null;
    }

    /** The address of the current request with other values of some parameters, as the target of a link. */
    public static String address(Map<String, ?> values) {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath(request.getRequestURI()).query(request.getQueryString());
        new TreeMap<>(values).forEach(address::replaceQueryParam);
        return address.build().toUriString();
    }

    /** The beginning of an answer that leads to the next page. */
    public static ResponseEntity.BodyBuilder withNextLink(@Nullable String next) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        return next == null ? answer : answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
    }
}
