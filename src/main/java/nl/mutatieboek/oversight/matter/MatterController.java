package nl.mutatieboek.oversight.matter;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.MatterCommand;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.oversight.matter.MatterRequestBodies.NewMatterChangeRequest;
import nl.mutatieboek.oversight.matter.MatterRequestBodies.NewMatterCorrectionRequest;
import nl.mutatieboek.oversight.matter.MatterRequestBodies.NewMatterDecisionRequest;
import nl.mutatieboek.oversight.matter.MatterRequestBodies.NewMatterFollowUpRequest;
import nl.mutatieboek.oversight.matter.MatterRequestBodies.NewMatterLinkRequest;
import nl.mutatieboek.oversight.matter.MatterRequestBodies.NewMatterRequest;
import nl.mutatieboek.oversight.matter.MatterRequestBodies.NewMatterRevocationRequest;
import nl.mutatieboek.oversight.matter.MatterResponse.MatterListResponse;
import nl.mutatieboek.oversight.matter.MatterResponse.RecordedMatterResponse;
import nl.mutatieboek.platform.CommandService;
import nl.mutatieboek.platform.http.CommandRequest;
import nl.mutatieboek.platform.http.DryRunQuery;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.platform.http.RecordedResponse;
import nl.mutatieboek.security.CurrentActor;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** API of amendments, motions and undertakings. */
@RestController
record MatterController(
        MatterQueries matters,
        StructuralFollowUpQueries followUps,
        MatterAccessPolicy access,
        AsOfResolver points,
        CommandService commandService,
        CurrentActor acting) {
    private static final String MATTERS = "/v1/parliamentary-matters";
    private static final String MATTER = MATTERS + "/{id}";
    private static final String JSON = "application/json";

    /** Lists matters, by state and date. */
    @GetMapping(path = MATTERS, produces = JSON)
    MatterListResponse list(MatterCriteria criteria, PointInTimeQuery at) {
        ResolvedAsOf point = points.awaitForReader(at, EmbargoCheckScope.of(criteria.chapter()));
        point.requireChapter(criteria.chapter());
        List<TrackedMatter> found = matters.find(criteria, point);
        return MatterListResponse.of(point, found, followUps.find(found, point));
    }

    @GetMapping(path = MATTER, produces = JSON)
    MatterResponse matter(@PathVariable String id, PointInTimeQuery at) {
        MatterId matter = PathVariableParser.parse(id, MatterId::parse);
        ResolvedAsOf point = points.awaitForReader(at, EmbargoCheckScope.of(matter.chapter()));
        TrackedMatter found = matters.require(matter, point);
        return MatterResponse.of(found, followUps.find(List.of(found), point));
    }

    @PostMapping(path = MATTERS, produces = JSON)
    ResponseEntity<RecordedResponse<RecordedMatterResponse>> record(
            @RequestBody NewMatterRequest body, CommandRequest request, DryRunQuery query) {
        MatterId matter = MatterId.derive(body.chapter(), request.commandId(acting.actor()));
        return execute(matter, (UUID id) -> access.requireVisible(body.command(id)), request, query);
    }

    @PostMapping(path = MATTER + "/changes", produces = JSON)
    ResponseEntity<RecordedResponse<RecordedMatterResponse>> change(
            @PathVariable String id,
            @RequestBody NewMatterChangeRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return execute(id, body::command, request, query);
    }

    @PostMapping(path = MATTER + "/decisions", produces = JSON)
    ResponseEntity<RecordedResponse<RecordedMatterResponse>> decide(
            @PathVariable String id,
            @RequestBody NewMatterDecisionRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return execute(id, body::command, request, query);
    }

    @PostMapping(path = MATTER + "/links", produces = JSON)
    ResponseEntity<RecordedResponse<RecordedMatterResponse>> link(
            @PathVariable String id,
            @RequestBody NewMatterLinkRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return execute(id, body::command, request, query);
    }

    @PostMapping(path = MATTER + "/follow-ups", produces = JSON)
    ResponseEntity<RecordedResponse<RecordedMatterResponse>> followUp(
            @PathVariable String id,
            @RequestBody NewMatterFollowUpRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return execute(id, body::command, request, query);
    }

    @PostMapping(path = MATTER + "/corrections", produces = JSON)
    ResponseEntity<RecordedResponse<RecordedMatterResponse>> correct(
            @PathVariable String id,
            @RequestBody NewMatterCorrectionRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return execute(id, body::command, request, query);
    }

    @PostMapping(path = MATTER + "/revocations", produces = JSON)
    ResponseEntity<RecordedResponse<RecordedMatterResponse>> revoke(
            @PathVariable String id,
            @RequestBody NewMatterRevocationRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return execute(
                id, matter -> body.command(matter, access.findRevocable(matter, body.ledgerNumber())), request, query);
    }

    private ResponseEntity<RecordedResponse<RecordedMatterResponse>> execute(
            String id, Function<MatterId, MatterCommand> command, CommandRequest request, DryRunQuery query) {
        MatterId matter = PathVariableParser.parse(id, MatterId::parse);
        MatterCommand made = access.requireVisible(command.apply(matter));
        return execute(matter, (UUID unused) -> made, request, query);
    }

    private ResponseEntity<RecordedResponse<RecordedMatterResponse>> execute(
            MatterId matter, Function<UUID, MatterCommand> command, CommandRequest request, DryRunQuery query) {
        CommandResult answer = commandService.executeOrDryRun(
                request.toEnvelope(acting.actor(), command::apply), matter, query.dryRun());
        return RecordedResponse.createdOrOk(
                URI.create(MATTERS + "/" + matter),
                RecordedMatterResponse.of(matters.awaitAfter(answer, matter)),
                answer);
    }
}
