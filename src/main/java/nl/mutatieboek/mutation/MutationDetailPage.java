package nl.mutatieboek.mutation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.FormCommandMapper;
import nl.mutatieboek.budget.FormSubmissionService;
import nl.mutatieboek.budget.KnownAtQuery;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.NoParameters;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.security.CurrentActor;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Page of one mutation: content, source, state, given and outstanding consents, and history; with the forms to act on it,
 * to reverse it, and to execute new policy before it is authorised (CW 2016, art. 2.27(2)).
 */
@PageController
record MutationDetailPage(
        MutationDetailPageModel view,
        MutationQueries mutationQueries,
        MutationReceiptService receipts,
        FormSubmissionService forms,
        CurrentActor acting,
        AsOfResolver points) {
    private static final String MUTATION = "/mutations/{id}";
    private static final String EARLY_EXECUTIONS = "early-executions";

    @GetMapping(MUTATION)
    String show(@PathVariable String id, KnownAtQuery query, Model model, Locale language) {
        MutationId mutation = PathVariableParser.parse(id, MutationId::parse);
        return view.fill(mutation, points.numberAt(query.knownAt()), model, language);
    }

    @GetMapping(MUTATION + "/receipts")
    void receipts(@PathVariable String id, NoParameters query, HttpServletResponse response) throws IOException {
        receipts.download(PathVariableParser.parse(id, MutationId::parse), response);
    }

    @PostMapping(MUTATION + "/{actionPath:approvals|confirmations|agreements|rejections|returns|withdrawals|"
            + EARLY_EXECUTIONS + "}")
    String act(
            @PathVariable String id,
            @PathVariable String actionPath,
            @RequestParam Map<String, String> form,
            Model model,
            HttpServletResponse response,
            Locale language) {
        MutationId mutation = PathVariableParser.parse(id, MutationId::parse);
        return submit(mutation, actionPath, form, command(actionPath, mutation), model, response, language)
                ? "redirect:/mutations/" + mutation
                : view.fill(mutation, OptionalLong.empty(), model, language);
    }

    @PostMapping(MUTATION + "/reversals")
    String reverse(
            @PathVariable String id,
            @RequestParam Map<String, String> form,
            Model model,
            HttpServletResponse response,
            Locale language) {
        MutationId original = PathVariableParser.parse(id, MutationId::parse);
        FormCommandMapper<?> command = new FormCommandMapper<>(
                MutationController.ReversalRequest.class,
                (identity, request) -> request.command(new MutationId(identity), original));
        return submit(original, "reversals", form, command, model, response, language)
                ? "redirect:/mutations/"
                        + CommandEnvelope.commandId(
                                acting.actor(), path(original, "reversals"), form.getOrDefault("key", ""))
                : view.fill(original, OptionalLong.empty(), model, language);
    }

    private boolean submit(
            MutationId mutation,
            String actionPath,
            Map<String, String> form,
            FormCommandMapper<?> command,
            Model model,
            HttpServletResponse response,
            Locale language) {
        mutationQueries.requireVisible(mutation, OptionalLong.empty());
        return forms.submit(actionPath, path(mutation, actionPath), form, mutation, command, model, response, language);
    }

    private static String path(MutationId mutation, String actionPath) {
        return "/mutations/" + mutation + "/" + actionPath;
    }

    private static FormCommandMapper<?> command(String actionPath, MutationId mutation) {
        if (actionPath.equals(EARLY_EXECUTIONS)) {
            return new FormCommandMapper<>(
                    MutationController.EarlyExecutionRequest.class,
                    request -> new Command.AllowEarlyExecution(mutation, request.letter(), request.reason()));
        }
        MutationAction action = MutationAction.valueOf(actionPath.toUpperCase(Locale.ROOT));
        return switch (action) {
            case APPROVALS, CONFIRMATIONS, AGREEMENTS ->
                new FormCommandMapper<>(
                        MutationController.OptionalRemarkRequest.class,
                        request -> action.toCommand(mutation, request.remark()));
            case REJECTIONS, RETURNS ->
                new FormCommandMapper<>(
                        MutationController.ReasonRequest.class,
                        request -> action.toCommand(mutation, request.reason()));
            case WITHDRAWALS ->
                new FormCommandMapper<>(
                        MutationController.OptionalReasonRequest.class,
                        request -> action.toCommand(mutation, request.reason()));
        };
    }
}
