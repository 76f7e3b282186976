package nl.mutatieboek.budget;

import java.net.URI;
import java.util.List;
import nl.mutatieboek.domain.DefaultMarkCommand;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.CeilingAmount;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.platform.CommandService;
import nl.mutatieboek.platform.http.CommandRequest;
import nl.mutatieboek.platform.http.DryRunQuery;
import nl.mutatieboek.platform.http.RecordedResponse;
import nl.mutatieboek.platform.http.RequestBodyErrorCollector;
import nl.mutatieboek.platform.http.SourceRequest;
import nl.mutatieboek.platform.http.ValidatedRequest;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** API of the expenditure ceilings that documents state. */
@RestController
record CeilingController(
        AsOfResolver points, CeilingAccessPolicy access, CommandService commandService, CurrentActor acting) {
    /**
     * Records a ceiling of a budget year.
     *
     * @param moment moment whose document states it
     * @param thousands expenditure less non-tax receipts
     * @param precisionThousands exact by default
     * @param reason required where it replaces an earlier amount
     */
    record NewCeilingRequest(
            Ceiling ceiling,
            BudgetYear year,
            Moment moment,
            Thousands thousands,
            @Nullable Precision precisionThousands,
            SourceRequest source,
            @Nullable String note,
            @Nullable String reason)
            implements ValidatedRequest {
        @Override
        public void check(RequestBodyErrorCollector findings) {
            if (ceiling != null) {
                findings.addIfMalformed("ceiling", () -> CeilingAmount.requireCeiling(ceiling));
            }
        }

        DefaultMarkCommand.RecordCeiling command() {
            return new DefaultMarkCommand.RecordCeiling(
                    new CeilingAmount(
                            ceiling,
                            year,
                            moment,
                            thousands,
                            precisionThousands == null ? Precision.EXACT : precisionThousands,
                            source.source(),
                            note),
                    reason);
        }
    }

    /** Ceilings as of a point in time, in the order of recording. */
    record CeilingListResponse(AsOfResponse axes, List<CeilingResponse> ceilings) {}

    /**
     * A recorded ceiling.
     *
     * @param replaced whether a later amount of the same ceiling, year and moment replaced it
     */
    record CeilingResponse(
            Ceiling ceiling,
            BudgetYear year,
            Moment moment,
            Thousands thousands,
            Precision precisionThousands,
            Source source,
            @Nullable String note,
            @Nullable String reason,
            boolean replaced) {
        static CeilingResponse of(CeilingAmount amount, @Nullable String reason, boolean replaced) {
            return new CeilingResponse(
                    amount.ceiling(),
                    amount.year(),
                    amount.moment(),
                    amount.thousands(),
                    amount.precision(),
                    amount.source(),
                    amount.note(),
                    reason,
                    replaced);
        }
    }

    /** Returns the recorded ceilings. */
    @GetMapping(path = "/v1/ceilings", produces = "application/json")
    CeilingListResponse ceilings(PointInTimeQuery at) {
        ResolvedAsOf point = points.awaitForReader(at);
        return new CeilingListResponse(
                AsOfResponse.of(point),
                CeilingHistory.of(point).recorded().stream()
                        .map(one -> CeilingResponse.of(one.amount(), one.reason(), one.replaced()))
                        .toList());
    }

    /** Records a ceiling. */
    @PostMapping(path = "/v1/ceilings", produces = "application/json")
    ResponseEntity<RecordedResponse<CeilingResponse>> record(
            @RequestBody NewCeilingRequest body, CommandRequest request, DryRunQuery query) {
        DefaultMarkCommand.RecordCeiling command = access.requireVisible(body.command());
        CommandResult answer =
                commandService.executeOrDryRun(request.toEnvelope(acting.actor(), id -> command), null, query.dryRun());
        return RecordedResponse.createdOrOk(
                URI.create("/v1/ceilings"), CeilingResponse.of(command.amount(), command.reason(), false), answer);
    }
}
