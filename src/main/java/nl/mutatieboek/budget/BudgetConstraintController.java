package nl.mutatieboek.budget;

import java.net.URI;
import nl.mutatieboek.domain.BudgetConstraintCommand.RecordBudgetFlexibility;
import nl.mutatieboek.domain.BudgetConstraintCommand.RecordYearEndMarginCap;
import nl.mutatieboek.domain.value.BudgetFlexibility;
import nl.mutatieboek.domain.value.BudgetFlexibility.FlexibilityUnit;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** API that records what documents state beside the balances: caps on year-end margins, and budget flexibility. */
@RestController
record BudgetConstraintController(CommandService commandService, CurrentActor acting) {
    /**
     * Records the most that a chapter may carry to the next year.
     *
     * @param year budget year that the margin comes from
     * @param moment moment of the document
     */
    record NewYearEndMarginCapRequest(
            ChapterCode chapter, BudgetYear year, Moment moment, Thousands thousands, SourceRequest source)
            implements ValidatedRequest {
        @Override
        public void check(RequestBodyErrorCollector findings) {
            if (thousands != null) {
                findings.addIfMalformed("thousands", () -> RecordYearEndMarginCap.requireCap(thousands));
            }
        }

        RecordYearEndMarginCap command() {
            return new RecordYearEndMarginCap(chapter, year, moment, thousands, source.source());
        }
    }

    /** A recorded cap. */
    record RecordedYearEndMarginCapResponse(
            ChapterCode chapter, BudgetYear year, Moment moment, Thousands thousands, Source source) {}

    /**
     * Records how much of the expenditure of an article is committed, as a document states it. A part that the document
     * does not state is absent.
     *
     * @param item an article
     * @param unit unit of the parts
     * @param note remark for readers
     */
    record NewBudgetFlexibilityRequest(
            ItemPath item,
            BudgetYear year,
            Moment moment,
            FlexibilityUnit unit,
            @Nullable Long legallyCommitted,
            @Nullable Long administrativelyCommitted,
            @Nullable Long reservedForPolicy,
            @Nullable Long free,
            SourceRequest source,
            @Nullable String note)
            implements ValidatedRequest {
        @Override
        public void check(RequestBodyErrorCollector findings) {
            if (item != null) {
                findings.addIfMalformed("item", () -> BudgetFlexibility.requireArticle(item));
            }
            if (unit != null) {
                findings.addIfMalformed("legallyCommitted", () -> unit.requirePart(legallyCommitted));
                findings.addIfMalformed("administrativelyCommitted", () -> unit.requirePart(administrativelyCommitted));
                findings.addIfMalformed("reservedForPolicy", () -> unit.requirePart(reservedForPolicy));
                findings.addIfMalformed("free", () -> unit.requirePart(free));
            }
        }

        RecordBudgetFlexibility command() {
            return new RecordBudgetFlexibility(new BudgetFlexibility(
                    item,
                    year,
                    moment,
                    unit,
                    legallyCommitted,
                    administrativelyCommitted,
                    reservedForPolicy,
                    free,
                    source.source(),
                    note));
        }
    }

    /** A recorded budget flexibility. */
    record RecordedBudgetFlexibilityResponse(
            ItemPath item,
            BudgetYear year,
            Moment moment,
            FlexibilityUnit unit,
            @Nullable Long legallyCommitted,
            @Nullable Long administrativelyCommitted,
            @Nullable Long reservedForPolicy,
            @Nullable Long free,
            Source source,
            @Nullable String note) {}

    @PostMapping(path = "/v1/year-end-margin-caps", produces = "application/json")
    ResponseEntity<RecordedResponse<RecordedYearEndMarginCapResponse>> recordCap(
            @RequestBody NewYearEndMarginCapRequest body, CommandRequest request, DryRunQuery query) {
        RecordYearEndMarginCap command = body.command();
        CommandResult answer =
                commandService.executeOrDryRun(request.toEnvelope(acting.actor(), id -> command), null, query.dryRun());
        return RecordedResponse.createdOrOk(
                URI.create("/v1/reports/year-end-margins?chapter=" + command.chapter() + "&year=" + command.year()),
                new RecordedYearEndMarginCapResponse(
                        command.chapter(), command.year(), command.moment(), command.thousands(), command.source()),
                answer);
    }

    @PostMapping(path = "/v1/budget-flexibilities", produces = "application/json")
    ResponseEntity<RecordedResponse<RecordedBudgetFlexibilityResponse>> recordFlexibility(
            @RequestBody NewBudgetFlexibilityRequest body, CommandRequest request, DryRunQuery query) {
        RecordBudgetFlexibility command = body.command();
        BudgetFlexibility stated = command.flexibility();
        CommandResult answer =
                commandService.executeOrDryRun(request.toEnvelope(acting.actor(), id -> command), null, query.dryRun());
        return RecordedResponse.createdOrOk(
                URI.create("/v1/reports/budget-flexibility?item=" + stated.item() + "&year=" + stated.year()),
                new RecordedBudgetFlexibilityResponse(
                        stated.item(),
                        stated.year(),
                        stated.moment(),
                        stated.unit(),
                        stated.legallyCommitted(),
                        stated.administrativelyCommitted(),
                        stated.reservedForPolicy(),
                        stated.free(),
                        stated.source(),
                        stated.note()),
                answer);
    }
}
