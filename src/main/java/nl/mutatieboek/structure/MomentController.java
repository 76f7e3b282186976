package nl.mutatieboek.structure;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import nl.mutatieboek.access.Acting;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.Counter;
import nl.mutatieboek.api.MayBeTriedOut;
import nl.mutatieboek.api.Named;
import nl.mutatieboek.api.OnAxes;
import nl.mutatieboek.api.Posted;
import nl.mutatieboek.api.Problem;
import nl.mutatieboek.api.Recorded;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Moment;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The line of moments: which there are, new ones, and closing them. */
@RestController
class MomentController {
    private static final String MOMENTS = "/v1/moments";

    private final Points points;
    private final Counter counter;
    private final Acting acting;
    private final Embargo embargo;

    MomentController(Points points, Counter counter, Acting acting, Embargo embargo) {
        this.points = points;
        this.counter = counter;
        this.acting = acting;
        this.embargo = embargo;
    }

    /** The moments that the book knows, along their line. */
    record Moments(List<MomentShown> moments) {
        Moments {
            moments = List.copyOf(moments);
        }
    }

    /**
     * A moment.
     *
     * @param submittedOn the day on which its document went to parliament
     * @param assumed whether no source gives that day and the statutory one was taken
     * @param firstYear the first budget year that its document may touch
     * @param lastYear the last
     * @param closedFor the chapters that present nothing in it any more
     * @param proposed what somebody wants closed, or opened again, and a second person has not done yet
     * @param bills what parliament got from each chapter, and did with it
     */
    record MomentShown(
            String moment,
            LocalDate submittedOn,
            boolean assumed,
            int firstYear,
            int lastYear,
            List<String> closedFor,
            List<ProposedShown> proposed,
            List<BillShown> bills) {
        MomentShown {
            proposed = List.copyOf(proposed);
            closedFor = List.copyOf(closedFor);
            bills = List.copyOf(bills);
        }

        static MomentShown of(Structure.KnownMoment known, Outline outline) {
            return of(known, outline, bill -> true);
        }

        static MomentShown of(Structure.KnownMoment known, Outline outline, Predicate<Structure.Bill> seen) {
            return new MomentShown(
                    known.moment().toString(),
                    known.submittedOn(),
                    known.assumed(),
                    known.moment().year().value(),
                    known.moment().lastYear().value(),
                    known.closedFor().stream().map(ChapterCode::value).toList(),
                    known.proposed().stream().map(ProposedShown::of).toList(),
                    outline.bills().stream()
                            .filter(bill -> bill.moment().equals(known.moment()) && seen.test(bill))
                            .map(BillShown::of)
                            .toList());
        }
    }

    /**
     * What was proposed and nobody has done yet.
     *
     * @param by who proposed it; somebody else does it
     */
    record ProposedShown(
            String chapter,
            Structure.Wish wish,
            String by,
            @Nullable String reason) {
        static ProposedShown of(Structure.Wanted wanted) {
            return new ProposedShown(
                    wanted.chapter().value(), wanted.wish(), wanted.by().value(), wanted.reason());
        }
    }

    /**
     * A chapter's bill. Presented is not authorised: only an act authorises, and only for its own year.
     *
     * @param document its Kamerstuk
     * @param act where the act stands; null while it is a bill
     * @param effectiveFrom from when the act has legal effect
     */
    record BillShown(
            String chapter,
            String document,
            LocalDate presentedOn,
            @Nullable String act,
            @Nullable LocalDate adoptedOn,
            @Nullable LocalDate effectiveFrom) {
        static BillShown of(Structure.Bill bill) {
            return new BillShown(
                    bill.chapter().value(),
                    bill.document(),
                    bill.presentedOn(),
                    bill.act(),
                    bill.adoptedOn(),
                    bill.effectiveFrom());
        }
    }

    private boolean hides(Structure.Bill bill) {
        return embargo.hides(bill.moment(), List.of(bill.chapter()));
    }

    @GetMapping(path = MOMENTS, produces = "application/json")
    @OnAxes("knownAt")
    @Operation(operationId = "listMoments", summary = "The moments that the book knows, along their line")
    Moments moments(Asked asked) {
        Outline outline = points.known(asked).outline();
        return new Moments(outline.moments().stream()
                .map(known -> MomentShown.of(known, outline, bill -> !hides(bill)))
                .toList());
    }

    @GetMapping(path = MOMENTS + "/{moment}", produces = "application/json")
    @OnAxes("knownAt")
    @Operation(operationId = "getMoment", summary = "A moment")
    MomentShown moment(@PathVariable String moment, Asked asked) {
        Moment named = Named.in(moment, Moment::parse);
        Outline outline = points.known(asked).outline();
        return outline.moment(named)
                .map(known -> MomentShown.of(known, outline, bill -> !hides(bill)))
                .orElseThrow(() -> Problem.of(404, "moment-not-in-the-book", Map.of("moment", moment)));
    }

    /** Gives a moment its place on the line. */
    @PostMapping(path = MOMENTS, produces = "application/json")
    @MayBeTriedOut
    @Operation(operationId = "registerMoment", summary = "Give a moment its place on the line")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.MomentBody.class)))
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<Recorded<MomentShown>> register(Posted posted, Asked asked) {
        boolean dryRun = asked.flag(MayBeTriedOut.PARAMETER);
        asked.end();
        Command.RegisterMoment command = StructureReading.moment(posted);
        OptionalLong ledgerNumber = counter.handIn(posted.signed(acting.actor(), id -> command), null, dryRun);
        MomentShown shown = MomentShown.of(
                new Structure.KnownMoment(command.moment(), command.submittedOn(), command.assumed()), Outline.EMPTY);
        return Recorded.answer(URI.create(MOMENTS + "/" + command.moment()), shown, ledgerNumber);
    }
}
