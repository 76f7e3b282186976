package nl.mutatieboek.platform;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A query whose parameters are valid by themselves, but not for this book or not together. */
public final class InvalidQueryException extends CodedException {
    private final @Nullable String parameter;

    public InvalidQueryException(String code, Map<String, ?> values) {
        this(null, code, values);
    }

    /**
     * @param parameter name of the wrong parameter; null if no single parameter is wrong
     * @param code also key of the message after {@code malformed.} if there is a parameter
     */
    public InvalidQueryException(@Nullable String parameter, String code, Map<String, ?> values) {
        super(code, values);
        this.parameter = parameter;
    }

    public @Nullable String parameter() {
        return parameter;
    }
}
