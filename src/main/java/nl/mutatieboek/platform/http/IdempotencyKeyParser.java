package nl.mutatieboek.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.mutatieboek.platform.http.RequestError.ErrorLocation;
import org.jspecify.annotations.Nullable;

/** Parses the idempotency key of a request. */
public final class IdempotencyKeyParser {
    private static final String KEY = "Idempotency-Key";
    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,255}");
    /** A string of structured fields (RFC 9651), as the draft of the header requires. */
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\[\"\\\\])*)\"");

    /** A quoted key of 255 characters, all of them escaped; longer values are not parsed. */
    private static final int LONGEST_HEADER = 2 * 255 + 2;

    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    private IdempotencyKeyParser() {}

    /** Returns the unquoted key; null if it is missing or invalid, which is added to the errors. */
    static @Nullable String parseHeader(HttpServletRequest request, RequestErrorCollector faults) {
        List<String> keys = Collections.list(request.getHeaders(KEY));
        if (keys.isEmpty()) {
            faults.add(RequestError.of(ErrorLocation.HEADER, "/" + KEY, "key-missing"));
            return null;
        }
        Matcher quoted = QUOTED.matcher(keys.getFirst().length() <= LONGEST_HEADER ? keys.getFirst() : "");
        String bare = quoted.matches() ? ESCAPE.matcher(quoted.group(1)).replaceAll("$1") : keys.getFirst();
        boolean halfQuoted = !quoted.matches() && bare.startsWith("\"");
        return validate(keys.size() > 1 || halfQuoted ? "" : bare, faults);
    }

    /**
     * Returns the key of a form of a page as it is.
     *
     * @throws ProblemException 400 if it is missing or invalid
     */
    public static String requireValid(@Nullable String key) {
        RequestErrorCollector faults = new RequestErrorCollector();
        String valid = validate(key == null ? "" : key, faults);
        faults.throwIfAny();
        return RequestBodyBinder.requireKey(valid);
    }

    /** Returns the key as it is; null if it is invalid, which is added to the errors. */
    static @Nullable String validate(String key, RequestErrorCollector faults) {
        if (VISIBLE.matcher(key).matches()) {
            return key;
        }
        faults.add(RequestError.of(ErrorLocation.HEADER, "/" + KEY, "key"));
        return null;
    }
}
