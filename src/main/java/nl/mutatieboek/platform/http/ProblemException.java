package nl.mutatieboek.platform.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.platform.CodedException;
import nl.mutatieboek.platform.ConflictException;
import nl.mutatieboek.platform.DamagedContentException;
import nl.mutatieboek.platform.EmbargoedException;
import nl.mutatieboek.platform.InvalidQueryException;
import nl.mutatieboek.platform.KeyReusedException;
import nl.mutatieboek.platform.NotFoundException;
import nl.mutatieboek.platform.RefusedException;
import nl.mutatieboek.platform.UnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Reason why a request is not carried out, as HTTP reports it: problem+json (RFC 9457). The renderer chooses the language.
 */
public final class ProblemException extends CodedException {
    private final int status;
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
        super(code, values);
        this.status = status;
        this.errors = faults;
        this.refusal = refusal;
        this.headers = Map.copyOf(headers);
    }

    /**
     * A problem whose message has no placeholders.
     *
     * @param status the HTTP status
     * @param code its stable name for programs, and the key of its message after {@code problem.}
     */
    public static ProblemException of(int status, String code) {
        return of(status, code, Map.of());
    }

    /** A problem with values for the placeholders of its message. */
    public static ProblemException of(int status, String code, Map<String, ?> values) {
        return new ProblemException(code, status, values, List.of(), null, Map.of());
    }

    /** A request that cannot be executed now, and may be repeated in a few seconds. */
    public static ProblemException temporarilyUnavailable() {
        return of(UnavailableException.notNow());
    }

    /** Returns the HTTP problem of an exception of the core. */
    public static ProblemException of(CodedException failure) {
        return switch (failure) {
            case ProblemException problem -> problem;
            case RefusedException refused ->
                new ProblemException(
                        refused.code(),
                        RefusalHttpStatus.statusOf(refused.refusal(), refused.target()),
                        Map.of(),
                        List.of(),
                        refused.refusal(),
                        Map.of());
            case InvalidQueryException invalid
            when invalid.parameter() != null -> parameter(invalid.parameter(), invalid.code(), invalid.values());
            case InvalidQueryException invalid -> of(400, invalid.code(), invalid.values());
            case EmbargoedException embargoed -> of(403, embargoed.code(), embargoed.values());
            case NotFoundException unknown -> of(404, unknown.code(), unknown.values());
            case ConflictException conflict ->
                of(409, conflict.code(), conflict.values()).withRetryAfter(conflict.retryAfterSeconds());
            case DamagedContentException damaged -> of(500, damaged.code(), damaged.values());
            case KeyReusedException reused -> of(422, reused.code(), reused.values());
            case UnavailableException later ->
                of(503, later.code(), later.values()).withRetryAfter(later.retryAfterSeconds());
            default -> throw new IllegalArgumentException("No HTTP status for " + failure.getClass(), failure);
        };
    }

    private ProblemException withRetryAfter(int seconds) {
        return withHeader("Retry-After", Integer.toString(seconds));
    }

    /**
     * Invalid input.
     *
     * @param faults the errors, reported together
     * @param count the number of errors, which may exceed those listed
     */
    static ProblemException malformed(List<RequestError> faults, int count) {
        return new ProblemException(
                "malformed", 400, Map.of("count", (long) count), List.copyOf(faults), null, Map.of());
    }

    /** A variable of the path that is malformed, and so is not the name of anything that may exist later. */
    public static ProblemException pathVariable(String name) {
        return malformed(
                List.of(RequestError.of(RequestError.ErrorLocation.PATH, "/" + name, "parameter", Map.of())), 1);
    }

    /** An error of a parameter whose syntax is valid. */
    public static ProblemException parameter(String name, String code) {
        return parameter(name, code, Map.of());
    }

    /** An error of a parameter, with values for the placeholders of its message. */
    public static ProblemException parameter(String name, String code, Map<String, ?> values) {
        return malformed(List.of(RequestError.of(RequestError.ErrorLocation.QUERY, "/" + name, code, values)), 1);
    }

    /** Returns a copy with a header, such as {@code Retry-After}. */
    public ProblemException withHeader(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new ProblemException(code(), status, values(), errors, refusal, more);
    }

    public int status() {
        return status;
    }

    List<RequestError> errors() {
        return errors;
    }

    /** Returns the refusal; null if the rules did not refuse. */
    public @Nullable Refusal refusal() {
        return refusal;
    }

    /** Returns the headers, such as {@code Retry-After}. */
    public Map<String, String> headers() {
        return headers;
    }
}
