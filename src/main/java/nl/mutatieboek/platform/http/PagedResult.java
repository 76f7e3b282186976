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
 * A page of a longer list. One row more than fits is read, so that the last page has no link. The link contains the key
 * of the last row, so that newly recorded rows do not shift the pages.
 *
 * @param rows the rows of this page
 * @param hasMore whether more rows follow
 */
public record PagedResult<T>(List<T> rows, boolean hasMore) {
    private static final int MOST = 1_000;
    private static final int USUAL = 100;

    public PagedResult {
        rows = List.copyOf(rows);
    }

    /**
     * The page size of a query.
     *
     * @param limit 1 to 1,000; 100 by default
     */
    public record Limit(
            @Range(min = 1, max = MOST) @Nullable Integer limit) implements ValidatedQuery {
        public int rows() {
            return Objects.requireNonNullElse(limit, USUAL);
        }
    }

    /**
     * Reads the first rows.
     *
     * @param limit maximum number of rows
     * @param finder finds at most the given number of rows
     */
    public static <T> PagedResult<T> fetch(int limit, IntFunction<List<T>> finder) {
        List<T> found = finder.apply(limit + 1);
        return new PagedResult<>(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }

    /**
     * Returns the address of the next page; null after the last page.
     *
     * @param after makes the address from the last row
     */
    public @Nullable String nextLink(Function<T, String> after) {
        return hasMore ? after.apply(rows.getLast()) : null;
    }

    /** Returns the address of the current request with some parameters replaced, for use in a link. */
    public static String address(Map<String, ?> values) {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath(request.getRequestURI()).query(request.getQueryString());
        new TreeMap<>(values).forEach(address::replaceQueryParam);
        return address.build().toUriString();
    }

    /** Starts a response with a link to the next page. */
    public static ResponseEntity.BodyBuilder withNextLink(@Nullable String next) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        return next == null ? answer : answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
    }
}
