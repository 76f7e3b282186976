package nl.mutatieboek.platform.http;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** Writes the security headers of responses that are sent before a request reaches Spring Security. */
public final class SecurityHeadersWriter {
    /** Policy that forbids loading and running anything. */
    public static final String DENY_ALL_POLICY = "default-src 'none'; frame-ancestors 'none'";

    /** Policy that allows only resources of this application; the icons of Pico are data URLs in its stylesheet. */
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
     * Adds the headers to an uncommitted response unless they are present.
     *
     * @param policy the content security policy
     */
    public static void writeIfAbsent(HttpServletResponse response, String policy) {
        if (!response.containsHeader(POLICY)) {
            ALWAYS.forEach(response::setHeader);
            response.setHeader(POLICY, policy);
        }
    }
}
