package nl.mutatieboek.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Logs denied requests by subject, method and path, without parameters or content. */
final class LoggingAccessDeniedHandler implements AccessDeniedHandler {
    private static final Logger LOG = LoggerFactory.getLogger(LoggingAccessDeniedHandler.class);
    private static final int MAX_LENGTH = 200;

    private final AccessDeniedHandler delegate;

    /** Creates a handler that logs and then delegates. */
    LoggingAccessDeniedHandler(AccessDeniedHandler delegate) {
        this.delegate = delegate;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException, ServletException {
        LOG.warn(
                "Refused: {} may not {} {}{}, from {}",
                CurrentActor.findPerson()
                        .map(person -> "subject " + person.id())
                        .orElse("anonymous"),
                sanitize(request.getMethod()),
                sanitize(request.getRequestURI()),
                exception instanceof CsrfException ? " (missing or wrong CSRF token)" : "",
                request.getRemoteAddr());
        // Tells the error page whether a session was lost.
        request.setAttribute(WebAttributes.ACCESS_DENIED_403, exception);
        delegate.handle(request, response, exception);
    }

    /** Makes client input safe for a log line: one line, limited length. */
    static String sanitize(@Nullable String text) {
        String printable = String.valueOf(text).replaceAll("[^\\x20-\\x7e]", "?");
        return printable.substring(0, Math.min(printable.length(), MAX_LENGTH));
    }
}
