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
import nl.mutatieboek.platform.http.CommandRequest;
import nl.mutatieboek.platform.http.CommandService;
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
                (change, outline, proposedBy) -> new RevocationResponse(
                        moment.toString(),
                        change.chapter().value(),
                        isAdoption(change, outline) ? RevokedRecord.ADOPTION : RevokedRecord.PRESENTATION,
                        proposedBy == null ? null : proposedBy.value()));
    }

    /**
     * Whether a revocation concerns an adoption: according to its event or, once recorded, to the bill that is left.
     */
    private static boolean isAdoption(BillChange change, StructureSnapshot outline) {
        return change.event() == null
                ? outline.bill(change.chapter(), change.moment()).isPresent()
                : change.event() instanceof Event.BillAdoptionRevoked;
    }

    private CommandResult execute(MomentChangeContext context, Command command) {
        return commandService.executeOrDryRun(
                context.request().toEnvelope(acting.actor(), id -> command), context.moment(), context.dryRun());
    }

    private ResponseEntity<RecordedResponse<ChapterMomentResponse>> changeMoment(
            MomentChangeContext context, Command.ChapterCommand command) {
        ChapterCode chapter = command.chapter();
        CommandResult answer = execute(context, command);
        if (answer instanceof CommandResult.DryRunResult would) {
            Event last = would.events().getLast();
            boolean closed = last instanceof Event.MomentClosed
                    || (last instanceof Event.ChapterChangeProposed e && e.change() instanceof Event.MomentReopened)
                    || (last instanceof Event.ChapterChangeWithdrawn w && w.change() instanceof Event.MomentReopened);
            String proposedBy = last instanceof Event.ChapterChangeProposed proposed
                    ? proposed.by().value()
                    : null;
            return toResponse(
                    context,
                    new ChapterMomentResponse(context.moment().toString(), chapter.value(), closed, proposedBy),
                    answer);
        }
        long ledgerNumber = recordedLedgerNumber(answer);
        StructureQueries.KnownMoment known =
                structure.awaitAt(ledgerNumber).moment(context.moment()).orElseThrow();
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

    /**
     * A change of a bill.
     *
     * @param event the event that is or will be recorded; null if it is recorded and the projected bill has it
     */
    private record BillChange(
            ChapterCode chapter, Moment moment, @Nullable Event event) {}

    private interface BillResponseMapper<T> {
        T map(BillChange change, StructureSnapshot outline, @Nullable PersonId proposedBy);
    }

    private ResponseEntity<RecordedResponse<RecordedBillResponse>> bill(
            MomentChangeContext context, Command.ChapterCommand command) {
        return bill(
                context,
                command,
                (change, outline, proposedBy) -> RecordedBillResponse.of(bill(change, outline), proposedBy));
    }

    private static StructureQueries.KnownBill bill(BillChange change, StructureSnapshot outline) {
        return switch (change.event()) {
            case Event.BillPresented e ->
                new StructureQueries.KnownBill(e.chapter(), e.bill(), e.document(), e.presentedOn(), null, null, null);
            case Event.BillAdopted e ->
                outline.bill(e.chapter(), e.bill()).orElseThrow().adopted(e.act(), e.adoptedOn(), e.effectiveFrom());
            case null, default ->
                outline.bill(change.chapter(), change.moment()).orElseThrow();
        };
    }

    private <T> ResponseEntity<RecordedResponse<T>> bill(
            MomentChangeContext context, Command.ChapterCommand command, BillResponseMapper<T> shows) {
        ChapterCode chapter = command.chapter();
        CommandResult answer = execute(context, command);
        if (answer instanceof CommandResult.DryRunResult would) {
            Event last = would.events().getLast();
            // The rules accepted its bill, so the bill exists even if it is not projected yet.
            StructureSnapshot outline = structure.awaitAt(entries.head().ledgerNumber());
            T shown = last instanceof Event.ChapterChangeProposed proposed
                    ? shows.map(new BillChange(chapter, context.moment(), proposed.change()), outline, proposed.by())
                    : shows.map(new BillChange(chapter, context.moment(), last), outline, null);
            return toResponse(context, shown, answer);
        }
        long ledgerNumber = recordedLedgerNumber(answer);
        StructureSnapshot outline = structure.awaitAt(ledgerNumber);
        T shown = outline.moment(context.moment()).orElseThrow().pendingChanges().stream()
                .filter(wanted -> wanted.chapter().equals(chapter) && wanted.isOfBill())
                .findFirst()
                .map(wanted ->
                        shows.map(new BillChange(chapter, context.moment(), wanted.change()), outline, wanted.by()))
                .orElseGet(() -> shows.map(new BillChange(chapter, context.moment(), null), outline, null));
        return toResponse(context, shown, answer);
    }

    private static long recordedLedgerNumber(CommandResult answer) {
        if (answer instanceof CommandResult.RecordedResult recorded) {
            return recorded.ledgerNumber();
        }
        throw new IllegalStateException("Unexpected command result: " + answer);
    }

    private static <T> ResponseEntity<RecordedResponse<T>> toResponse(
            MomentChangeContext context, T shown, CommandResult answer) {
        return RecordedResponse.createdOrOk(URI.create("/v1/moments/" + context.moment()), shown, answer);
    }
}
