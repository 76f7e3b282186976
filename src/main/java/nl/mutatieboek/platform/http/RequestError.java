package nl.mutatieboek.platform.http;

import java.util.Locale;
import java.util.Map;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.platform.format.MessageRenderer;
import org.jspecify.annotations.Nullable;

/**
 * An error of a request.
 *
 * @param in the part of the request
 * @param pointer location as a JSON pointer into that part; parameters and headers are members by name
 * @param key key of its message, such as {@code malformed.item}
 * @param values values for the placeholders of the message
 */
record RequestError(ErrorLocation in, String pointer, String key, Map<String, ? extends @Nullable Object> values) {
    enum ErrorLocation {
        HEADER,
        PATH,
        QUERY,
        BODY;

        String lowerCase() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A syntax error. */
    static RequestError of(ErrorLocation in, String pointer, String code) {
        return new RequestError(in, pointer, "malformed." + code, Map.of());
    }

    /** A syntax error, with values for the placeholders of its message. */
    static RequestError of(ErrorLocation in, String pointer, String code, Map<String, ?> values) {
        return new RequestError(in, pointer, "malformed." + code, values);
    }

    /** A malformed value. */
    static RequestError of(ErrorLocation in, String pointer, MalformedValueException malformed) {
        return of(in, pointer, malformed.expected().key(), Map.of("because", malformed.detail()));
    }

    /** A field that does not match the kind of mutation. */
    static RequestError of(String pointer, Refusal refusal) {
        return new RequestError(
                ErrorLocation.BODY, pointer, "refusal." + refusal.code(), MessageRenderer.components(refusal));
    }

    /** Returns its stable name for programs. */
    String code() {
        return key.substring(key.indexOf('.') + 1);
    }

    /** Whether it is a refusal by the rules rather than a syntax error. */
    boolean isRuleViolation() {
        return key.startsWith("refusal.");
    }
}
