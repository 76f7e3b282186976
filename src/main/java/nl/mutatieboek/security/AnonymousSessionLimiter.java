package nl.mutatieboek.security;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Limits the number of anonymous sessions, which the login form needs. A new session beyond the limit ends the oldest
 * one. Sessions of authenticated people are not affected.
 */
@Component
final class AnonymousSessionLimiter implements HttpSessionListener {
    private final int maxSessions;
    private final LinkedHashSet<HttpSession> oldestFirst = new LinkedHashSet<>();

    AnonymousSessionLimiter(LoginProperties settings) {
        this.maxSessions = settings.session().mostStrangers();
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        HttpSession oldest = add(event.getSession());
        if (oldest != null) {
            invalidateIfAnonymous(oldest);
        }
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        remove(event.getSession());
    }

    private synchronized @Nullable HttpSession add(HttpSession session) {
        oldestFirst.add(session);
        return oldestFirst.size() > maxSessions ? oldestFirst.removeFirst() : null;
    }

    private synchronized void remove(HttpSession session) {
        oldestFirst.remove(session);
    }

    private static void invalidateIfAnonymous(HttpSession session) {
        try {
            if (session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) == null) {
                session.invalidate();
            }
        } catch (IllegalStateException e) {
            // The session has ended meanwhile.
        }
    }
}
