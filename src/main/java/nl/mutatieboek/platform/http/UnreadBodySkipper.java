package nl.mutatieboek.platform.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Skips the unread rest of a request body after the response, for at most two seconds, so that the client can read the
 * response and keep its connection; then Tomcat closes the connection. Tomcat itself would skip without time limit.
 */
final class UnreadBodySkipper implements ApplicationBufferHandler {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadBodySkipper.class);
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private ByteBuffer buffer = ByteBuffer.allocate(0);

    private UnreadBodySkipper() {}

    static void skip(Request request, Response response) {
        if (!request.isAsync()
                && !request.isFinished()
                && !new UnreadBodySkipper().isSkipped(request.getCoyoteRequest(), response)) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    /** A client that waits for {@code 100 Continue} gets its response instead, and a failed body is not read again. */
    private boolean isSkipped(org.apache.coyote.Request body, Response response) {
        long start = System.nanoTime();
        try {
            response.finishResponse();
            boolean more = !body.hasExpectation() && body.getErrorException() == null;
            int count = 0;
            while (more && count >= 0) {
                count = body.doRead(this);
                more = System.nanoTime() - start < LIMIT.toNanos();
            }
            return count < 0;
        } catch (IOException e) {
            LOG.debug("The rest of a request body could not be skipped", e);
            return false;
        }
    }

    @Override
    public void setByteBuffer(ByteBuffer read) {
        buffer = read;
    }

    @Override
    public ByteBuffer getByteBuffer() {
        return buffer;
    }

    @Override
    public void expand(int size) {
        // The data is discarded.
    }
}
