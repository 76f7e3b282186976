package nl.mutatieboek.platform.html;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.platform.http.RequestBodyDeadlineFilter;
import nl.mutatieboek.platform.http.SecurityHeadersWriter;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects page requests whose parameters cannot be read, such as an incomplete percent escape or a form without
 * boundary. The error page is rendered without parameters.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class UnreadableRequestFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadableRequestFilter.class);
    private static final String REFUSED = UnreadableRequestFilter.class.getName();
    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** The API reports unreadable requests itself. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/v1/");
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            // The container rejects some requests before any filter has set these headers.
            SecurityHeadersWriter.writeIfAbsent(response, SecurityHeadersWriter.SELF_ONLY_POLICY);
            chain.doFilter(isReadable(request) ? request : new ParameterlessRequestWrapper(request), response);
            return;
        }
        try {
            if (READING.contains(request.getMethod())) {
                // Fail before a page is half rendered.
                request.getParameterMap();
            }
            chain.doFilter(request, response);
        } catch (InvalidParameterException e) {
            refuse(e, request, response);
        }
    }

    /** The error page does not read a rejected body. */
    private static boolean isReadable(HttpServletRequest request) {
        Object method = request.getAttribute(RequestDispatcher.ERROR_METHOD);
        return request.getAttribute(REFUSED) == null && READING.contains(method == null ? request.getMethod() : method);
    }

    private static void refuse(InvalidParameterException why, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        int status = RequestBodyDeadlineFilter.isLate(request) || isTooSlow(why)
                ? HttpServletResponse.SC_REQUEST_TIMEOUT
                : why.getErrorCode();
        LOG.warn(
                "Refused: page request with unreadable parameters ({}), by {}, from {}",
                status,
                request.getMethod().replaceAll("[^A-Z]", "?"),
                request.getRemoteAddr());
        request.setAttribute(REFUSED, true);
        response.sendError(status);
    }

    private static boolean isTooSlow(@Nullable Throwable why) {
        return why instanceof SocketTimeoutException || (why != null && isTooSlow(why.getCause()));
    }

    /** A request wrapper without parameters. */
    private static final class ParameterlessRequestWrapper extends HttpServletRequestWrapper {
        ParameterlessRequestWrapper(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }
    }
}
