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
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.CommandService;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.ProblemRenderer;
import nl.mutatieboek.security.CurrentActor;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The form by which new policy is carried out before it is authorised (CW 2016, art. 2.27(2)); it stands on the page of its
 * mutation.
 */
@PageController
class EarlyExecutionPage {
    private final MutationPageModel view;
    private final MutationQueries dossiers;
    private final CommandService counter;
    private final CurrentActor acting;
    private final ProblemRenderer problems;

    EarlyExecutionPage(
            MutationPageModel view,
            MutationQueries dossiers,
            CommandService counter,
            CurrentActor acting,
            ProblemRenderer problems) {
        this.view = view;
        this.dossiers = dossiers;
        this.counter = counter;
        this.acting = acting;
        this.problems = problems;
    }

    @PostMapping("/mutations/{id}/exceptions")
    String except(
            @PathVariable String id,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String letter,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            Locale language) {
        MutationId mutation = PathVariableParser.in(id, MutationId::parse);
        String once = MutationPage.key(key);
        FormFieldParser typed = new FormFieldParser(problems, language);
        String stated = typed.read("letter", letter.strip(), Source::requireLine);
        String why = typed.text("exception-reason", reason, Command::requireReason);
        try {
            dossiers.requireSeen(mutation);
            if (stated != null && why != null) {
                counter.carryOut(
                        CommandEnvelope.by(
                                acting.actor(),
                                "/mutations/" + mutation + "/exceptions",
                                once,
                                UUID.randomUUID().toString(),
                                identity -> new Command.AllowEarlyExecution(mutation, stated, why)),
                        mutation);
                return "redirect:/mutations/" + mutation;
            }
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        } catch (ProblemException problem) {
            response.setStatus(problem.status());
            problem.headers().forEach(response::setHeader);
            model.addAttribute("told", problems.told(problem, language));
        }
        model.addAttribute("wrong", typed.wrong());
        model.addAttribute("exception", Map.of("letter", letter, "reason", reason));
        return view.show(mutation, OptionalLong.empty(), model);
    }
}
