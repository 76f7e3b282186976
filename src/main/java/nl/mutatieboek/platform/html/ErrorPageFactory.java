package nl.mutatieboek.platform.html;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.mutatieboek.platform.format.ProblemView;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;

/** Creates error pages. A page shows only a general message for its status. */
@Component
record ErrorPageFactory(MessageSource messages, LocaleResolver languages) {
    static final String VIEW = "error";
    public static final String PROBLEM_ATTRIBUTE = "problem";

    private static final Set<Integer> WITH_A_SENTENCE = Set.of(400, 403, 404, 408, 429, 500, 503);

    ModelAndView create(HttpServletRequest request, HttpStatus status) {
        Locale language = languages.resolveLocale(request);
        String key = "page.error." + code(status);
        ModelAndView page = new ModelAndView(
                VIEW,
                PROBLEM_ATTRIBUTE,
                new ProblemView(
                        status.value(),
                        messages.getMessage(key + ".title", null, language),
                        messages.getMessage(key, null, language),
                        List.of()));
        page.setStatus(status);
        return page;
    }

    private static int code(HttpStatus status) {
        if (WITH_A_SENTENCE.contains(status.value())) {
            return status.value();
        }
        return status.is4xxClientError() ? 400 : 500;
    }
}
