package nl.mutatieboek.budget;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import nl.mutatieboek.platform.CodedException;
import nl.mutatieboek.platform.CommandService;
import nl.mutatieboek.platform.format.ProblemView;
import nl.mutatieboek.platform.html.FormProblems;
import nl.mutatieboek.platform.html.FormRequestMapper;
import nl.mutatieboek.platform.http.RequestBodyBinder.BoundForm;
import nl.mutatieboek.platform.http.ValidatedRequest;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Executes the command of a form as the API executes it for the same request, and shows on the page what is wrong. */
@Component
public class FormSubmissionService {
    private static final Pattern LINE = Pattern.compile("[^/]+/(\\d{1,4})(/.*)?");

    private final FormRequestMapper mapper;
    private final ProjectionReader projections;
    private final CommandService commandService;
    private final CurrentActor acting;
    private final FormProblems shown;

    FormSubmissionService(
            FormRequestMapper mapper,
            ProjectionReader projections,
            CommandService commandService,
            CurrentActor acting,
            FormProblems shown) {
        this.mapper = mapper;
        this.projections = projections;
        this.commandService = commandService;
        this.acting = acting;
        this.shown = shown;
    }

    /** Prepares an empty form with an idempotency key, so that a form that is sent twice is executed once. */
    public static void addEmptyForm(Model model) {
        model.addAttribute("filled", new SubmittedForm(Map.of()));
        model.addAttribute("wrong", Map.of());
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("sent", "");
    }

    /** Lets the page after the redirect say what was done. */
    private static void announce(String form) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
            RequestContextUtils.getOutputFlashMap(request.getRequest()).put("done", form);
        }
    }

    /**
     * Executes the command of a form, and waits a little for the projections, so that the next page shows its effect.
     *
     * @param form which of the forms of a page it is
     * @param target the mutation, chapter or moment that the path names
     * @return whether it is recorded; if not the model says why
     */
    public <T extends ValidatedRequest> boolean submit(
            String form,
            String path,
            Map<String, String> parameters,
            @Nullable Object target,
            FormCommandMapper<T> command,
            Model model,
            HttpServletResponse response,
            Locale language) {
        addEmptyForm(model);
        model.addAttribute("sent", form);
        model.addAttribute("filled", SubmittedForm.of(parameters));
        try {
            BoundForm<T> request = mapper.toRequest(command.type(), path, parameters);
            CommandEnvelope signed = request.command()
                    .toEnvelope(acting.actor(), id -> command.mapping().apply(id, request.body()));
            projections.await(commandService.execute(signed, target));
            announce(form);
            return true;
        } catch (CodedException failure) {
            // Browsers send fields in the order of the page.
            List<String> fields = List.copyOf(parameters.keySet());
            Map<String, String> wrong = new LinkedHashMap<>();
            shown.show(failure, model, response, language).errors().stream()
                    .sorted(Comparator.comparingInt(one -> fields.indexOf(field(one))))
                    .forEach(one -> wrong.merge(field(one), detail(one), (first, more) -> first + " " + more));
            model.addAttribute("wrong", wrong);
            return false;
        }
    }

    /** The field of an error; a list is one field. */
    private static String field(ProblemView.ProblemPart error) {
        return LINE.matcher(error.name()).matches() ? error.name().replaceFirst("/.*", "") : error.name();
    }

    /** The detail of an error, in a list after the number of its line. */
    private static String detail(ProblemView.ProblemPart error) {
        Matcher line = LINE.matcher(error.name());
        return line.matches() ? Integer.parseInt(line.group(1)) + 1 + ": " + error.detail() : error.detail();
    }
}
