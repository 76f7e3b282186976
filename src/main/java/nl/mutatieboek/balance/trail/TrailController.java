package nl.mutatieboek.balance.trail;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import nl.mutatieboek.balance.RunningBalance.PostingPosition;
import nl.mutatieboek.balance.trail.TrailResponse.TrailEntryResponse;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.platform.format.MessageRenderer;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.PagedResult;
import nl.mutatieboek.platform.http.Read;
import nl.mutatieboek.security.ActorNameResolver;
import org.jspecify.annotations.Nullable;
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

    private final TrailQueries queries;
    private final AsOfResolver points;
    private final MessageRenderer sentences;
    private final ActorNameResolver names;

    TrailController(TrailQueries queries, AsOfResolver points, MessageRenderer sentences, ActorNameResolver names) {
        this.queries = queries;
        this.points = points;
        this.sentences = sentences;
        this.names = names;
    }

    /** Every booked line at or below an item, oldest first, with running balance; pages by place in the ledger. */
    @GetMapping(path = "/v1/trail", produces = "application/json")
    ResponseEntity<TrailResponse> trail(Asked asked) {
        Read<PostingPosition> after = asked.may("after", PostingPosition::parse);
        int limit = PagedResult.readLimit(asked);
        TrailQueries.TrailCriteria question = TrailQueries.TrailCriteria.of(asked, points);
        PagedResult<TrailEntry> page =
                PagedResult.fetch(limit, most -> queries.findPage(question, after.or(PostingPosition.START), most));
        return PagedResult.withNextLink(next(page, asked, question.point()))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(TrailResponse.of(
                        question,
                        page.rows(),
                        after.orNull() == null ? queries.findPendingPostings(question) : List.of(),
                        rules(asked),
                        names::findName));
    }

    /** The whole history of an item, however long, a line of JSON for each entry. */
    @GetMapping(path = "/v1/trail/entries", produces = NDJSON)
    void export(Asked asked, HttpServletResponse response) throws IOException {
        TrailQueries.TrailCriteria question = TrailQueries.TrailCriteria.of(asked, points);
        response.setContentType(NDJSON);
        Writer lines = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        Function<MutationKind, String> rules = rules(asked);
        queries.forEachEntry(
                question,
                entry -> write(TrailEntryResponse.of(entry, question.point(), rules, names::findName), lines));
        lines.flush();
    }

    /** What the rules say of each kind, in the language of who asks. */
    private Function<MutationKind, String> rules(Asked asked) {
        return kind -> sentences.renderRule(kind, asked.language());
    }

    private static void write(TrailEntryResponse entry, Writer lines) {
        try {
            lines.append(JSON.writeValueAsString(entry)).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of what follows a page: at the same point, so that what is recorded meanwhile does not come between. */
    static @Nullable String next(PagedResult<TrailEntry> page, Asked asked, AsOf point) {
        return page.nextLink(
                last -> point.nextPageUrl(asked, "after", last.line().place()));
    }
}
