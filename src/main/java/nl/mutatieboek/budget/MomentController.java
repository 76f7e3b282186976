package nl.mutatieboek.budget;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import nl.mutatieboek.domain.CalendarCommand;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.platform.CommandService;
import nl.mutatieboek.platform.http.CommandRequest;
import nl.mutatieboek.platform.http.DryRunQuery;
import nl.mutatieboek.platform.http.EmptyRequest;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.RecordedResponse;
import nl.mutatieboek.platform.http.RequestBodyErrorCollector;
import nl.mutatieboek.platform.http.ValidatedRequest;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** API of moments: listing, registering and correcting them. */
@RestController
record MomentController(
        AsOfResolver points,
        StructureQueries structure,
        CommandService commandService,
        CurrentActor acting,
        EmbargoPolicy embargo,
        LedgerReader entries) {
    private static final String MOMENTS = "/v1/moments";

    /**
     * Registers a moment.
     *
     * @param assumed whether no source states the day and the statutory one is taken; false by default
     * @param publicAt the stated time at which the embargo ends
     */
    record NewMomentRequest(
            Moment moment,
            LocalDate submittedOn,
            @Nullable Boolean assumed,
            @Nullable Instant publicAt) implements ValidatedRequest {
        @Override
        public void check(RequestBodyErrorCollector findings) {
            if (publicAt != null && Boolean.TRUE.equals(assumed)) {
                findings.add("publicAt", "time-of-assumed-day");
            }
        }

        CalendarCommand.RegisterMoment command() {
            return new CalendarCommand.RegisterMoment(
                    moment, submittedOn, Boolean.TRUE.equals(assumed), publicAt, false);
        }
    }

    /**
     * Corrects the registration of a moment; an absent member is no longer stated.
     *
     * @param assumed whether no source states the day and the statutory one is taken; false by default
     * @param publicAt the stated time at which the embargo ends
     */
    record NewMomentCorrectionRequest(
            LocalDate submittedOn,
            @Nullable Boolean assumed,
            @Nullable Instant publicAt,
            String reason) implements ValidatedRequest {
        @Override
        public void check(RequestBodyErrorCollector findings) {
            if (publicAt != null && Boolean.TRUE.equals(assumed)) {
                findings.add("publicAt", "time-of-assumed-day");
            }
        }

        CalendarCommand.CorrectMoment command(Moment moment) {
            return new CalendarCommand.CorrectMoment(
                    moment, submittedOn, Boolean.TRUE.equals(assumed), publicAt, reason);
        }
    }

    /** The moments in the book in their order. */
    record MomentListResponse(List<MomentResponse> moments) {}

    /**
     * A moment.
     *
     * @param submittedOn the day on which its document went to parliament
     * @param assumed whether no source states that day and the statutory one was taken
     * @param publicAt the stated time at which the embargo ends; null if none is stated
     * @param embargoEnded whether the embargo ended for every chapter
     * @param embargoEndedFor the chapters for which it ended by an entry of their own, such as the presentation of
     *     their bill
     * @param firstYear the first budget year that its document may touch
     * @param lastYear the last budget year that its document may touch
     * @param closedFor the chapters for which it is closed
     * @param proposed the pending closings and reopenings
     * @param corrections the pending correction, if there is one
     * @param bills the bills of the chapters with their state
     */
    record MomentResponse(
            Moment moment,
            LocalDate submittedOn,
            boolean assumed,
            @Nullable Instant publicAt,
            boolean embargoEnded,
            List<String> embargoEndedFor,
            int firstYear,
            int lastYear,
            List<String> closedFor,
            List<PendingMomentChangeResponse> proposed,
            List<StructureQueries.PendingMomentCorrection> corrections,
            @JsonIgnoreProperties({"moment", "adopted"}) List<StructureQueries.KnownBill> bills) {
        static MomentResponse of(StructureQueries.KnownMoment known, StructureSnapshot outline) {
            return of(known, outline, chapter -> true);
        }

        /** @param seen whether the reader may see the bill of a chapter */
        static MomentResponse of(
                StructureQueries.KnownMoment known, StructureSnapshot outline, Predicate<ChapterCode> seen) {
            return new MomentResponse(
                    known.moment(),
                    known.submittedOn(),
                    known.assumed(),
                    known.publicAt(),
                    outline.isEmbargoLifted(known),
                    known.embargoEndedFor().stream().map(ChapterCode::value).toList(),
                    known.moment().year().value(),
                    known.moment().lastYear().value(),
                    known.closedFor().stream().map(ChapterCode::value).toList(),
                    known.pendingChanges().stream()
                            .filter(wanted -> !wanted.isOfBill() || seen.test(wanted.chapter()))
                            .map(PendingMomentChangeResponse::of)
                            .toList(),
                    known.correction() == null ? List.of() : List.of(known.correction()),
                    outline.bills().stream()
                            .filter(bill -> bill.moment().equals(known.moment()) && seen.test(bill.chapter()))
                            .toList());
        }
    }

    /**
     * A pending change. A second person confirms it with the same request.
     *
     * @param by who proposed it
     * @param reason its reason; null if it has none
     * @param document of a presentation
     * @param presentedOn of a presentation
     * @param act of an adoption
     * @param adoptedOn of an adoption
     * @param effectiveFrom of an adoption
     */
    record PendingMomentChangeResponse(
            String chapter,
            StructureQueries.MomentChange change,
            String by,
            @Nullable String reason,
            @Nullable String document,
            @Nullable LocalDate presentedOn,
            @Nullable String act,
            @Nullable LocalDate adoptedOn,
            @Nullable LocalDate effectiveFrom) {
        static PendingMomentChangeResponse of(StructureQueries.PendingMomentChange wanted) {
            Event.BillPresented presented = wanted.change() instanceof Event.BillPresented e ? e : null;
            Event.BillAdopted adopted = wanted.change() instanceof Event.BillAdopted e ? e : null;
            return new PendingMomentChangeResponse(
                    wanted.chapter().value(),
                    wanted.type(),
                    wanted.by().value(),
                    wanted.reason(),
                    presented == null ? null : presented.document(),
                    presented == null ? null : presented.presentedOn(),
                    adopted == null ? null : adopted.act(),
                    adopted == null ? null : adopted.adoptedOn(),
                    adopted == null ? null : adopted.effectiveFrom());
        }
    }

    private MomentResponse shown(StructureQueries.KnownMoment known, StructureSnapshot outline) {
        return MomentResponse.of(
                known, outline, chapter -> !embargo.isHiddenOrRecordRead(known.moment(), List.of(chapter)));
    }

    @GetMapping(path = MOMENTS, produces = "application/json")
    MomentListResponse moments(KnownStateQuery query) {
        StructureSnapshot outline = points.awaitStructure(query).structure();
        return new MomentListResponse(
                outline.moments().stream().map(known -> shown(known, outline)).toList());
    }

    @GetMapping(path = MOMENTS + "/{moment}", produces = "application/json")
    MomentResponse moment(@PathVariable String moment, KnownStateQuery query) {
        Moment named = PathVariableParser.parse(moment, Moment::parse);
        StructureSnapshot outline = points.awaitStructure(query).structure();
        return outline.moment(named)
                .map(known -> shown(known, outline))
                .orElseThrow(() -> ProblemException.of(404, "moment-not-in-the-book", Map.of("moment", moment)));
    }

    /** Registers a moment. */
    @PostMapping(path = MOMENTS, produces = "application/json")
    ResponseEntity<RecordedResponse<MomentResponse>> register(
            @RequestBody NewMomentRequest body, CommandRequest request, DryRunQuery query) {
        CalendarCommand.RegisterMoment command = body.command();
        CommandResult answer =
                commandService.executeOrDryRun(request.toEnvelope(acting.actor(), id -> command), null, query.dryRun());
        StructureQueries.KnownMoment known = new StructureQueries.KnownMoment(
                command.moment(), command.submittedOn(), command.assumed(), command.publicAt(), false);
        MomentResponse shown = MomentResponse.of(
                answer instanceof CommandResult.RecordedResult recorded
                        ? structure
                                .awaitAt(recorded.ledgerNumber())
                                .moment(command.moment())
                                .orElseThrow()
                        : known,
                StructureSnapshot.EMPTY);
        return RecordedResponse.createdOrOk(URI.create(MOMENTS + "/" + command.moment()), shown, answer);
    }

    /** Corrects the registration of a moment, by two people if the policy requires it. */
    @PostMapping(path = MOMENTS + "/{moment}/corrections", produces = "application/json")
    ResponseEntity<RecordedResponse<MomentResponse>> correct(
            @PathVariable("moment") Moment named,
            @RequestBody NewMomentCorrectionRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return changed(named, body.command(named), request, query.dryRun());
    }

    @PostMapping(path = MOMENTS + "/{moment}/corrections/withdrawals", produces = "application/json")
    ResponseEntity<RecordedResponse<MomentResponse>> withdraw(
            @PathVariable("moment") Moment named,
            @RequestBody EmptyRequest body,
            CommandRequest request,
            DryRunQuery query) {
        return changed(named, new CalendarCommand.WithdrawMomentCorrection(named), request, query.dryRun());
    }

    /** Executes a command about a known moment, or a dry run, and returns the moment after it. */
    private ResponseEntity<RecordedResponse<MomentResponse>> changed(
            Moment named, Command command, CommandRequest request, boolean dryRun) {
        CommandResult answer =
                commandService.executeOrDryRun(request.toEnvelope(acting.actor(), id -> command), named, dryRun);
        StructureSnapshot outline = structure.awaitAfter(answer, entries);
        return RecordedResponse.createdOrOk(
                URI.create(MOMENTS + "/" + named),
                shown(outline.moment(named).orElseThrow(() -> ProblemException.of(404, "not-found")), outline),
                answer);
    }
}
