package nl.mutatieboek.platform.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits the time that a whole request body may take: 10 s before authentication, after it 30 s, or an hour for a file. Tomcat's own
 * timeouts restart with every byte. The input stream of a late request is closed, which ends every way to read it: as JSON, as form
 * parameters or as parts.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RequestBodyDeadlineFilter extends OncePerRequestFilter {
    private static final String BODY = RequestBodyDeadlineFilter.class.getName();
    private static final Duration BEFORE_AUTHENTICATION = Duration.ofSeconds(10);
    private static final Duration FILE = Duration.ofHours(1);

    private final Set<RequestBodyDeadline> bodies = ConcurrentHashMap.newKeySet();
    private final Duration inMemory;

    RequestBodyDeadlineFilter(HttpProperties settings) {
        this.inMemory = settings.requests().longestBody();
    }

    /** Whether a request has a body, according to its headers. */
    public static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /** Gives an authenticated sender more time, counted from the start of the request. */
    public void extend(HttpServletRequest request, boolean file) {
        if (request.getAttribute(BODY) instanceof RequestBodyDeadline body) {
            body.extend(file ? FILE : inMemory);
        }
    }

    /** Whether the deadline of the body passed before it was read to its end. */
    public static boolean isLate(HttpServletRequest request) {
        return request.getAttribute(BODY) instanceof RequestBodyDeadline body && body.isLate();
    }

    /** The problem of a request whose body could not be read to its end. */
    static ProblemException problem(HttpServletRequest request) {
        return request.getAttribute(BODY) instanceof RequestBodyDeadline body && body.isLate()
                ? ProblemException.of(
                                408, "too-slow", Map.of("seconds", body.limit().toSeconds()))
                        .withHeader(HttpHeaders.CONNECTION, "close")
                : ProblemException.of(400, "body-broken-off");
    }

    /** The problem of a request whose form parameters could not be read. */
    static ProblemException parametersProblem(HttpServletRequest request, ProblemException unreadable) {
        return isLate(request) ? problem(request) : unreadable;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !hasBody(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RequestBodyDeadline body = new RequestBodyDeadline(request, BEFORE_AUTHENTICATION);
        request.setAttribute(BODY, body);
        bodies.add(body);
        try {
            chain.doFilter(request, response);
        } finally {
            bodies.remove(body);
            body.end();
        }
    }

    /** Closes the bodies whose deadline has passed. A read that waits for data ends with the next byte or Tomcat's timeout. */
    @Scheduled(fixedRate = 500, timeUnit = TimeUnit.MILLISECONDS)
    void closeLateBodies() {
        bodies.forEach(RequestBodyDeadline::closeIfLate);
    }
}
