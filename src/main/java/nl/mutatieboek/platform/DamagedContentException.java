package nl.mutatieboek.platform;

import java.util.Map;

/** Stored content is missing or differs from its recorded digest, so it must not be sent. */
public final class DamagedContentException extends CodedException {
    public DamagedContentException(String code, Map<String, ?> values) {
        super(code, values);
    }
}
