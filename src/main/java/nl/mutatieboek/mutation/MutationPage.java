package nl.mutatieboek.mutation;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.KnownAtQuery;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.platform.CodedException;
import nl.mutatieboek.platform.format.ProblemView;
import nl.mutatieboek.platform.html.FormProblems;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.CommandService;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.platform.http.ProblemRenderer;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page of one mutation: content, source, state, given and outstanding consents, and history. */
@PageController
class MutationPage {
    private static final String MUTATION = "/mutations/{id}";

    private final MutationPageModel view;
    private final MutationQueries mutationQueries;
    private final CommandService counter;
    private final CurrentActor acting;
    private final ProblemRenderer problems;
    private final FormProblems shown;
    private final AsOfResolver points;

    MutationPage(
            MutationPageModel view,
            MutationQueries mutationQueries,
            CommandService counter,
            CurrentActor acting,
            ProblemRenderer problems,
            FormProblems shown,
            AsOfResolver points) {
        this.view = view;
        this.mutationQueries = mutationQueries;
        this.counter = counter;
        this.acting = acting;
        this.problems = problems;
        this.shown = shown;
        this.points = points;
    }

    @GetMapping(MUTATION)
    String show(@PathVariable String id, KnownAtQuery query, Model model) {
        MutationId mutation = PathVariableParser.parse(id, MutationId::parse);
        return view.fill(mutation, points.numberAt(query.knownAt()), model);
    }

    @PostMapping(MUTATION + "/{deed:approvals|confirmations|agreements|rejections|returns|withdrawals}")
    String act(
            @PathVariable String id,
            @PathVariable String deed,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            Locale language) {
        MutationId mutation = PathVariableParser.parse(id, MutationId::parse);
        mutationQueries.requireVisible(mutation, OptionalLong.empty());
        try {
            Command command =
                    MutationAction.valueOf(deed.toUpperCase(Locale.ROOT)).toCommand(mutation, normalize(reason));
            counter.execute(
                    CommandEnvelope.create(
                            acting.actor(),
                            "/mutations/" + mutation + "/" + deed,
                            requireKey(key),
                            UUID.randomUUID().toString(),
                            identity -> command),
                    mutation);
            return "redirect:/mutations/" + mutation;
        } catch (CodedException failure) {
            shown.show(failure, model, response, language);
        } catch (MalformedValueException malformed) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            ProblemView told = problems.toView(malformed, language);
            model.addAttribute("told", told);
            model.addAttribute("wrong", Map.of("reason", List.of(told.detail())));
        }
        model.addAttribute("reason", reason);
        return view.fill(mutation, OptionalLong.empty(), model);
    }

    /** Normalizes form input; null if it is blank. */
    static @Nullable String normalize(String text) {
        return text.isBlank() ? null : text.replace("\r\n", "\n").strip();
    }

    /** The idempotency key belongs to the form, so that submitting it twice has one effect. */
    static String requireKey(String key) {
        return MutationId.parse(key).toString();
    }
}
