package nl.mutatieboek.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import nl.mutatieboek.platform.PermitAcquirer;
import nl.mutatieboek.platform.http.RequestBodyDeadlineFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits how many large request bodies are received at once, separately for unauthenticated senders. Files are accepted
 * from authenticated senders only: the CSRF token is inside the form, so the whole file would be on disk before the
 * form is rejected. Small bodies are not limited, so slow senders of large ones do not block them.
 */
final class RequestBodyLimitFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(RequestBodyLimitFilter.class);
    private static final Set<String> NEVER_READ = Set.of("GET", "HEAD", "OPTIONS");
    /** Endpoints whose permission is about files; elsewhere a file has no more time than any other body. */
    private static final RequestMatcher FILE_UPLOADS = new OrRequestMatcher(
            Stream.of(EndpointPermission.TAKE_OVER, EndpointPermission.RECONCILE, EndpointPermission.ATTACH)
                    .flatMap(permission -> permission.endpoints().stream())
                    .filter(endpoint -> endpoint.startsWith("POST "))
                    .map(endpoint -> pathPattern(HttpMethod.POST, endpoint.substring("POST ".length())))
                    .toArray(RequestMatcher[]::new));

    private static final int SMALL = 16_384;
    private static final int MAX_UNAUTHENTICATED = 8;
    private static final int MAX_IN_MEMORY = 64;
    private static final int MAX_FILES = 100;

    private final Semaphore unauthenticated = new Semaphore(MAX_UNAUTHENTICATED, true);
    private final Semaphore inMemory = new Semaphore(MAX_IN_MEMORY, true);
    private final Semaphore files = new Semaphore(MAX_FILES, true);
    private final RequestBodyDeadlineFilter deadlines;
    private final Duration timeout;

    RequestBodyLimitFilter(RequestBodyDeadlineFilter deadlines, Duration timeout) {
        this.deadlines = deadlines;
        this.timeout = timeout;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !RequestBodyDeadlineFilter.hasBody(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean authenticated = CurrentActor.findPerson().isPresent();
        boolean file = isFile(request);
        if (file && !authenticated) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        if (authenticated) {
            deadlines.extend(request, file && FILE_UPLOADS.matches(request));
        }
        if (!file && (isSmall(request) || isNeverRead(request))) {
            chain.doFilter(request, response);
            return;
        }
        Semaphore permits = permitsFor(authenticated, file);
        if (!PermitAcquirer.awaitPermit(permits, timeout)) {
            LOG.warn("Refused: too many large request bodies at once, from {}", request.getRemoteAddr());
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            permits.release();
        }
    }

    private static boolean isFile(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static boolean isNeverRead(HttpServletRequest request) {
        return NEVER_READ.contains(request.getMethod());
    }

    private static boolean isSmall(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length >= 0 && length <= SMALL;
    }

    private Semaphore permitsFor(boolean authenticated, boolean file) {
        if (file) {
            return files;
        }
        return authenticated ? inMemory : unauthenticated;
    }
}
