package nl.mutatieboek.balance.trail;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import nl.mutatieboek.balance.ItemPostingFilterQuery;
import nl.mutatieboek.balance.trail.TrailResponse.TrailEntryResponse;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.platform.format.DomainValueModule;
import nl.mutatieboek.platform.format.MessageRenderer;
import nl.mutatieboek.platform.http.PagedResult;
import nl.mutatieboek.security.ActorNameResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Endpoints for the trail. */
@RestController
record TrailController(TrailQueries queries, AsOfResolver points, MessageRenderer sentences, ActorNameResolver names) {
    private static final String NDJSON = "application/x-ndjson";
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new DomainValueModule()).build();

    /** Returns booked postings at or below an item, oldest first, with running balance, in pages by ledger position. */
    @GetMapping(path = "/v1/trail", produces = "application/json")
    ResponseEntity<TrailResponse> trail(
            PostingPagingQuery after,
            PagedResult.Limit limit,
            ItemPostingFilterQuery lines,
            TrailOptionsQuery query,
            PointInTimeQuery at,
            Locale language) {
        TrailQueries.TrailCriteria question = TrailQueries.TrailCriteria.of(lines, query, at, points);
        PagedResult<TrailEntry> page =
                PagedResult.fetch(limit.rows(), most -> queries.findPage(question, after.place(), most));
        return PagedResult.withNextLink(next(page, question.point()))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(TrailResponse.of(
                        question,
                        page.rows(),
                        after.after() == null ? queries.findPendingPostings(question) : List.of(),
                        rules(language),
                        names::findName));
    }

    /** Returns the whole history of an item, with a line of JSON for each entry. */
    @GetMapping(path = "/v1/trail/entries", produces = NDJSON)
    void export(
            ItemPostingFilterQuery lines,
            TrailOptionsQuery query,
            PointInTimeQuery at,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        TrailQueries.TrailCriteria question = TrailQueries.TrailCriteria.of(lines, query, at, points);
        response.setContentType(NDJSON);
        Writer file = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        Function<MutationKind, String> rules = rules(language);
        queries.forEachEntry(
                question, entry -> write(TrailEntryResponse.of(entry, question.point(), rules, names::findName), file));
        file.flush();
    }

    /** The rule of each kind, in the language of the request. */
    private Function<MutationKind, String> rules(Locale language) {
        return kind -> sentences.renderRule(kind, language);
    }

    private static void write(TrailEntryResponse entry, Writer lines) {
        try {
            lines.append(JSON.writeValueAsString(entry)).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Address of the next page at the same point in time, so that later entries do not move rows. */
    static @Nullable String next(PagedResult<TrailEntry> page, ResolvedAsOf point) {
        return page.nextLink(last -> PagedResult.address(
                point.nextPageParameters("after", last.runningBalance().position())));
    }
}
