package nl.mutatieboek.mutation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import nl.mutatieboek.budget.FormCommandMapper;
import nl.mutatieboek.budget.FormSubmissionService;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import nl.mutatieboek.platform.format.ProblemView;
import nl.mutatieboek.platform.html.FormProblems;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.IdempotencyKeyParser;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.platform.http.UploadedFile;
import nl.mutatieboek.platform.http.ValidatedQuery;
import nl.mutatieboek.security.CurrentActor;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Attachments on the page of a mutation: to add, withdraw, view and save them. */
@PageController
record AttachmentPage(
        AttachmentService attachments,
        MutationDetailPageModel view,
        MutationQueries mutationQueries,
        FormSubmissionService forms,
        FormProblems problems,
        ProjectionReader projections,
        CurrentActor acting) {
    private static final String ATTACHMENTS = "/mutations/{id}/attachments";

    @PostMapping(ATTACHMENTS)
    String attach(
            @PathVariable String id,
            @RequestParam String key,
            HttpServletRequest request,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response,
            Locale language) {
        MutationId mutation = PathVariableParser.parse(id, MutationId::parse);
        mutationQueries.requireVisible(mutation, OptionalLong.empty());
        model.addAttribute("sent", "attachments");
        String shown = problems.attempt(
                () -> {
                    IdempotencyKeyParser.requireValid(key);
                    UploadedFile file = UploadedFile.requireNonEmpty(request);
                    if (attachments.attach(
                                    mutation,
                                    file,
                                    command -> CommandEnvelope.create(
                                            acting.actor(),
                                            "/mutations/" + mutation + "/attachments",
                                            key,
                                            UUID.randomUUID().toString(),
                                            ignored -> command),
                                    false)
                            instanceof CommandResult.RecordedResult recorded) {
                        projections.await(recorded.ledgerNumber());
                    }
                    return shown(mutation, "attachments", afterwards);
                },
                model,
                response,
                language);
        if (shown != null) {
            return shown;
        }
        String page = view.fill(mutation, OptionalLong.empty(), model, language);
        if (Boolean.TRUE.equals(model.getAttribute("attachable"))
                && model.getAttribute("problem") instanceof ProblemView problem) {
            // At the field, by its id.
            model.addAttribute("wrong", Map.of("attachment", problem.detail()));
        }
        return page;
    }

    @PostMapping(ATTACHMENTS + "/{sha256}/withdrawals")
    String withdraw(
            @PathVariable String id,
            @PathVariable String sha256,
            @RequestParam Map<String, String> form,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response,
            Locale language) {
        MutationId mutation = PathVariableParser.parse(id, MutationId::parse);
        String digest = PathVariableParser.parse(sha256, Source::requireSha256);
        mutationQueries.requireVisible(mutation, OptionalLong.empty());
        FormCommandMapper<?> command = new FormCommandMapper<>(
                MutationController.ReasonRequest.class,
                request -> new Command.WithdrawAttachment(mutation, digest, request.reason()));
        return forms.submit(
                        digest,
                        "/mutations/" + mutation + "/attachments/" + digest + "/withdrawals",
                        form,
                        mutation,
                        command,
                        model,
                        response,
                        language)
                ? shown(mutation, "attachment-withdrawals", afterwards)
                : view.fill(mutation, OptionalLong.empty(), model, language);
    }

    /** Leads to the mutation, with a confirmation. */
    private static String shown(MutationId mutation, String done, RedirectAttributes afterwards) {
        afterwards.addFlashAttribute("done", done);
        return "redirect:/mutations/" + mutation;
    }

    /** @param inline whether the browser may show the file */
    record AttachmentQuery(boolean inline) implements ValidatedQuery {}

    @GetMapping(ATTACHMENTS + "/{sha256}")
    void content(
            @PathVariable String id, @PathVariable String sha256, AttachmentQuery query, HttpServletResponse response)
            throws IOException {
        AttachmentSnapshot attachment = attachments.requireReadable(
                PathVariableParser.parse(id, MutationId::parse),
                PathVariableParser.parse(sha256, Source::requireSha256));
        attachments.writeContent(attachment, query.inline(), response);
    }
}
