package nl.mutatieboek.platform.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, for which a thread waits only as long as it may, and only where few others wait. What has come in
 * already is read without waiting, however many wait.
 */
final class BodyInTime implements InputBuffer {
    private final Request request;
    private final InputBuffer body;
    private final Supplier<Turns> whose;
    private final Runnable warnings;
    private final long begun = System.nanoTime();

    /**
     * How many may wait at once, and for how long.
     *
     * @param longest for the whole body
     */
    record Turns(Semaphore places, Duration longest) {}

    /** So many wait already that nobody waits for this body. */
    static final class NoPlace extends SocketTimeoutException {
        private static final long serialVersionUID = 1L;

        NoPlace() {
            super("Too many wait for the body of a request");
        }
    }

    /** Why a body could not be read to its end. */
    static ProblemException told(Exception failure) {
        return hadNoPlace(failure)
                ? ProblemException.temporarilyUnavailable()
                : ProblemException.of(400, "body-broken-off");
    }

    private static boolean hadNoPlace(@Nullable Throwable failure) {
        return failure instanceof NoPlace || (failure != null && hadNoPlace(failure.getCause()));
    }

    /**
     * @param whose among whom it waits; asked whenever it would wait
     * @param warnings told where there is no place
     */
    BodyInTime(Request request, InputBuffer body, Supplier<Turns> whose, Runnable warnings) {
        this.request = request;
        this.body = body;
        this.whose = whose;
        this.warnings = warnings;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        if (request.isFinished()) {
            return body.doRead(handler);
        }
        Turns turns = whose.get();
        if (System.nanoTime() - begun > turns.longest().toNanos()) {
            throw new SocketTimeoutException("A body comes too slowly");
        }
        if (isThere()) {
            return body.doRead(handler);
        }
        if (!turns.places().tryAcquire()) {
            warnings.run();
            throw new NoPlace();
        }
        try {
            return body.doRead(handler);
        } finally {
            turns.places().release();
        }
    }

    /** Of a body in pieces nobody knows: what is there may be the beginning of a piece alone. */
    private boolean isThere() {
        if (request.getContentLengthLong() < 0) {
            return false;
        }
        request.action(ActionCode.AVAILABLE, true);
        return request.getAvailable() > 0;
    }

    @Override
    public int available() {
        return body.available();
    }
}
