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
 * The language of a page: the one asked by {@code ?lang=}, which is remembered; else the remembered one; else the first that the
 * browser asks for and we have; else Dutch. Responses of the API follow {@link ProblemRenderer#resolveLanguage}.
 */
final class PageLocaleResolver implements LocaleResolver, HandlerInterceptor {
    /** Dutch first. */
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
        throw new UnsupportedOperationException("A language is chosen by ?" + PageController.LANGUAGE_PARAMETER);
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

    /** The first of a list of languages, as of {@code Accept-Language}, that we have. */
    private static Optional<Locale> language(@Nullable String asked) {
        if (asked == null || asked.length() > 500) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(asked), SUPPORTED));
        } catch (IllegalArgumentException e) {
            // What is no list of languages asks for none.
            return Optional.empty();
        }
    }
}
