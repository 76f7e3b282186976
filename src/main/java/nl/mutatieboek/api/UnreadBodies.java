package nl.mutatieboek.api;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * What is left of a body once its request has been answered is thrown away for a short while, so that who sends too much hears
 * so; then the connection is closed. The container itself would wait for the rest for as long as a byte comes now and then.
 */
@Component
final class UnreadBodies extends ValveBase implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadBodies.class);
    private static final Duration WAITED = Duration.ofSeconds(2);
    private static final int AT_ONCE = 65_536;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(this);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.isAsync() || request.isFinished()) {
            return;
        }
        try {
            response.finishResponse();
            throwAway(request);
        } catch (IOException | IllegalStateException e) {
            LOG.debug("What was left of a request could not be read", e);
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private static void throwAway(Request request) throws IOException {
        long begun = System.nanoTime();
        InputStream body = request.getStream();
        byte[] some = new byte[AT_ONCE];
        while (body.read(some) >= 0) {
            if (System.nanoTime() - begun > WAITED.toNanos()) {
                request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
                return;
            }
        }
    }
}
