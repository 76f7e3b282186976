package nl.mutatieboek.platform;

import java.util.Map;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;

/** The request is valid, but cannot be executed now. */
public final class UnavailableException extends CodedException {
    private final int retryAfterSeconds;

    public UnavailableException(String code, int retryAfterSeconds) {
        this(code, Map.of(), retryAfterSeconds);
    }

    public UnavailableException(String code, Map<String, ?> values, int retryAfterSeconds) {
        super(code, values);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** The ledger gave no result. */
    public static CodedException of(LedgerUnavailableException failure) {
        return switch (failure.reason()) {
            case BUSY -> new UnavailableException("busy", 1);
            case TOO_LATE -> new UnavailableException("too-late", 1);
            case NOT_RECORDED -> new UnavailableException("not-recorded", 5);
            case STANDBY -> new UnavailableException("standby", 5);
            case STOPPED -> new UnavailableException("stopped", 60);
            case KEY_IN_PROGRESS -> new ConflictException("key-in-progress", 1);
        };
    }

    /** A failure that may be over in a few seconds. */
    public static UnavailableException notNow() {
        return new UnavailableException("not-now", 5);
    }

    /** The projections did not process the requested ledger number in time. */
    public static UnavailableException projectionBehind(long requested, long reached) {
        return new UnavailableException("behind", Map.of("asked", requested, "reached", reached), 1);
    }

    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
