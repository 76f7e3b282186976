package nl.mutatieboek.mutation;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.platform.CodedException;
import nl.mutatieboek.platform.html.FormProblems;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.CommandService;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.platform.http.ProblemRenderer;
import nl.mutatieboek.security.CurrentActor;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Form to allow execution of new policy before it is authorised (CW 2016, art. 2.27(2)), on the page of its mutation.
 */
@PageController
class EarlyExecutionPage {
    private final MutationPageModel view;
    private final MutationQueries mutationQueries;
    private final CommandService counter;
    private final CurrentActor acting;
    private final ProblemRenderer problems;
    private final FormProblems shown;

    EarlyExecutionPage(
            MutationPageModel view,
            MutationQueries mutationQueries,
            CommandService counter,
            CurrentActor acting,
            ProblemRenderer problems,
            FormProblems shown) {
        this.view = view;
        this.mutationQueries = mutationQueries;
        this.counter = counter;
        this.acting = acting;
        this.problems = problems;
        this.shown = shown;
    }

    @PostMapping("/mutations/{id}/exceptions")
    String allowEarlyExecution(
            @PathVariable String id,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String letter,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            Locale language) {
        MutationId mutation = PathVariableParser.parse(id, MutationId::parse);
        String once = MutationPage.requireKey(key);
        FormFieldParser typed = new FormFieldParser(
                malformed -> problems.toView(malformed, language).detail());
        String stated = typed.parse("letter", letter.strip(), Source::requireLine);
        String why = typed.parseText("exception-reason", reason, Command::requireReason);
        try {
            mutationQueries.requireNotEmbargoed(mutation);
            if (stated != null && why != null) {
                counter.execute(
                        CommandEnvelope.create(
                                acting.actor(),
                                "/mutations/" + mutation + "/exceptions",
                                once,
                                UUID.randomUUID().toString(),
                                identity -> new Command.AllowEarlyExecution(mutation, stated, why)),
                        mutation);
                return "redirect:/mutations/" + mutation;
            }
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        } catch (CodedException failure) {
            shown.show(failure, model, response, language);
        }
        model.addAttribute("wrong", typed.errors());
        model.addAttribute("exception", Map.of("letter", letter, "reason", reason));
        return view.fill(mutation, OptionalLong.empty(), model);
    }
}
