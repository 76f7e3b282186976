package nl.mutatieboek.mutation;

import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.KnownStateQuery;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.platform.CommandService;
import nl.mutatieboek.platform.UnavailableException;
import nl.mutatieboek.platform.http.CommandRequest;
import nl.mutatieboek.platform.http.DryRunQuery;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.ValidatedRequest;
import nl.mutatieboek.security.ActorNameResolver;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * API of mutations and commands on them. The response shows the mutation right after the last entry of the command, so
 * that a retry gets the same response.
 *
 * <p>{@code If-Match} is checked just before a command is sent, not when it is decided. It protects against acting on
 * an outdated version; the rules themselves are checked again when the command is decided.
 */
@RestController
record MutationController(
        MutationQueries mutationQueries,
        LedgerReader entries,
        CommandService commandService,
        CurrentActor acting,
        AsOfResolver points,
        StructureQueries structure,
        ActorNameResolver names,
        JsonMapper json) {
    private static final String MUTATIONS = "/v1/mutations";
    private static final String MUTATION = MUTATIONS + "/{id}";
    private static final String JSON = "application/json";

    record ReasonRequest(String reason) implements ValidatedRequest {}

    record OptionalRemarkRequest(@Nullable String remark) implements ValidatedRequest {}

    record OptionalReasonRequest(@Nullable String reason) implements ValidatedRequest {}

    /**
     * Request to execute new policy before it is authorised (CW 2016, art. 2.27(2)).
     *
     * @param letter parliamentary paper that announces it
     */
    record EarlyExecutionRequest(String letter, String reason) implements ValidatedRequest {}

    /**
     * Request to reverse a booked mutation.
     *
     * @param moment that of the original by default
     * @param effectiveOn that of the original by default
     */
    record ReversalRequest(
            String reason,
            @Nullable Moment moment,
            @Nullable LocalDate effectiveOn) implements ValidatedRequest {
        Command.ReverseMutation command(MutationId id, MutationId original) {
            return new Command.ReverseMutation(id, original, reason, moment, effectiveOn);
        }
    }

    @GetMapping(path = MUTATION, produces = JSON)
    ResponseEntity<MutationResponse> mutation(@PathVariable String id, KnownStateQuery query) {
        MutationId mutation = PathVariableParser.parse(id, MutationId::parse);
        // The mutation is read from the ledger itself, which is never behind.
        long atLeast = Objects.requireNonNullElse(query.atLeast(), 0L);
        OptionalLong knownAt = points.numberAt(query.knownAt());
        long head = entries.head().ledgerNumber();
        if (atLeast > head) {
            throw UnavailableException.projectionBehind(atLeast, head);
        }
        long shown = knownAt.orElse(head);
        return shown(HttpStatus.OK, mutationQueries.requireVisible(mutation, OptionalLong.of(shown)), shown);
    }

    @PostMapping(path = MUTATIONS, produces = JSON)
    ResponseEntity<MutationResponse> propose(
            @RequestBody ProposalRequest body, CommandRequest request, DryRunQuery query) {
        Command.ProposeMutation proposed = body.command(new MutationId(request.commandId(acting.actor())));
        mutationQueries.requireNotEmbargoed(proposed.proposal());
        return executeOpening(request.toEnvelope(acting.actor(), id -> proposed), query.dryRun(), null);
    }

    @PostMapping(path = MUTATION + "/approvals", produces = JSON)
    ResponseEntity<MutationResponse> approve(
            @PathVariable MutationId id,
            @RequestBody OptionalRemarkRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return execute(id, request, query, new Command.ApproveMutation(id, body.remark()));
    }

    @PostMapping(path = MUTATION + "/confirmations", produces = JSON)
    ResponseEntity<MutationResponse> confirm(
            @PathVariable MutationId id,
            @RequestBody OptionalRemarkRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return execute(id, request, query, new Command.ConfirmMutation(id, body.remark()));
    }

    @PostMapping(path = MUTATION + "/agreements", produces = JSON)
    ResponseEntity<MutationResponse> agree(
            @PathVariable MutationId id,
            @RequestBody OptionalRemarkRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return execute(id, request, query, new Command.AgreeMutation(id, body.remark()));
    }

    @PostMapping(path = MUTATION + "/rejections", produces = JSON)
    ResponseEntity<MutationResponse> reject(
            @PathVariable MutationId id, @RequestBody ReasonRequest body, CommandRequest request, DryRunQuery query) {
        return execute(id, request, query, new Command.RejectMutation(id, body.reason()));
    }

    @PostMapping(path = MUTATION + "/returns", produces = JSON)
    ResponseEntity<MutationResponse> sendBack(
            @PathVariable MutationId id, @RequestBody ReasonRequest body, CommandRequest request, DryRunQuery query) {
        return execute(id, request, query, new Command.ReturnMutation(id, body.reason()));
    }

    @PostMapping(path = MUTATION + "/withdrawals", produces = JSON)
    ResponseEntity<MutationResponse> withdraw(
            @PathVariable MutationId id,
            @RequestBody OptionalReasonRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return execute(id, request, query, new Command.WithdrawMutation(id, body.reason()));
    }

    @PostMapping(path = MUTATION + "/early-executions", produces = JSON)
    ResponseEntity<MutationResponse> allowEarlyExecution(
            @PathVariable MutationId id,
            @RequestBody EarlyExecutionRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return execute(id, request, query, new Command.AllowEarlyExecution(id, body.letter(), body.reason()));
    }

    /** Proposes a reversal and returns the new mutation. */
    @PostMapping(path = MUTATION + "/reversals", produces = JSON)
    ResponseEntity<MutationResponse> reverse(
            @PathVariable("id") MutationId original,
            @RequestBody ReversalRequest body,
            CommandRequest request,
            DryRunQuery query) {
        CommandEnvelope signed = request.toEnvelope(acting.actor(), id -> body.command(new MutationId(id), original));
        mutationQueries.requireNotEmbargoed(original);
        requireVersion(request, signed, original);
        return executeOpening(signed, query.dryRun(), original);
    }

    private ResponseEntity<MutationResponse> execute(
            MutationId mutation, CommandRequest request, DryRunQuery query, Command command) {
        CommandEnvelope signed = request.toEnvelope(acting.actor(), identity -> command);
        mutationQueries.requireNotEmbargoed(mutation);
        requireVersion(request, signed, mutation);
        return toResponse(HttpStatus.OK, mutation, commandService.executeOrDryRun(signed, mutation, query.dryRun()));
    }

    /** Executes a command that opens a mutation, whose identity is that of the command. */
    private ResponseEntity<MutationResponse> executeOpening(
            CommandEnvelope signed, boolean dryRun, @Nullable MutationId target) {
        MutationId mutation = new MutationId(signed.metadata().causationId());
        CommandResult answer = commandService.executeOrDryRun(signed, target, dryRun);
        return toResponse(dryRun ? HttpStatus.OK : HttpStatus.CREATED, mutation, answer);
    }

    /** A retry is not checked again, because the first request changed the version. */
    private void requireVersion(CommandRequest request, CommandEnvelope signed, MutationId mutation) {
        if (!request.isConditional() || entries.isRecorded(signed.metadata().causationId())) {
            return;
        }
        Long version = mutationQueries.findVersion(mutation).orElse(null);
        if (version != null && !request.matchesVersion(version)) {
            throw ProblemException.of(412, "version-changed", Map.of("version", version));
        }
    }

    private ResponseEntity<MutationResponse> toResponse(HttpStatus status, MutationId mutation, CommandResult answer) {
        MutationSnapshot snapshot = mutationQueries.snapshotAfter(answer, mutation);
        return answer instanceof CommandResult.RecordedResult recorded
                ? shown(status, snapshot, recorded.ledgerNumber())
                : ResponseEntity.ok(MutationResponse.of(snapshot, structure::current, names, mutationQueries));
    }

    /** Response with the budget structure known at a ledger number. */
    private ResponseEntity<MutationResponse> shown(HttpStatus status, MutationSnapshot snapshot, long ledgerNumber) {
        MutationResponse shown =
                MutationResponse.of(snapshot, () -> structure.awaitAt(ledgerNumber), names, mutationQueries);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create(MUTATIONS + "/" + shown.id()));
        }
        if (snapshot.ledgerNumber() != null) {
            answer.eTag(CommandRequest.entityTag(snapshot.ledgerNumber(), json.writeValueAsBytes(shown)));
        }
        return answer.body(shown);
    }
}
