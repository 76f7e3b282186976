package nl.mutatieboek.trail;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.OnAxes;
import nl.mutatieboek.api.Read;
import nl.mutatieboek.balance.BookedLine;
import nl.mutatieboek.balance.BookedLine.Place;
import nl.mutatieboek.balance.BookedLines.Order;
import nl.mutatieboek.budget.term.Basis;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Malformed;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.structure.AxesShown;
import nl.mutatieboek.structure.Point;
import nl.mutatieboek.structure.Points;
import nl.mutatieboek.trail.TrailEntry.Dossier;
import nl.mutatieboek.trail.TrailEntry.Signature;
import nl.mutatieboek.trail.TrailQueries.PendingLine;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The trail for programs. */
@RestController
class TrailController {
    private static final Pattern PLACE = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,9})");
    private static final int PAGE = 100;
    private static final int MOST = 1_000;

    private final TrailQueries queries;
    private final Points points;

    TrailController(TrailQueries queries, Points points) {
        this.queries = queries;
        this.points = points;
    }

    /**
     * A page of an item's history.
     *
     * @param ledgerNumber the number up to which it is complete
     * @param order in which the entries follow each other and the balance runs
     * @param pending what would count if it was booked; on the first page
     */
    record TrailShown(
            String item,
            AxesShown axes,
            long ledgerNumber,
            Order order,
            List<EntryShown> entries,
            List<PendingShown> pending) {
        TrailShown {
            entries = List.copyOf(entries);
            pending = List.copyOf(pending);
        }
    }

    /**
     * A line that counts in no balance yet.
     *
     * @param thousands the change that it would be, in whole thousands of euros
     */
    @Schema(name = "PendingLine")
    record PendingShown(
            String mutation,
            String number,
            Kind kind,
            String title,
            String item,
            Flow flow,
            int year,
            long thousands,
            SignatureShown proposed) {
        static PendingShown of(PendingLine line) {
            Dossier dossier = line.dossier();
            Posting posting = line.posting();
            return new PendingShown(
                    dossier.mutation().toString(),
                    dossier.number(),
                    dossier.kind(),
                    dossier.title(),
                    posting.item().toString(),
                    posting.flow(),
                    posting.year().value(),
                    posting.thousands().value(),
                    SignatureShown.of(null, dossier.proposed()));
        }
    }

    /**
     * A booked line with all that explains it.
     *
     * @param thousands the change, in whole thousands of euros
     * @param balance what the asked item became, for this flow and year
     * @param oneSided whether one chapter's leg is concluded only, and stands in no document of that chapter
     */
    @Schema(name = "TrailEntry")
    record EntryShown(
            long ledgerNumber,
            int line,
            String recordedAt,
            String mutation,
            String number,
            Kind kind,
            String title,
            String explanation,
            String moment,
            String effectiveOn,
            String item,
            Flow flow,
            int year,
            long thousands,
            long balance,
            Basis basis,
            @Nullable String note,
            @Nullable String mutationNote,
            boolean oneSided,
            long precisionThousands,
            SourceShown source,
            SignatureShown proposed,
            @Nullable SignatureShown approved,
            List<SignatureShown> confirmed,
            @Nullable String reversedBy) {
        EntryShown {
            confirmed = List.copyOf(confirmed);
        }

        static EntryShown of(TrailEntry entry) {
            BookedLine line = entry.line();
            Dossier dossier = entry.dossier();
            return new EntryShown(
                    line.place().ledgerNumber(),
                    line.place().line(),
                    entry.recordedAt().toString(),
                    line.mutation().toString(),
                    dossier.number(),
                    dossier.kind(),
                    dossier.title(),
                    dossier.explanation(),
                    line.moment().toString(),
                    line.effectiveOn().toString(),
                    entry.posting().item().toString(),
                    line.flow(),
                    line.year().value(),
                    line.thousands().value(),
                    line.balance().value(),
                    entry.basis(),
                    entry.posting().note(),
                    dossier.note(),
                    dossier.oneSided(),
                    dossier.precision().thousands(),
                    new SourceShown(
                            dossier.source().document(),
                            dossier.source().place(),
                            dossier.source().url()),
                    SignatureShown.of(null, dossier.proposed()),
                    dossier.approved() == null ? null : SignatureShown.of(null, dossier.approved()),
                    dossier.confirmed().stream()
                            .map(c -> SignatureShown.of(c.chapter().value(), c.signature()))
                            .toList(),
                    dossier.reversedBy() == null ? null : dossier.reversedBy().toString());
        }
    }

    /** Where it was read. */
    @Schema(name = "TrailSource")
    record SourceShown(
            String document,
            @Nullable String place,
            @Nullable String url) {}

    /** Who and when; for a confirmation also for which chapter. */
    record SignatureShown(@Nullable String chapter, String by, String at) {
        static SignatureShown of(@Nullable String chapter, Signature signature) {
            return new SignatureShown(
                    chapter, signature.by().value(), signature.at().toString());
        }
    }

    /** Every booked line at or below an item, oldest first, with running balance; pages by place in the ledger. */
    @GetMapping(path = "/v1/trail", produces = "application/json")
    @Operation(
            operationId = "getTrail",
            summary = "Every booked line at or below an item, oldest first, with running balance")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "item",
            schema = @Schema(implementation = String.class),
            description = "A chapter or an item",
            required = true)
    @Parameter(in = ParameterIn.QUERY, name = "flow", schema = @Schema(implementation = Flow.class))
    @Parameter(in = ParameterIn.QUERY, name = "year", schema = @Schema(implementation = Integer.class))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "after",
            schema = @Schema(implementation = String.class),
            description = "As the link to the next page has it")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            schema = @Schema(implementation = Integer.class),
            description = "1 to 1,000; 100 by default")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "order",
            schema = @Schema(implementation = Order.class),
            description = "Along which axis the entries follow each other and the balance runs; KNOWN_AT by default")
    @OnAxes
    ResponseEntity<TrailShown> trail(Asked asked) {
        Read<ItemPath> item = asked.must("item", ItemPath::parse);
        Read<Flow> flow = asked.may("flow", Flow::parse);
        Read<BudgetYear> year = asked.may("year", BudgetYear::parse);
        Read<Place> after = asked.may("after", TrailController::place);
        Read<Long> limit = asked.number("limit", 1, MOST);
        Read<Order> order = asked.may("order", Order::parse);
        Point point = points.of(asked);
        point.requireItem(item.value());
        int most = limit.or((long) PAGE).intValue();
        TrailQueries.Question question =
                new TrailQueries.Question(item.value(), flow.orNull(), year.orNull(), point, order.or(Order.KNOWN_AT));
        boolean first = after.orNull() == null;
        List<TrailEntry> page = queries.page(question, after.or(Place.START), most);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (page.size() == most) {
            answer.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next(asked, page)));
        }
        return answer.body(new TrailShown(
                item.value().toString(),
                AxesShown.of(point),
                point.ledgerNumber(),
                question.order(),
                page.stream().map(EntryShown::of).toList(),
                first ? queries.pending(question).stream().map(PendingShown::of).toList() : List.of()));
    }

    /** The address of what follows a page. */
    static String next(Asked asked, List<TrailEntry> page) {
        Place last = page.getLast().line().place();
        return asked.with("after", last.ledgerNumber() + "." + last.line());
    }

    /** A place as an earlier page's link wrote it: {@code 41.0}. */
    static Place place(String text) {
        Matcher place = PLACE.matcher(text);
        if (!place.matches()) {
            throw new Malformed(Malformed.Expected.PLACE, text);
        }
        return new Place(Long.parseLong(place.group(1)), Integer.parseInt(place.group(2)));
    }
}
