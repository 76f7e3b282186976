package nl.mutatieboek.platform.http;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The body of a request with its deadline. Tomcat reuses request objects, so the request must not be used after {@link
 * #end}.
 */
final class RequestBodyDeadline {
    private static final Logger LOG = LoggerFactory.getLogger(RequestBodyDeadline.class);

    private final HttpServletRequest request;
    private final long start = System.nanoTime();
    private Duration limit;
    private boolean ended;
    private boolean late;

    RequestBodyDeadline(HttpServletRequest request, Duration limit) {
        this.request = request;
        this.limit = limit;
    }

    synchronized Duration limit() {
        return limit;
    }

    synchronized void extend(Duration longer) {
        limit = longer;
    }

    synchronized boolean isLate() {
        return late;
    }

    synchronized void end() {
        ended = true;
    }

    synchronized void closeIfLate() {
        if (ended || late || System.nanoTime() - start < limit.toNanos()) {
            return;
        }
        try {
            ServletInputStream stream = request.getInputStream();
            if (!stream.isFinished()) {
                late = true;
                stream.close();
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("The body of a late request could not be closed", e);
        }
    }
}
