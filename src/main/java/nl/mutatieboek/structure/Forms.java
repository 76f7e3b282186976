package nl.mutatieboek.structure;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import nl.mutatieboek.access.Acting;
import nl.mutatieboek.api.Counter;
import nl.mutatieboek.api.Posted;
import nl.mutatieboek.api.Problem;
import nl.mutatieboek.api.Problems;
import nl.mutatieboek.budget.Command;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Hands in what a form of the administration says as the API hands in what is posted there, and tells a page what is wrong. */
@Component
class Forms {
    private final Structure structure;
    private final Counter counter;
    private final Acting acting;
    private final Problems problems;

    Forms(Structure structure, Counter counter, Acting acting, Problems problems) {
        this.structure = structure;
        this.counter = counter;
        this.acting = acting;
        this.problems = problems;
    }

    /** What a page asks of a form that is still empty: a key, so that a form that is sent twice acts once. */
    static void empty(Model model) {
        model.addAttribute("filled", new FormFilled(Map.of()));
        model.addAttribute("wrong", Map.of());
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("sent", "");
    }

    /**
     * Hands a form in. If it is recorded the page that follows knows of it already.
     *
     * @param form which of the forms of a page it is
     * @param target the chapter or moment that the path names
     * @return whether it is recorded; if not the model says why
     */
    boolean handIn(
            String form,
            String path,
            Map<String, String> parameters,
            @Nullable Object target,
            Function<Posted, Command> reading,
            Model model,
            HttpServletResponse response,
            Locale language) {
        FormFilled filled = FormFilled.of(parameters);
        empty(model);
        model.addAttribute("sent", form);
        model.addAttribute("filled", filled);
        try {
            Posted posted = filled.posted(path, parameters.getOrDefault("key", ""));
            Command command = reading.apply(posted);
            structure.at(counter.carryOut(posted.signed(acting.actor(), id -> command), target));
            return true;
        } catch (Problem problem) {
            response.setStatus(problem.status());
            problem.headers().forEach(response::setHeader);
            Map<String, String> wrong = new LinkedHashMap<>();
            problems.wrong(problem, language)
                    .forEach(one -> wrong.merge(one.name(), one.detail(), (first, more) -> first + " " + more));
            model.addAttribute("wrong", wrong);
            model.addAttribute("told", problems.told(problem, language));
            return false;
        }
    }
}
