package nl.mutatieboek.platform;

import java.util.Map;

/**
 * A failed request in domain terms: a stable code for programs, and the placeholder values of its message. The API maps
 * it to a problem detail, the command line to an exit code.
 */
public abstract class CodedException extends RuntimeException {
    private final String code;
    private final transient Map<String, ?> values;

    /**
     * @param code key of the message after {@code problem.}
     * @param values values for the placeholders of the message
     */
    protected CodedException(String code, Map<String, ?> values) {
        super(code, null, false, false);
        this.code = code;
        this.values = values;
    }

    public final String code() {
        return code;
    }

    public final Map<String, ?> values() {
        return values;
    }
}
