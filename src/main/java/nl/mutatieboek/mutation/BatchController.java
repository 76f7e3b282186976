package nl.mutatieboek.mutation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Command.ProposeMutation;
import nl.mutatieboek.domain.MutationRefusal;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.NameBasedUuidFactory;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.ContentHasher;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.platform.CodedException;
import nl.mutatieboek.platform.CommandService;
import nl.mutatieboek.platform.KeyReusedException;
import nl.mutatieboek.platform.RefusedException;
import nl.mutatieboek.platform.UnavailableException;
import nl.mutatieboek.platform.http.CommandRequest;
import nl.mutatieboek.platform.http.DryRunQuery;
import nl.mutatieboek.platform.http.ProblemRenderer;
import nl.mutatieboek.platform.http.RequestBodyErrorCollector;
import nl.mutatieboek.platform.http.ValidatedRequest;
import nl.mutatieboek.security.ActorNameResolver;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * API to propose several mutations in one request, all or none, or each on its own. Reports every malformed or refused
 * proposal, not only the first.
 */
@RestController
record BatchController(
        MutationQueries mutationQueries,
        CommandService commandService,
        CurrentActor acting,
        ProblemRenderer problems,
        StructureQueries structure,
        LedgerReader entries,
        ContentHasher contents,
        ActorNameResolver names) {
    private static final String BATCHES = "/v1/mutations/batches";

    record NewBatchRequest(BatchMode mode, List<ProposalRequest> mutations) implements ValidatedRequest {
        /** How a batch is executed. */
        enum BatchMode {
            /** All in one commit, each decided after those before it; or none. */
            TOGETHER,
            /** Each on its own, in order. */
            EACH
        }

        @Override
        public void check(RequestBodyErrorCollector findings) {
            for (int i = 0; mutations != null && i < mutations.size(); i++) {
                ProposalRequest mutation = mutations.get(i);
                if (mutation != null) {
                    mutation.check(findings.nested("/mutations/" + i));
                }
            }
        }
    }

    record BatchResponse(NewBatchRequest.BatchMode mode, List<BatchedMutationResponse> mutations) {}

    /**
     * The result of one proposal.
     *
     * @param position index in the batch, from 0
     * @param mutation the proposed mutation; null if it was not proposed
     * @param problem the problem; null if it was proposed
     */
    record BatchedMutationResponse(
            int position,
            @Nullable MutationResponse mutation,
            @Nullable Object problem) {}

    @PostMapping(path = BATCHES, produces = "application/json")
    ResponseEntity<BatchResponse> propose(
            @RequestBody NewBatchRequest body, CommandRequest command, DryRunQuery query, HttpServletRequest request) {
        List<ProposalRequest> proposals = body.mutations();
        requireOwnKey(command, proposals);
        return switch (body.mode()) {
            case TOGETHER -> together(command, proposals, query.dryRun());
            case EACH -> query.dryRun() ? tryEach(command, proposals, request) : each(command, proposals, request);
        };
    }

    /**
     * Requires that the idempotency key was not used for another batch, in either mode, before anything is recorded.
     *
     * @throws KeyReusedException if it was
     */
    private void requireOwnKey(CommandRequest command, List<ProposalRequest> proposals) {
        CommandEnvelope whole = whole(command, proposals, new ArrayList<>());
        List<UUID> commands = new ArrayList<>();
        commands.add(whole.metadata().causationId());
        for (int i = 0; i < proposals.size(); i++) {
            commands.add(command.commandId(acting.actor(), i));
        }
        String content = contents.hash(whole);
        if (entries.findMetadata(commands).values().stream()
                .anyMatch(earlier -> !earlier.contentHash().equals(content))) {
            throw new KeyReusedException(command.key());
        }
    }

    /** Reports a mutation under embargo exactly like one that does not exist; nothing can replace it. */
    private void requireSeen(List<ProposalRequest> proposals) {
        List<Refusal.OneRefused> refused = new ArrayList<>();
        for (int i = 0; i < proposals.size(); i++) {
            MutationId hidden =
                    mutationQueries.findEmbargoedPredecessor(proposals.get(i).proposal());
            if (hidden != null) {
                refused.add(new Refusal.OneRefused(i, new MutationRefusal.UnknownMutation(hidden)));
            }
        }
        if (!refused.isEmpty()) {
            throw new RefusedException(new Refusal.TogetherRefused(refused), null);
        }
    }

    private CommandEnvelope one(CommandRequest command, ProposalRequest proposal, int position) {
        return command.toEnvelope(acting.actor(), position, id -> proposal.command(new MutationId(id)));
    }

    private CommandEnvelope whole(CommandRequest command, List<ProposalRequest> proposals, List<MutationId> ids) {
        return command.toEnvelope(acting.actor(), batch -> {
            ids.clear();
            List<ProposeMutation> commands = new ArrayList<>();
            for (int i = 0; i < proposals.size(); i++) {
                ids.add(new MutationId(NameBasedUuidFactory.create(batch, Integer.toString(i))));
                commands.add(proposals.get(i).command(ids.get(i)));
            }
            return new Command.ProposeMutationBatch(commands);
        });
    }

    private ResponseEntity<BatchResponse> together(
            CommandRequest command, List<ProposalRequest> proposals, boolean dryRun) {
        requireSeen(proposals);
        List<MutationId> ids = new ArrayList<>();
        CommandEnvelope signed = whole(command, proposals, ids);
        CommandResult answer = commandService.executeOrDryRun(signed, null, dryRun);
        List<BatchedMutationResponse> shown = IntStream.range(0, ids.size())
                .mapToObj(i -> taken(i, ids.get(i), answer))
                .toList();
        return ResponseEntity.status(dryRun ? HttpStatus.OK : HttpStatus.CREATED)
                .body(new BatchResponse(NewBatchRequest.BatchMode.TOGETHER, shown));
    }

    private ResponseEntity<BatchResponse> each(
            CommandRequest command, List<ProposalRequest> proposals, HttpServletRequest request) {
        List<BatchedMutationResponse> shown = new ArrayList<>();
        for (int i = 0; i < proposals.size(); i++) {
            CommandEnvelope signed = one(command, proposals.get(i), i);
            try {
                mutationQueries.requireNotEmbargoed(proposals.get(i).proposal());
                shown.add(taken(i, mutation(signed), new CommandResult.RecordedResult(commandService.execute(signed))));
            } catch (UnavailableException e) {
                // Recorded proposals stay, and a retry returns them.
                throw e;
            } catch (CodedException failure) {
                shown.add(new BatchedMutationResponse(i, null, problems.toProblemDetail(failure, request)));
            }
        }
        return ResponseEntity.ok(new BatchResponse(NewBatchRequest.BatchMode.EACH, shown));
    }

    /**
     * Executes a dry run of each proposal on top of those before it: all new ones together, repeated without the
     * refused ones until none is refused.
     */
    private ResponseEntity<BatchResponse> tryEach(
            CommandRequest command, List<ProposalRequest> proposals, HttpServletRequest request) {
        Map<Integer, BatchedMutationResponse> shown = new TreeMap<>();
        List<CommandEnvelope> fresh = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < proposals.size(); i++) {
            CommandEnvelope signed = one(command, proposals.get(i), i);
            MutationId hidden =
                    mutationQueries.findEmbargoedPredecessor(proposals.get(i).proposal());
            if (hidden != null) {
                CodedException unknown = new RefusedException(new MutationRefusal.UnknownMutation(hidden), null);
                shown.put(i, new BatchedMutationResponse(i, null, problems.toProblemDetail(unknown, request)));
            } else if (entries.isRecorded(signed.metadata().causationId())) {
                shown.put(i, taken(i, mutation(signed), commandService.dryRun(signed, null)));
            } else {
                fresh.add(signed);
                positions.add(i);
            }
        }
        while (!fresh.isEmpty()) {
            CommandEnvelope together = command.toEnvelope(
                    acting.actor(),
                    id -> new Command.ProposeMutationBatch(fresh.stream()
                            .map(signed -> (ProposeMutation) signed.command())
                            .toList()));
            NavigableMap<Integer, CodedException> refused = new TreeMap<>();
            CommandResult answer = commandService.tryOutEach(together, refused::put);
            if (answer != null) {
                for (int i = 0; i < fresh.size(); i++) {
                    int position = positions.get(i);
                    shown.put(position, taken(position, mutation(fresh.get(i)), answer));
                }
                break;
            }
            // Remove from the end, so that earlier positions stay valid.
            refused.descendingMap().forEach((place, why) -> {
                int position = positions.remove(/* index */ (int) place);
                fresh.remove(/* index */ (int) place);
                shown.put(
                        position, new BatchedMutationResponse(position, null, problems.toProblemDetail(why, request)));
            });
        }
        return ResponseEntity.ok(new BatchResponse(NewBatchRequest.BatchMode.EACH, List.copyOf(shown.values())));
    }

    private BatchedMutationResponse taken(int position, MutationId mutation, CommandResult answer) {
        return new BatchedMutationResponse(
                position,
                MutationResponse.of(
                        mutationQueries.snapshotAfter(answer, mutation), structure::current, names, mutationQueries),
                null);
    }

    /** A new mutation has the identity of the command that opens it. */
    private static MutationId mutation(CommandEnvelope signed) {
        return new MutationId(signed.metadata().causationId());
    }
}
