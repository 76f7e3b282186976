package nl.mutatieboek.mutation;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.platform.CodedException;
import nl.mutatieboek.platform.format.DateParser;
import nl.mutatieboek.platform.html.FormProblems;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.CommandService;
import nl.mutatieboek.platform.http.DomainTermValidator;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.platform.http.ProblemRenderer;
import nl.mutatieboek.security.CurrentActor;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Form to reverse a booked mutation, on the page of that mutation. */
@PageController
class ReversalPage {
    private final MutationPageModel view;
    private final MutationQueries mutationQueries;
    private final CommandService counter;
    private final CurrentActor acting;
    private final ProblemRenderer problems;
    private final FormProblems shown;

    ReversalPage(
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

    @PostMapping("/mutations/{id}/reversals")
    String reverse(
            @PathVariable String id,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String moment,
            @RequestParam(defaultValue = "") String effectiveOn,
            Model model,
            HttpServletResponse response,
            Locale language) {
        MutationId original = PathVariableParser.parse(id, MutationId::parse);
        String once = MutationPage.requireKey(key);
        FormFieldParser typed = new FormFieldParser(
                malformed -> problems.toView(malformed, language).detail());
        String why = typed.parseText("reason", reason, Command::requireReason);
        Moment in = moment.isBlank() ? null : typed.parse("moment", moment.strip(), Moment::parse);
        LocalDate from = effectiveOn.isBlank()
                ? null
                : typed.parse("effectiveOn", DateParser.toIsoDate(effectiveOn), DomainTermValidator::parseDate);
        try {
            mutationQueries.requireNotEmbargoed(original);
            if (why != null && typed.errors().isEmpty()) {
                CommandEnvelope signed = CommandEnvelope.create(
                        acting.actor(),
                        "/mutations/" + original + "/reversals",
                        once,
                        UUID.randomUUID().toString(),
                        identity -> new Command.ReverseMutation(new MutationId(identity), original, why, in, from));
                counter.execute(signed, original);
                return "redirect:/mutations/" + signed.metadata().causationId();
            }
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        } catch (CodedException failure) {
            shown.show(failure, model, response, language);
        }
        model.addAttribute("wrong", typed.errors());
        model.addAttribute("reversal", Map.of("reason", reason, "moment", moment, "effectiveOn", effectiveOn));
        return view.fill(original, OptionalLong.empty(), model);
    }
}
