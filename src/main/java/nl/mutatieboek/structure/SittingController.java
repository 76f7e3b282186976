package nl.mutatieboek.structure;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.LocalDate;
import java.util.OptionalLong;
import nl.mutatieboek.access.Acting;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.Counter;
import nl.mutatieboek.api.Fields;
import nl.mutatieboek.api.MayBeTriedOut;
import nl.mutatieboek.api.Named;
import nl.mutatieboek.api.Posted;
import nl.mutatieboek.api.Read;
import nl.mutatieboek.api.Recorded;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.Event;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.Source;
import nl.mutatieboek.ledger.Answer;
import nl.mutatieboek.ledger.Signed;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What happens to a moment for one chapter: it is closed and reopened, by two people where the policy asks so; its bill is
 * presented to parliament, and adopted.
 */
@RestController
class SittingController {
    private static final String MOMENT = "/v1/moments/{moment}";
    private static final String JSON = "application/json";

    private final Structure structure;
    private final Counter counter;
    private final Acting acting;

    SittingController(Structure structure, Counter counter, Acting acting) {
        this.structure = structure;
        this.counter = counter;
        this.acting = acting;
    }

    /**
     * Where a moment stands for a chapter.
     *
     * @param closed whether it is closed now; where two people are asked it is not yet after the first, nor open again after
     *     the first who wants it reopened
     */
    record SittingShown(String moment, String chapter, boolean closed) {}

    @PostMapping(path = MOMENT + "/closings", produces = JSON)
    @MayBeTriedOut
    @Operation(operationId = "closeMoment", summary = "Close a moment for a chapter, or propose to")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.ClosingBody.class)))
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<Recorded<SittingShown>> close(@PathVariable String moment, Posted posted, Asked asked) {
        Moment named = Named.in(moment, Moment::parse);
        boolean dryRun = asked.flag(MayBeTriedOut.PARAMETER);
        asked.end();
        Read<ChapterCode> chapter = posted.body().must("chapter").text(ChapterCode::new);
        posted.end();
        return sitting(posted, new Command.CloseMoment(named, chapter.value()), named, chapter.value(), dryRun);
    }

    @PostMapping(path = MOMENT + "/reopenings", produces = JSON)
    @MayBeTriedOut
    @Operation(operationId = "reopenMoment", summary = "Open a closed moment again for a chapter, or propose to")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.ReopeningBody.class)))
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<Recorded<SittingShown>> reopen(@PathVariable String moment, Posted posted, Asked asked) {
        Moment named = Named.in(moment, Moment::parse);
        boolean dryRun = asked.flag(MayBeTriedOut.PARAMETER);
        asked.end();
        Read<ChapterCode> chapter = posted.body().must("chapter").text(ChapterCode::new);
        Read<String> reason = posted.body().must("reason").text(Command::requireReason);
        posted.end();
        return sitting(
                posted,
                new Command.ReopenMoment(named, chapter.value(), reason.value()),
                named,
                chapter.value(),
                dryRun);
    }

    @PostMapping(path = MOMENT + "/presentations", produces = JSON)
    @MayBeTriedOut
    @Operation(operationId = "presentBill", summary = "Record that a chapter's bill was presented to parliament")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.PresentationBody.class)))
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<Recorded<MomentController.BillShown>> present(
            @PathVariable String moment, Posted posted, Asked asked) {
        Moment named = Named.in(moment, Moment::parse);
        boolean dryRun = asked.flag(MayBeTriedOut.PARAMETER);
        asked.end();
        Fields body = posted.body();
        Read<ChapterCode> chapter = body.must("chapter").text(ChapterCode::new);
        Read<String> document = body.must("document").text(Source::requireLine);
        Read<LocalDate> presentedOn = body.must("presentedOn").date();
        posted.end();
        Command.PresentBill command =
                new Command.PresentBill(chapter.value(), named, document.value(), presentedOn.value());
        return bill(posted, command, named, chapter.value(), dryRun);
    }

    @PostMapping(path = MOMENT + "/adoptions", produces = JSON)
    @MayBeTriedOut
    @Operation(operationId = "adoptBill", summary = "Record that a chapter's bill was adopted as an act")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.AdoptionBody.class)))
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<Recorded<MomentController.BillShown>> adopt(
            @PathVariable String moment, Posted posted, Asked asked) {
        Moment named = Named.in(moment, Moment::parse);
        boolean dryRun = asked.flag(MayBeTriedOut.PARAMETER);
        asked.end();
        Fields body = posted.body();
        Read<ChapterCode> chapter = body.must("chapter").text(ChapterCode::new);
        Read<String> act = body.must("act").text(Source::requireLine);
        Read<LocalDate> adoptedOn = body.must("adoptedOn").date();
        Read<LocalDate> effectiveFrom = body.must("effectiveFrom").date();
        posted.end();
        Command.AdoptBill command =
                new Command.AdoptBill(chapter.value(), named, act.value(), adoptedOn.value(), effectiveFrom.value());
        return bill(posted, command, named, chapter.value(), dryRun);
    }

    private ResponseEntity<Recorded<SittingShown>> sitting(
            Posted posted, Command command, Moment moment, ChapterCode chapter, boolean dryRun) {
        Signed signed = posted.signed(acting.actor(), id -> command);
        boolean closed;
        OptionalLong ledgerNumber = OptionalLong.empty();
        if (dryRun && counter.tryOut(signed, moment) instanceof Answer.WouldRecord would) {
            closed = would.events().stream()
                    .anyMatch(event -> event instanceof Event.MomentClosed || event instanceof Event.ReopeningProposed);
        } else {
            ledgerNumber = OptionalLong.of(counter.carryOut(signed, moment));
            closed = structure.at(ledgerNumber.getAsLong()).moments().stream()
                    .anyMatch(known ->
                            known.moment().equals(moment) && known.closedFor().contains(chapter));
        }
        return Recorded.answer(
                address(moment), new SittingShown(moment.toString(), chapter.value(), closed), ledgerNumber);
    }

    private ResponseEntity<Recorded<MomentController.BillShown>> bill(
            Posted posted, Command command, Moment moment, ChapterCode chapter, boolean dryRun) {
        OptionalLong ledgerNumber = counter.handIn(posted.signed(acting.actor(), id -> command), moment, dryRun);
        Outline outline = ledgerNumber.isPresent() ? structure.at(ledgerNumber.getAsLong()) : structure.now();
        MomentController.BillShown shown = switch (command) {
            case Command.PresentBill c ->
                new MomentController.BillShown(chapter.value(), c.document(), c.presentedOn(), null, null, null);
            case Command.AdoptBill c -> {
                Structure.Bill bill = outline.bill(chapter, moment).orElseThrow();
                yield new MomentController.BillShown(
                        chapter.value(),
                        bill.document(),
                        bill.presentedOn(),
                        c.act(),
                        c.adoptedOn(),
                        c.effectiveFrom());
            }
            default -> throw new IllegalStateException("Not about a bill: " + command);
        };
        return Recorded.answer(address(moment), shown, ledgerNumber);
    }

    private static URI address(Moment moment) {
        return URI.create("/v1/moments/" + moment);
    }
}
