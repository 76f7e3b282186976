package nl.mutatieboek.security;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.mutatieboek.platform.http.PagedResult;
import nl.mutatieboek.platform.http.ValidatedQuery;
import nl.mutatieboek.security.account.EmbargoedRead;
import nl.mutatieboek.security.account.JdbcEmbargoedReadRepository;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists who read what before it was presented to parliament. */
@RestController
record EmbargoedReadsController(JdbcEmbargoedReadRepository reads, ActorNameResolver names) {
    /**
     * A read under embargo.
     *
     * @param number increasing; may have gaps
     * @param readBy subject of the reader
     * @param readByName name of the reader at that time; null if none was stored or it is forgotten
     * @param request method and path, without parameters
     * @param chapters chapters of the query; empty means the whole book
     * @param moments moments under embargo that the response covers
     */
    record EmbargoedReadResponse(
            long number,
            Instant readAt,
            String readBy,
            @Nullable String readByName,
            String request,
            List<String> chapters,
            List<String> moments) {}

    /** A page of reads, in recording order. */
    record EmbargoedReadListResponse(List<EmbargoedReadResponse> reads) {}

    /**
     * Query for reads.
     *
     * @param after only reads with greater numbers
     */
    record EmbargoedReadsQuery(@Range(min = 0) @Nullable Long after) implements ValidatedQuery {}

    /** Returns a page of reads, with a link to the next one. */
    @GetMapping(path = "/v1/embargoed-reads", produces = "application/json")
    ResponseEntity<EmbargoedReadListResponse> list(EmbargoedReadsQuery query, PagedResult.Limit limit) {
        long after = Objects.requireNonNullElse(query.after(), 0L);
        PagedResult<EmbargoedRead> page = PagedResult.fetch(limit.rows(), most -> reads.findAfter(after, most));
        return PagedResult.withNextLink(page.nextLink(read -> PagedResult.address(Map.of("after", read.number()))))
                .body(new EmbargoedReadListResponse(
                        page.rows().stream().map(this::shown).toList()));
    }

    private EmbargoedReadResponse shown(EmbargoedRead read) {
        return new EmbargoedReadResponse(
                read.number(),
                read.at(),
                read.by().subject(),
                names.findName(read.by()).orElse(null),
                read.request(),
                read.chapters(),
                read.moments());
    }
}
