package nl.mutatieboek.platform;

import java.util.Map;

/** The same work is in progress. */
public final class ConflictException extends CodedException {
    private final int retryAfterSeconds;

    public ConflictException(String code, int retryAfterSeconds) {
        super(code, Map.of());
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
