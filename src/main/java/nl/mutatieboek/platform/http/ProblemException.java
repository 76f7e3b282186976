package nl.mutatieboek.platform.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.mutatieboek.domain.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is not done; answered as problem+json (RFC 9457). A door throws it, and whoever answers knows the language.
 */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;
    private final transient Map<String, ?> values;
    private final transient List<RequestError> errors;
    private final transient @Nullable Refusal refusal;
    private final transient Map<String, String> headers;

    private ProblemException(
            String code,
            int status,
            Map<String, ?> values,
            List<RequestError> faults,
            @Nullable Refusal refusal,
            Map<String, String> headers) {
        super(code, null, false, false);
        this.code = code;
        this.status = status;
        this.values = values;
        this.errors = faults;
        this.refusal = refusal;
        this.headers = Map.copyOf(headers);
    }

    /**
     * A problem of which nothing more is to be said than its sentence.
     *
     * @param status the HTTP status
     * @param code its stable name for programs, and the key of its sentence after {@code problem.}
     */
    public static ProblemException of(int status, String code) {
        return of(status, code, Map.of());
    }

    /** The same, with what stands in the placeholders of its sentence. */
    public static ProblemException of(int status, String code, Map<String, ?> values) {
        return new ProblemException(code, status, values, List.of(), null, Map.of());
    }

    /** An answer that is not complete to the number asked, however long one waited. */
    public static ProblemException projectionBehind(long asked, long reached) {
        return of(503, "behind", Map.of("asked", asked, "reached", reached)).withHeader("Retry-After", "1");
    }

    /** That something cannot be done this moment, and can in a few seconds. */
    public static ProblemException temporarilyUnavailable() {
        return of(503, "not-now").withHeader("Retry-After", "5");
    }

    /**
     * Input that is malformed.
     *
     * @param faults what is wrong with it, together
     * @param count how many things are, where that is more than could be listed
     */
    static ProblemException malformed(List<RequestError> faults, int count) {
        return new ProblemException(
                "malformed", 400, Map.of("count", (long) count), List.copyOf(faults), null, Map.of());
    }

    /** What is wrong with a parameter that is right by itself. */
    public static ProblemException parameter(String name, String code) {
        return parameter(name, code, Map.of());
    }

    /** The same, with what stands in the placeholders of its sentence. */
    public static ProblemException parameter(String name, String code, Map<String, ?> values) {
        return malformed(List.of(RequestError.of(RequestError.ErrorLocation.QUERY, "/" + name, code, values)), 1);
    }

    /** What the rules do not allow, or would not if the book held no more than who asks may know of. */
    public static ProblemException ofRefusal(int status, Refusal refusal) {
        return new ProblemException(refusal.code(), status, Map.of(), List.of(), refusal, Map.of());
    }

    /** With a header beside it, such as {@code Retry-After}. */
    public ProblemException withHeader(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new ProblemException(code, status, values, errors, refusal, more);
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    Map<String, ?> values() {
        return values;
    }

    List<RequestError> errors() {
        return errors;
    }

    /** What the rules say; null where it is not they that say no. */
    public @Nullable Refusal refusal() {
        return refusal;
    }

    /** What stands beside it, such as {@code Retry-After}. */
    public Map<String, String> headers() {
        return headers;
    }
}
