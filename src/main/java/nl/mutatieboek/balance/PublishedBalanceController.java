package nl.mutatieboek.balance;

import java.net.URI;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.platform.CommandService;
import nl.mutatieboek.platform.http.CommandRequest;
import nl.mutatieboek.platform.http.DryRunQuery;
import nl.mutatieboek.platform.http.RecordedResponse;
import nl.mutatieboek.platform.http.SourceRequest;
import nl.mutatieboek.platform.http.ValidatedRequest;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Endpoint that records published balances, which count in no balance of the ledger. */
@RestController
record PublishedBalanceController(CommandService counter, CurrentActor acting) {
    /**
     * Records a balance that a document states.
     *
     * @param precisionThousands exact by default
     * @param basis how it is known; null if it was read in the document itself
     * @param note remark for readers
     */
    record PublishedBalanceRequest(
            ItemPath item,
            Flow flow,
            BudgetYear year,
            Moment moment,
            Thousands thousands,
            @Nullable Precision precisionThousands,
            SourceRequest source,
            @Nullable Basis basis,
            @Nullable String note)
            implements ValidatedRequest {
        PublishedBalance published() {
            return new PublishedBalance(
                    item,
                    flow,
                    year,
                    moment,
                    thousands,
                    precisionThousands == null ? Precision.EXACT : precisionThousands,
                    source.source(),
                    basis,
                    note);
        }
    }

    /** A recorded published balance. */
    record PublishedBalanceResponse(
            ItemPath item,
            Flow flow,
            BudgetYear year,
            Moment moment,
            Thousands thousands,
            Precision precisionThousands,
            Source source,
            @Nullable Basis basis,
            @Nullable String note) {}

    /** Records a published balance. */
    @PostMapping(path = "/v1/published-balances", produces = "application/json")
    ResponseEntity<RecordedResponse<PublishedBalanceResponse>> record(
            @RequestBody PublishedBalanceRequest body, CommandRequest request, DryRunQuery query) {
        PublishedBalance published = body.published();
        CommandResult answer = counter.executeOrDryRun(
                request.toEnvelope(acting.actor(), id -> new Command.RecordPublishedBalance(published)),
                null,
                query.dryRun());
        PublishedBalanceResponse shown = new PublishedBalanceResponse(
                published.item(),
                published.flow(),
                published.year(),
                published.moment(),
                published.thousands(),
                published.precision(),
                published.source(),
                published.basis(),
                published.note());
        return RecordedResponse.createdOrOk(URI.create("/v1/balances?item=" + published.item()), shown, answer);
    }
}
