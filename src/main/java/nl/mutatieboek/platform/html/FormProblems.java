package nl.mutatieboek.platform.html;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.function.Supplier;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.platform.CodedException;
import nl.mutatieboek.platform.format.ProblemView;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.ProblemRenderer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows the problem of a refused form on the page of the form. */
@Component
public final class FormProblems {
    private final ProblemRenderer problems;

    FormProblems(ProblemRenderer problems) {
        this.problems = problems;
    }

    /**
     * Executes a form.
     *
     * @return the view to show next; null if the form failed and its own page must show why
     */
    public @Nullable String attempt(Supplier<String> act, Model model, HttpServletResponse response, Locale language) {
        try {
            return act.get();
        } catch (CodedException failure) {
            show(failure, model, response, language);
        } catch (MalformedValueException malformed) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute(ErrorPageFactory.PROBLEM_ATTRIBUTE, problems.toView(malformed, language));
        }
        return null;
    }

    /** Sets status and headers of the response from a problem, and adds its messages to the page. */
    public ProblemView show(CodedException failure, Model model, HttpServletResponse response, Locale language) {
        ProblemException problem = ProblemException.of(failure);
        ProblemView view = problems.toView(problem, language);
        response.setStatus(problem.status());
        problem.headers().forEach(response::setHeader);
        model.addAttribute(ErrorPageFactory.PROBLEM_ATTRIBUTE, view);
        return view;
    }

    /** Describes why a form was not carried out, where the page shows only part of it. */
    public ProblemView describe(CodedException failure, Locale language) {
        return problems.toView(failure, language);
    }
}
