package nl.mutatieboek.security;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * The form of the login needs a session before anybody came in. There are only so many of these at once: the oldest ends when
 * one more begins. The sessions of people who came in are not touched.
 */
@Component
final class AnonymousSessionLimiter implements HttpSessionListener {
    private final int most;
    private final LinkedHashSet<HttpSession> oldestFirst = new LinkedHashSet<>();

    AnonymousSessionLimiter(@Value("${mutatieboek.session.most-strangers:20000}") int most) {
        this.most = most;
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        HttpSession oldest = begin(event.getSession());
        if (oldest != null) {
            endOfStranger(oldest);
        }
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        end(event.getSession());
    }

    private synchronized @Nullable HttpSession begin(HttpSession session) {
        oldestFirst.add(session);
        return oldestFirst.size() > most ? oldestFirst.removeFirst() : null;
    }

    private synchronized void end(HttpSession session) {
        oldestFirst.remove(session);
    }

    private static void endOfStranger(HttpSession session) {
        try {
            if (session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) == null) {
                session.invalidate();
            }
        } catch (IllegalStateException e) {
            // It has ended by itself in the meantime.
        }
    }
}
