package nl.mutatieboek.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Keeps in the log who was refused what: by subject, method and path, never with what was asked or sent. */
final class LoggingAccessDeniedHandler implements AccessDeniedHandler {
    private static final Logger LOG = LoggerFactory.getLogger(LoggingAccessDeniedHandler.class);
    private static final int LONGEST = 200;

    private final AccessDeniedHandler answer;

    /** @param answer how it is told to who is refused */
    LoggingAccessDeniedHandler(AccessDeniedHandler answer) {
        this.answer = answer;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException, ServletException {
        LOG.warn(
                "Refused: {} may not {} {}{}, from {}",
                CurrentActor.findPerson(SecurityContextHolder.getContext().getAuthentication())
                        .map(person -> "subject " + person.id())
                        .orElse("nobody"),
                sanitize(request.getMethod()),
                sanitize(request.getRequestURI()),
                why instanceof CsrfException ? " without the token of a form of his own" : "",
                request.getRemoteAddr());
        answer.handle(request, response, why);
    }

    /** What somebody sent may be in it: one line, and not long. */
    static String sanitize(@Nullable String sent) {
        String text = String.valueOf(sent).replaceAll("[^\\x20-\\x7e]", "?");
        return text.substring(0, Math.min(text.length(), LONGEST));
    }
}
