package nl.mutatieboek.trail;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.OnAxes;
import nl.mutatieboek.api.Read;
import nl.mutatieboek.balance.BookedLine.Place;
import nl.mutatieboek.balance.BookedLines.Order;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.Malformed;
import nl.mutatieboek.structure.Point;
import nl.mutatieboek.structure.Points;
import nl.mutatieboek.trail.TrailShown.EntryShown;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The trail for programs. */
@RestController
class TrailController {
    private static final String NDJSON = "application/x-ndjson";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PLACE = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,9})");
    private static final int PAGE = 100;
    private static final int MOST = 1_000;

    private final TrailQueries queries;
    private final Points points;

    TrailController(TrailQueries queries, Points points) {
        this.queries = queries;
        this.points = points;
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
        Read<Place> after = asked.may("after", TrailController::place);
        Read<Long> limit = asked.number("limit", 1, MOST);
        TrailQueries.Question question = TrailQueries.Question.of(asked, points);
        int most = limit.or((long) PAGE).intValue();
        boolean first = after.orNull() == null;
        List<TrailEntry> page = queries.page(question, after.or(Place.START), most);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (page.size() == most) {
            answer.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next(asked, page, question.point())));
        }
        return answer.body(TrailShown.of(question, page, first ? queries.pending(question) : List.of()));
    }

    /** The whole history of an item, however long, a line of JSON for each entry. */
    @GetMapping(path = "/v1/trail/entries", produces = NDJSON)
    @Operation(
            operationId = "exportTrail",
            summary = "The whole trail of an item as a stream, an entry on each line, as getTrail has them")
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
            name = "order",
            schema = @Schema(implementation = Order.class),
            description = "Along which axis the entries follow each other and the balance runs; KNOWN_AT by default")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = EntryShown.class)))
    @OnAxes
    void export(Asked asked, HttpServletResponse response) throws IOException {
        TrailQueries.Question question = TrailQueries.Question.of(asked, points);
        response.setContentType(NDJSON);
        Writer lines = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        queries.forEach(question, entry -> write(entry, lines));
        lines.flush();
    }

    private static void write(TrailEntry entry, Writer lines) {
        try {
            lines.append(JSON.writeValueAsString(EntryShown.of(entry))).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of what follows a page. */
    static String next(Asked asked, List<TrailEntry> page, Point point) {
        Place last = page.getLast().line().place();
        String knownAt = point.axes().knownAt();
        return asked.with(Map.of(
                "after",
                last.ledgerNumber() + "." + last.line(),
                // What is recorded meanwhile must not come between two pages.
                "knownAt",
                knownAt == null ? Long.toString(point.ledgerNumber()) : knownAt));
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
