package nl.mutatieboek.oversight.coverage;

import nl.mutatieboek.domain.BudgetConstraintCommand.StateCoverageForm;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.CoverageForm;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.platform.CommandService;
import nl.mutatieboek.platform.http.CommandRequest;
import nl.mutatieboek.platform.http.DryRunQuery;
import nl.mutatieboek.platform.http.RecordedResponse;
import nl.mutatieboek.platform.http.ValidatedRequest;
import nl.mutatieboek.security.CurrentActor;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** API that records the form of cover that a chapter states for a package. */
@RestController
record CoverageFormController(CommandService commandService, CurrentActor acting) {
    /**
     * States the form of cover of a package for a chapter.
     *
     * @param coverage name of the package
     */
    record NewCoverageFormRequest(ChapterCode chapter, String coverage, CoverageForm form, String reason)
            implements ValidatedRequest {
        StateCoverageForm command() {
            return new StateCoverageForm(chapter, coverage, form, reason);
        }
    }

    /** A stated form of cover. */
    record RecordedCoverageFormResponse(ChapterCode chapter, String coverage, CoverageForm form, String reason) {}

    @PostMapping(path = "/v1/packages/forms", produces = "application/json")
    ResponseEntity<RecordedResponse<RecordedCoverageFormResponse>> record(
            @RequestBody NewCoverageFormRequest body, CommandRequest request, DryRunQuery query) {
        StateCoverageForm command = body.command();
        CommandResult answer =
                commandService.executeOrDryRun(request.toEnvelope(acting.actor(), id -> command), null, query.dryRun());
        return RecordedResponse.createdOrOk(
                UriComponentsBuilder.fromPath("/v1/packages")
                        .queryParam("name", "{name}")
                        .build(command.coverage()),
                new RecordedCoverageFormResponse(
                        command.chapter(), command.coverage(), command.form(), command.reason()),
                answer);
    }
}
