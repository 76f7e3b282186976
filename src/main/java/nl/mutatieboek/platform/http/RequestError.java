package nl.mutatieboek.platform.http;

import java.util.Locale;
import java.util.Map;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.platform.format.MessageRenderer;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param in which part of it
 * @param pointer where: a JSON pointer into that part, in which parameters and headers are members by their names
 * @param key of the sentence that explains it, such as {@code malformed.item}
 * @param values what stands in its placeholders
 */
record RequestError(ErrorLocation in, String pointer, String key, Map<String, ? extends @Nullable Object> values) {
    enum ErrorLocation {
        HEADER,
        QUERY,
        BODY;

        String lowerCase() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Something that is wrong with its form. */
    static RequestError of(ErrorLocation in, String pointer, String code) {
        return new RequestError(in, pointer, "malformed." + code, Map.of());
    }

    /** The same, with what stands in its placeholders. */
    static RequestError of(ErrorLocation in, String pointer, String code, Map<String, ?> values) {
        return new RequestError(in, pointer, "malformed." + code, values);
    }

    /** A word that is not what it claims to be. */
    static RequestError of(ErrorLocation in, String pointer, MalformedValueException malformed) {
        return of(in, pointer, malformed.expected().key(), Map.of("because", malformed.detail()));
    }

    /** A field that is not as its kind asks. */
    static RequestError of(String pointer, Refusal refusal) {
        return new RequestError(
                ErrorLocation.BODY, pointer, "refusal." + refusal.code(), MessageRenderer.components(refusal));
    }

    /** Its stable name for programs. */
    String code() {
        return key.substring(key.indexOf('.') + 1);
    }

    /** Whether the rules find it wrong, rather than its form. */
    boolean isRuleViolation() {
        return key.startsWith("refusal.");
    }
}
