package nl.mutatieboek.platform.html;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import nl.mutatieboek.platform.format.ProblemView;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;

/** Creates error pages. A page shows only a general message for its status, or that the session of a form was lost. */
@Component
record ErrorPageFactory(MessageSource messages, LocaleResolver languages) {
    static final String VIEW = "error";
    public static final String PROBLEM_ATTRIBUTE = "problem";

    private static final Set<Integer> WITH_A_SENTENCE = Set.of(400, 403, 404, 408, 429, 500, 503);

    ModelAndView create(HttpServletRequest request, HttpStatus status) {
        Locale language = languages.resolveLocale(request);
        boolean lostSession = request.getAttribute(WebAttributes.ACCESS_DENIED_403) instanceof CsrfException;
        String key = "page.error." + (lostSession ? "lost-session" : code(status));
        ModelAndView page = new ModelAndView(
                VIEW,
                PROBLEM_ATTRIBUTE,
                new ProblemView(
                        status.value(),
                        messages.getMessage(key + ".title", null, language),
                        messages.getMessage(key, null, language),
                        List.of()));
        page.setStatus(status);
        if (lostSession) {
            page.addObject("goOn", findReturnAddress(request));
        }
        return page;
    }

    /** Returns the page with the form that was sent too late; the pages are a site of their own, so any referrer is one. */
    private static String findReturnAddress(HttpServletRequest request) {
        try {
            URI form = URI.create(Objects.requireNonNullElse(request.getHeader(HttpHeaders.REFERER), "/"));
            String path = Objects.requireNonNullElse(form.getRawPath(), "");
            String query = form.getRawQuery() == null ? "" : "?" + form.getRawQuery();
            return path.matches("/[^/\\\\].*") ? path + query : "/";
        } catch (IllegalArgumentException e) {
            // Not an address.
            return "/";
        }
    }

    private static int code(HttpStatus status) {
        if (WITH_A_SENTENCE.contains(status.value())) {
            return status.value();
        }
        return status.is4xxClientError() ? 400 : 500;
    }
}
