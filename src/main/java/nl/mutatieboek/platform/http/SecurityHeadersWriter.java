package nl.mutatieboek.platform.http;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** What every answer says to browsers, also one that is given before a request comes to the doors, which say it of theirs. */
public final class SecurityHeadersWriter {
    /** That nothing is loaded or run. */
    public static final String DENY_ALL_POLICY = "default-src 'none'; frame-ancestors 'none'";

    /** That what this application has is loaded and run, and nothing else; the icons of Pico are written into its stylesheet. */
    public static final String SELF_ONLY_POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    private static final String POLICY = "Content-Security-Policy";
    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cache-Control", "no-store",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    private SecurityHeadersWriter() {}

    /**
     * Says it of an answer that is not under way yet, where the doors have not said it.
     *
     * @param policy what the answer may load and run
     */
    public static void writeIfAbsent(HttpServletResponse response, String policy) {
        if (!response.containsHeader(POLICY)) {
            ALWAYS.forEach(response::setHeader);
            response.setHeader(POLICY, policy);
        }
    }
}
