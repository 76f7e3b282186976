package nl.mutatieboek.mutation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.platform.CommandService;
import nl.mutatieboek.platform.http.CommandRequest;
import nl.mutatieboek.platform.http.DryRunQuery;
import nl.mutatieboek.platform.http.FileUploadRequest;
import nl.mutatieboek.platform.http.NoParameters;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.security.ActorNameResolver;
import nl.mutatieboek.security.CurrentActor;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** API of the attachments of a mutation. The mutation itself lists them. */
@RestController
record AttachmentController(
        AttachmentService attachments,
        MutationQueries mutationQueries,
        CommandService commandService,
        CurrentActor acting,
        ActorNameResolver names) {
    private static final String ATTACHMENTS = "/v1/mutations/{id}/attachments";
    private static final String JSON = "application/json";

    @PostMapping(path = ATTACHMENTS, consumes = "multipart/form-data", produces = JSON)
    ResponseEntity<AttachmentResponse> attach(@PathVariable String id, FileUploadRequest uploaded, DryRunQuery query) {
        MutationId mutation = PathVariableParser.parse(id, MutationId::parse);
        CommandResult answer = attachments.attach(
                mutation,
                uploaded.requireFile(),
                command -> uploaded.toEnvelope(acting.actor(), ignored -> command),
                query.dryRun());
        AttachmentResponse added =
                shownAfter(answer, mutation, uploaded.requireFile().sha256());
        if (query.dryRun()) {
            return ResponseEntity.ok(added);
        }
        return ResponseEntity.created(URI.create("/v1/mutations/" + mutation + "/attachments/" + added.sha256()))
                .body(added);
    }

    @GetMapping(ATTACHMENTS + "/{sha256}")
    void content(@PathVariable String id, @PathVariable String sha256, NoParameters query, HttpServletResponse response)
            throws IOException {
        MutationId mutation = PathVariableParser.parse(id, MutationId::parse);
        AttachmentSnapshot attachment =
                attachments.requireReadable(mutation, PathVariableParser.parse(sha256, Source::requireSha256));
        attachments.writeContent(attachment, false, response);
    }

    @PostMapping(path = ATTACHMENTS + "/{sha256}/withdrawals", produces = JSON)
    AttachmentResponse withdraw(
            @PathVariable MutationId id,
            @PathVariable String sha256,
            @RequestBody MutationController.ReasonRequest body,
            CommandRequest request,
            DryRunQuery query) {
        String digest = PathVariableParser.parse(sha256, Source::requireSha256);
        Command command = new Command.WithdrawAttachment(id, digest, body.reason());
        mutationQueries.requireNotEmbargoed(id);
        return shownAfter(
                commandService.executeOrDryRun(
                        request.toEnvelope(acting.actor(), identity -> command), id, query.dryRun()),
                id,
                digest);
    }

    /** The attachment right after its command, so that a retry gets the same response. */
    private AttachmentResponse shownAfter(CommandResult answer, MutationId mutation, String sha256) {
        return mutationQueries.snapshotAfter(answer, mutation).attachments().stream()
                .filter(one -> one.file().sha256().equals(sha256))
                .map(one -> AttachmentResponse.of(one, names))
                .findFirst()
                .orElseThrow();
    }
}
