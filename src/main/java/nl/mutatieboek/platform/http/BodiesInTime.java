package nl.mutatieboek.platform.http;

import io.github.bucket4j.Bucket;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import nl.mutatieboek.platform.http.BodyInTime.Turns;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * However many send their bodies byte by byte, most threads answer others: at most a quarter of them wait for bodies of who has
 * not come in, and half for those of who has. What is left of a body after its answer is thrown away in the same way, so that
 * who sends too much hears so; where it does not come soon, the connection is closed.
 */
@Component
final class BodiesInTime extends ValveBase implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final Logger LOG = LoggerFactory.getLogger(BodiesInTime.class);
    private static final Duration OF_A_FORM = Duration.ofSeconds(10);
    private static final Duration OF_A_FILE = Duration.ofHours(1);
    private static final Duration OF_WHAT_IS_LEFT = Duration.ofSeconds(2);

    private final Turns strangers;
    private final Turns known;
    private final Turns left;
    private final Bucket warnings = Bucket.builder()
            .addLimit(limit -> limit.capacity(1).refillIntervally(1, Duration.ofMinutes(1)))
            .build();

    BodiesInTime(@Value("${server.tomcat.threads.max:200}") int threads) {
        super(true);
        Semaphore few = new Semaphore(Math.max(1, threads / 4));
        this.strangers = new Turns(few, OF_A_FORM);
        this.left = new Turns(few, OF_WHAT_IS_LEFT);
        this.known = new Turns(new Semaphore(Math.max(1, threads / 2)), OF_A_FILE);
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(this);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        org.apache.coyote.Request read = request.getCoyoteRequest();
        InputBuffer body = read.getInputBuffer();
        read.setInputBuffer(new BodyInTime(read, body, () -> isOfSomebodyKnown() ? known : strangers, this::warn));
        try {
            getNext().invoke(request, response);
            if (!request.isAsync() && !request.isFinished()) {
                read.setInputBuffer(new BodyInTime(read, body, () -> left, this::warn));
                throwAway(request, response);
            }
        } finally {
            read.setInputBuffer(body);
        }
    }

    private void warn() {
        if (warnings.tryConsume(1)) {
            LOG.warn("So many wait for bodies that come slowly that others are refused; the next minute says nothing of"
                    + " it");
        }
    }

    private static boolean isOfSomebodyKnown() {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && known.isAuthenticated() && !(known instanceof AnonymousAuthenticationToken);
    }

    private static void throwAway(Request request, Response response) {
        org.apache.coyote.Request read = request.getCoyoteRequest();
        boolean gone = false;
        try {
            response.finishResponse();
            Nowhere nowhere = new Nowhere();
            // Who waits to be told to send it was told something else.
            while (!gone && !read.hasExpectation()) {
                gone = read.doRead(nowhere) < 0;
            }
        } catch (IOException e) {
            LOG.debug("What was left of a body did not come soon", e);
        }
        if (!gone) {
            read.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    /** Where what is read is not kept. */
    private static final class Nowhere implements ApplicationBufferHandler {
        private ByteBuffer read = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            read = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return read;
        }

        @Override
        public void expand(int size) {
            // Nothing is kept.
        }
    }
}
