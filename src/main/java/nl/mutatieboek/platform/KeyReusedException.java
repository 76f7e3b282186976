package nl.mutatieboek.platform;

import java.util.Map;

/** The idempotency key was used for another request. */
public final class KeyReusedException extends CodedException {
    public KeyReusedException(String key) {
        super("key-reused", Map.of("key", key));
    }
}
