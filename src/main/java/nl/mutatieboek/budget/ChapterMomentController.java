package nl.mutatieboek.budget;

import java.net.URI;
import java.time.LocalDate;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.platform.CommandService;
import nl.mutatieboek.platform.http.CommandRequest;
import nl.mutatieboek.platform.http.DryRunQuery;
import nl.mutatieboek.platform.http.RecordedResponse;
import nl.mutatieboek.platform.http.ValidatedRequest;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * API of a moment for one chapter: closing and reopening, and the presentation and adoption of its bill. The policy
 * decides which of these need two people.
 */
@RestController
record ChapterMomentController(
        StructureQueries structure, LedgerReader entries, CommandService commandService, CurrentActor acting) {
    private static final String MOMENT = "/v1/moments/{moment}";
    private static final String JSON = "application/json";

    /** Closes a moment for a chapter, or withdraws such a proposal. */
    record NewClosingRequest(ChapterCode chapter) implements ValidatedRequest {
        Command.CloseMoment closing(Moment moment) {
            return new Command.CloseMoment(moment, chapter);
        }

        Command.WithdrawMomentChange withdrawal(Moment moment) {
            return new Command.WithdrawMomentChange(moment, chapter);
        }
    }

    /** Reopens a moment for a chapter. */
    record NewReopeningRequest(ChapterCode chapter, String reason) implements ValidatedRequest {
        Command.ReopenMoment command(Moment moment) {
            return new Command.ReopenMoment(moment, chapter, reason);
        }
    }

    /** Revokes the last record of a bill. */
    record NewRevocationRequest(ChapterCode chapter, String reason) implements ValidatedRequest {
        Command.RevokeBill command(Moment moment) {
            return new Command.RevokeBill(chapter, moment, reason);
        }
    }

    /**
     * Presents the bill of a chapter to parliament.
     *
     * @param document its Kamerstuk
     */
    record NewPresentationRequest(ChapterCode chapter, String document, LocalDate presentedOn)
            implements ValidatedRequest {
        Command.PresentBill command(Moment moment) {
            return new Command.PresentBill(chapter, moment, document, presentedOn);
        }
    }

    /**
     * Adopts the bill of a chapter.
     *
     * @param act publication of the act in the Staatsblad
     * @param effectiveFrom from when the act has legal effect
     */
    record NewAdoptionRequest(ChapterCode chapter, String act, LocalDate adoptedOn, LocalDate effectiveFrom)
            implements ValidatedRequest {
        Command.AdoptBill command(Moment moment) {
            return new Command.AdoptBill(chapter, moment, act, adoptedOn, effectiveFrom);
        }
    }

    /**
     * The state of a moment for a chapter.
     *
     * @param closed whether it is closed now. If two people are required, the first proposal does not change this
     * @param proposedBy who proposed to change that; null unless a proposal is pending
     */
    record ChapterMomentResponse(
            String moment,
            String chapter,
            boolean closed,
            @Nullable String proposedBy) {}

    /**
     * A chapter's bill as recorded, or as it will be after a second person confirms it.
     *
     * @param document its Kamerstuk
     * @param act publication of the act; null while it is a bill
     * @param effectiveFrom from when the act has legal effect
     * @param proposedBy who proposed this; null once it is recorded
     */
    record RecordedBillResponse(
            String chapter,
            String document,
            LocalDate presentedOn,
            @Nullable String act,
            @Nullable LocalDate adoptedOn,
            @Nullable LocalDate effectiveFrom,
            @Nullable String proposedBy) {
        static RecordedBillResponse of(StructureQueries.KnownBill bill, @Nullable PersonId proposedBy) {
            return new RecordedBillResponse(
                    bill.chapter().value(),
                    bill.document(),
                    bill.presentedOn(),
                    bill.act(),
                    bill.adoptedOn(),
                    bill.effectiveFrom(),
                    proposedBy == null ? null : proposedBy.value());
        }
    }

    /**
     * The common data of these requests.
     *
     * @param moment the moment of the path
     */
    private record MomentChangeContext(Moment moment, CommandRequest request, boolean dryRun) {}

    @PostMapping(path = MOMENT + "/closings", produces = JSON)
    ResponseEntity<RecordedResponse<ChapterMomentResponse>> close(
            @PathVariable Moment moment,
            @RequestBody NewClosingRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return changeMoment(new MomentChangeContext(moment, request, query.dryRun()), body.closing(moment));
    }

    @PostMapping(path = MOMENT + "/reopenings", produces = JSON)
    ResponseEntity<RecordedResponse<ChapterMomentResponse>> reopen(
            @PathVariable Moment moment,
            @RequestBody NewReopeningRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return changeMoment(new MomentChangeContext(moment, request, query.dryRun()), body.command(moment));
    }

    @PostMapping(path = MOMENT + "/withdrawals", produces = JSON)
    ResponseEntity<RecordedResponse<ChapterMomentResponse>> withdraw(
            @PathVariable Moment moment,
            @RequestBody NewClosingRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return changeMoment(new MomentChangeContext(moment, request, query.dryRun()), body.withdrawal(moment));
    }

    @PostMapping(path = MOMENT + "/presentations", produces = JSON)
    ResponseEntity<RecordedResponse<RecordedBillResponse>> present(
            @PathVariable Moment moment,
            @RequestBody NewPresentationRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return bill(new MomentChangeContext(moment, request, query.dryRun()), body.command(moment));
    }

    @PostMapping(path = MOMENT + "/adoptions", produces = JSON)
    ResponseEntity<RecordedResponse<RecordedBillResponse>> adopt(
            @PathVariable Moment moment,
            @RequestBody NewAdoptionRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return bill(new MomentChangeContext(moment, request, query.dryRun()), body.command(moment));
    }

    /**
     * A revoked record of a bill.
     *
     * @param moment the moment of the bill
     * @param proposedBy who proposed to revoke it; null once it is revoked
     */
    record RevocationResponse(
            String moment,
            String chapter,
            RevokedRecord revoked,
            @Nullable String proposedBy) {}

    /** The record to revoke. */
    enum RevokedRecord {
        PRESENTATION,
        ADOPTION
    }

    @PostMapping(path = MOMENT + "/revocations", produces = JSON)
    ResponseEntity<RecordedResponse<RevocationResponse>> revoke(
            @PathVariable Moment moment,
            @RequestBody NewRevocationRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return bill(
                new MomentChangeContext(moment, request, query.dryRun()),
                body.command(moment),
                (chapter, outline, pending) -> new RevocationResponse(
                        moment.toString(),
                        chapter.value(),
                        // Once it is recorded, only a bill without its adoption is left, or none.
                        (pending == null
                                        ? outline.bill(chapter, moment).isPresent()
                                        : pending.change() instanceof Event.BillAdoptionRevoked)
                                ? RevokedRecord.ADOPTION
                                : RevokedRecord.PRESENTATION,
                        pending == null ? null : pending.by().value()));
    }

    private CommandResult execute(MomentChangeContext context, Command command) {
        return commandService.executeOrDryRun(
                context.request().toEnvelope(acting.actor(), id -> command), context.moment(), context.dryRun());
    }

    private ResponseEntity<RecordedResponse<ChapterMomentResponse>> changeMoment(
            MomentChangeContext context, Command.ChapterCommand command) {
        ChapterCode chapter = command.chapter();
        CommandResult answer = execute(context, command);
        StructureQueries.KnownMoment known =
                structure.awaitAfter(answer, entries).moment(context.moment()).orElseThrow();
        String proposedBy = known.pendingChanges().stream()
                .filter(wanted -> wanted.chapter().equals(chapter) && !wanted.isOfBill())
                .map(wanted -> wanted.by().value())
                .findFirst()
                .orElse(null);
        return toResponse(
                context,
                new ChapterMomentResponse(
                        context.moment().toString(),
                        chapter.value(),
                        known.closedFor().contains(chapter),
                        proposedBy),
                answer);
    }

    private interface BillResponseMapper<T> {
        /** @param pending the change that awaits a second person; null once it is recorded */
        T map(ChapterCode chapter, StructureSnapshot outline, StructureQueries.@Nullable PendingMomentChange pending);
    }

    private ResponseEntity<RecordedResponse<RecordedBillResponse>> bill(
            MomentChangeContext context, Command.ChapterCommand command) {
        return bill(
                context,
                command,
                (chapter, outline, pending) -> RecordedBillResponse.of(
                        bill(chapter, context.moment(), outline, pending), pending == null ? null : pending.by()));
    }

    private static StructureQueries.KnownBill bill(
            ChapterCode chapter,
            Moment moment,
            StructureSnapshot outline,
            StructureQueries.@Nullable PendingMomentChange pending) {
        return switch (pending == null ? null : pending.change()) {
            case Event.BillPresented e -> StructureQueries.KnownBill.presented(e);
            case Event.BillAdopted e ->
                outline.bill(e.chapter(), e.bill()).orElseThrow().adopted(e.act(), e.adoptedOn(), e.effectiveFrom());
            case null, default -> outline.bill(chapter, moment).orElseThrow();
        };
    }

    private <T> ResponseEntity<RecordedResponse<T>> bill(
            MomentChangeContext context, Command.ChapterCommand command, BillResponseMapper<T> shows) {
        ChapterCode chapter = command.chapter();
        CommandResult answer = execute(context, command);
        StructureSnapshot outline = structure.awaitAfter(answer, entries);
        T shown = shows.map(
                chapter,
                outline,
                outline.moment(context.moment()).orElseThrow().pendingChanges().stream()
                        .filter(wanted -> wanted.chapter().equals(chapter) && wanted.isOfBill())
                        .findFirst()
                        .orElse(null));
        return toResponse(context, shown, answer);
    }

    private static <T> ResponseEntity<RecordedResponse<T>> toResponse(
            MomentChangeContext context, T shown, CommandResult answer) {
        return RecordedResponse.createdOrOk(URI.create("/v1/moments/" + context.moment()), shown, answer);
    }
}
