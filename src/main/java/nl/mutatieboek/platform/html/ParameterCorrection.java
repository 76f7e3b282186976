package nl.mutatieboek.platform.html;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Corrects parameters of pages that are written as people write them. */
public final class ParameterCorrection {
    private static final String CHOICES = ParameterCorrection.class.getName();

    /** The values that a parameter may mean, with their names. */
    record OfferedValues(String parameter, Map<String, String> values) {}

    private ParameterCorrection() {}

    /**
     * Redirects to the same page with other values; those that are null are left out.
     *
     * @return whether the request is handled further, because the address stays the same
     */
    public static boolean redirect(
            HttpServletRequest request, HttpServletResponse response, Map<String, @Nullable String> values) {
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath(request.getRequestURI()).query(request.getQueryString());
        values.forEach((name, value) -> {
            if (value == null) {
                address.replaceQueryParam(name);
            } else {
                address.replaceQueryParam(name, UriUtils.encodeQueryParam(value, StandardCharsets.UTF_8));
            }
        });
        UriComponents corrected = address.build();
        if (Objects.equals(corrected.getQuery(), request.getQueryString())) {
            // The name of a parameter is escaped.
            return true;
        }
        keepFlash(corrected.toUriString(), request, response);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, corrected.toUriString());
        return false;
    }

    /** Keeps what the request before this one left for its page, such as a confirmation. */
    private static void keepFlash(String address, HttpServletRequest request, HttpServletResponse response) {
        Map<String, ?> flash = RequestContextUtils.getInputFlashMap(request);
        if (flash != null) {
            RequestContextUtils.getOutputFlashMap(request).putAll(flash);
            RequestContextUtils.saveOutputFlashMap(address, request, response);
        }
    }

    /** Offers values on the error page of this request. */
    public static void offer(HttpServletRequest request, String parameter, Map<String, String> values) {
        request.setAttribute(
                CHOICES, new OfferedValues(parameter, Collections.unmodifiableMap(new LinkedHashMap<>(values))));
    }

    static Map<String, String> offered(HttpServletRequest request, String parameter) {
        return request.getAttribute(CHOICES) instanceof OfferedValues offered
                        && offered.parameter().equals(parameter)
                ? offered.values()
                : Map.of();
    }
}
