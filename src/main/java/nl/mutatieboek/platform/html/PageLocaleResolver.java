package nl.mutatieboek.platform.html;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.mutatieboek.platform.http.ProblemRenderer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * Resolves the language of a page: {@code ?lang=}, which is stored in a cookie; else the cookie; else the first
 * supported language of the browser; else Dutch. For responses of the API see {@link ProblemRenderer#resolveLanguage}.
 */
final class PageLocaleResolver implements LocaleResolver, HandlerInterceptor {
    /** The default is Dutch. */
    static final List<Locale> SUPPORTED = List.of(Locale.of("nl"), Locale.ENGLISH);

    private static final String COOKIE = "language";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getRequestURI().startsWith(request.getContextPath() + "/v1/")) {
            return ProblemRenderer.resolveLanguage(request);
        }
        return language(request.getParameter(PageController.LANGUAGE_PARAMETER))
                .or(() -> language(remembered(request)))
                .or(() -> language(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)))
                .orElse(SUPPORTED.getFirst());
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("Select a language with ?" + PageController.LANGUAGE_PARAMETER);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        language(request.getParameter(PageController.LANGUAGE_PARAMETER)).ifPresent(chosen -> {
            ResponseCookie cookie = ResponseCookie.from(COOKIE, chosen.getLanguage())
                    .path("/")
                    .maxAge(REMEMBERED)
                    .httpOnly(true)
                    .secure(request.isSecure())
                    .sameSite("Lax")
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        });
        return true;
    }

    private static @Nullable String remembered(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? null : cookie.getValue();
    }

    /** Returns the first supported language of a list such as {@code Accept-Language}. */
    private static Optional<Locale> language(@Nullable String requested) {
        if (requested == null || requested.length() > 500) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(requested), SUPPORTED));
        } catch (IllegalArgumentException e) {
            // An invalid header selects no language.
            return Optional.empty();
        }
    }
}
