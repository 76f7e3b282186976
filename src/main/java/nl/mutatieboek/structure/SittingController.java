package nl.mutatieboek.structure;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.OptionalLong;
import nl.mutatieboek.access.Acting;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.Counter;
import nl.mutatieboek.api.MayBeTriedOut;
import nl.mutatieboek.api.Named;
import nl.mutatieboek.api.Posted;
import nl.mutatieboek.api.Recorded;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.Event;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.ledger.Answer;
import nl.mutatieboek.ledger.Entries;
import org.jspecify.annotations.Nullable;
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
    private final Entries entries;
    private final Counter counter;
    private final Acting acting;

    SittingController(Structure structure, Entries entries, Counter counter, Acting acting) {
        this.structure = structure;
        this.entries = entries;
        this.counter = counter;
        this.acting = acting;
    }

    /**
     * Where a moment stands for a chapter.
     *
     * @param closed whether it is closed now; where two people are asked it is not yet after the first, nor open again after
     *     the first who wants it reopened
     * @param proposedBy who wants that changed, while a second person has not done it
     */
    record SittingShown(
            String moment,
            String chapter,
            boolean closed,
            @Nullable String proposedBy) {}

    /**
     * What every door here is asked.
     *
     * @param moment which the path names
     */
    private record Door(Moment moment, Posted posted, boolean dryRun) {
        static Door of(String moment, Posted posted, Asked asked) {
            Moment named = Named.in(moment, Moment::parse);
            boolean dryRun = asked.flag(MayBeTriedOut.PARAMETER);
            asked.end();
            return new Door(named, posted, dryRun);
        }
    }

    @PostMapping(path = MOMENT + "/closings", produces = JSON)
    @MayBeTriedOut
    @Operation(operationId = "closeMoment", summary = "Close a moment for a chapter, or propose to")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.ClosingBody.class)))
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<Recorded<SittingShown>> close(@PathVariable String moment, Posted posted, Asked asked) {
        Door door = Door.of(moment, posted, asked);
        return sitting(door, StructureReading.closing(door.moment(), posted));
    }

    @PostMapping(path = MOMENT + "/reopenings", produces = JSON)
    @MayBeTriedOut
    @Operation(operationId = "reopenMoment", summary = "Open a closed moment again for a chapter, or propose to")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.ReopeningBody.class)))
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<Recorded<SittingShown>> reopen(@PathVariable String moment, Posted posted, Asked asked) {
        Door door = Door.of(moment, posted, asked);
        return sitting(door, StructureReading.reopening(door.moment(), posted));
    }

    @PostMapping(path = MOMENT + "/withdrawals", produces = JSON)
    @MayBeTriedOut
    @Operation(
            operationId = "withdrawSitting",
            summary = "Take back what one proposed and nobody has done yet: to close a moment, or to open it again")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.ClosingBody.class)))
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<Recorded<SittingShown>> withdraw(@PathVariable String moment, Posted posted, Asked asked) {
        Door door = Door.of(moment, posted, asked);
        return sitting(door, StructureReading.withdrawal(door.moment(), posted));
    }

    @PostMapping(path = MOMENT + "/presentations", produces = JSON)
    @MayBeTriedOut
    @Operation(operationId = "presentBill", summary = "Record that a chapter's bill was presented to parliament")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.PresentationBody.class)))
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<Recorded<MomentController.BillShown>> present(
            @PathVariable String moment, Posted posted, Asked asked) {
        Door door = Door.of(moment, posted, asked);
        return bill(door, StructureReading.presentation(door.moment(), posted));
    }

    @PostMapping(path = MOMENT + "/adoptions", produces = JSON)
    @MayBeTriedOut
    @Operation(operationId = "adoptBill", summary = "Record that a chapter's bill was adopted as an act")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.AdoptionBody.class)))
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<Recorded<MomentController.BillShown>> adopt(
            @PathVariable String moment, Posted posted, Asked asked) {
        Door door = Door.of(moment, posted, asked);
        return bill(door, StructureReading.adoption(door.moment(), posted));
    }

    /**
     * What counts no more of a bill.
     *
     * @param moment the moment of the bill
     */
    record RevocationShown(String moment, String chapter, Revoked revoked) {}

    /** What was recorded of a bill, and not rightly. */
    enum Revoked {
        PRESENTATION,
        ADOPTION
    }

    @PostMapping(path = MOMENT + "/revocations", produces = JSON)
    @MayBeTriedOut
    @Operation(
            operationId = "revokeBill",
            summary =
                    "Take back what was recorded last of a chapter's bill and was not so: that it was adopted, or else"
                            + " that it was presented")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.RevocationBody.class)))
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<Recorded<RevocationShown>> revoke(@PathVariable String moment, Posted posted, Asked asked) {
        Door door = Door.of(moment, posted, asked);
        Command.RevokeBill command = StructureReading.revocation(door.moment(), posted);
        Answer answer = answer(door, command);
        if (answer instanceof Answer.WouldRecord would) {
            boolean adoption = would.events().getFirst() instanceof Event.BillAdoptionRevoked;
            return shown(door, revoked(command, adoption), OptionalLong.empty());
        }
        long ledgerNumber = recorded(answer);
        boolean stillABill = structure
                .at(ledgerNumber)
                .bill(command.chapter(), door.moment())
                .isPresent();
        return shown(door, revoked(command, stillABill), OptionalLong.of(ledgerNumber));
    }

    private static RevocationShown revoked(Command.RevokeBill command, boolean adoption) {
        return new RevocationShown(
                command.bill().toString(),
                command.chapter().value(),
                adoption ? Revoked.ADOPTION : Revoked.PRESENTATION);
    }

    private Answer answer(Door door, Command command) {
        return counter.answer(door.posted().signed(acting.actor(), id -> command), door.moment(), door.dryRun());
    }

    private ResponseEntity<Recorded<SittingShown>> sitting(Door door, Command.OfChapter command) {
        ChapterCode chapter = command.chapter();
        Answer answer = answer(door, command);
        if (answer instanceof Answer.WouldRecord would) {
            Event event = would.events().getFirst();
            boolean first = event instanceof Event.ClosingProposed || event instanceof Event.ReopeningProposed;
            boolean closed = event instanceof Event.MomentClosed
                    || event instanceof Event.ReopeningProposed
                    || event instanceof Event.ReopeningWithdrawn;
            String proposedBy = first ? acting.actor().person().value() : null;
            return shown(
                    door,
                    new SittingShown(door.moment().toString(), chapter.value(), closed, proposedBy),
                    OptionalLong.empty());
        }
        long ledgerNumber = recorded(answer);
        Structure.KnownMoment known =
                structure.at(ledgerNumber).moment(door.moment()).orElseThrow();
        String proposedBy = known.proposed().stream()
                .filter(wanted -> wanted.chapter().equals(chapter))
                .map(wanted -> wanted.by().value())
                .findFirst()
                .orElse(null);
        return shown(
                door,
                new SittingShown(
                        door.moment().toString(),
                        chapter.value(),
                        known.closedFor().contains(chapter),
                        proposedBy),
                OptionalLong.of(ledgerNumber));
    }

    private ResponseEntity<Recorded<MomentController.BillShown>> bill(Door door, Command.OfChapter command) {
        ChapterCode chapter = command.chapter();
        Answer answer = answer(door, command);
        if (answer instanceof Answer.WouldRecord would) {
            Structure.Bill bill = switch (would.events().getFirst()) {
                case Event.BillPresented e ->
                    new Structure.Bill(chapter, e.bill(), e.document(), e.presentedOn(), null, null, null);
                case Event.BillAdopted e ->
                    structure
                            .at(entries.head()
                                    .ledgerNumber()) // the rules saw its bill: it lies there, projected or not yet
                            .bill(chapter, e.bill())
                            .orElseThrow()
                            .adopted(e.act(), e.adoptedOn(), e.effectiveFrom());
                default -> throw new IllegalStateException("Not about a bill: " + would);
            };
            return shown(door, MomentController.BillShown.of(bill), OptionalLong.empty());
        }
        long ledgerNumber = recorded(answer);
        Structure.Bill bill =
                structure.at(ledgerNumber).bill(chapter, door.moment()).orElseThrow();
        return shown(door, MomentController.BillShown.of(bill), OptionalLong.of(ledgerNumber));
    }

    private static long recorded(Answer answer) {
        if (answer instanceof Answer.Recorded recorded) {
            return recorded.ledgerNumber();
        }
        throw new IllegalStateException("A problem: " + answer);
    }

    private static <T> ResponseEntity<Recorded<T>> shown(Door door, T shown, OptionalLong ledgerNumber) {
        return Recorded.answer(URI.create("/v1/moments/" + door.moment()), shown, ledgerNumber);
    }
}
