package nl.mutatieboek.oversight.sample;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.exporting.RowFormatQuery;
import nl.mutatieboek.mutation.MutationSearchCriteria;
import nl.mutatieboek.oversight.sample.AuditSampleCriteria.SampleDrawQuery;
import nl.mutatieboek.oversight.sample.AuditSampleCriteria.SampleSeedQuery;
import nl.mutatieboek.platform.http.PagedResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** API of audit samples. */
@RestController
record AuditSampleController(AuditSampleQueries samples, AuditSampleExporter files, AsOfResolver points) {
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    /** Draws a sample of the postings that count at an as-of point. */
    @GetMapping(path = "/v1/samples", produces = "application/json")
    AuditSampleResponse sample(
            SampleSeedQuery seed, SampleDrawQuery query, MutationSearchCriteria search, PointInTimeQuery at) {
        ResolvedAsOf point = points.awaitForReader(at, search.scope());
        return AuditSampleResponse.of(
                samples.draw(query.question(seed.seed(), search, null), point),
                seed.seed(),
                point,
                PagedResult.address(kept(point)));
    }

    @GetMapping(
            path = "/v1/exports/samples",
            produces = {NDJSON, CSV})
    void file(
            RowFormatQuery format,
            SampleSeedQuery seed,
            SampleDrawQuery query,
            MutationSearchCriteria search,
            PointInTimeQuery at,
            HttpServletResponse response)
            throws IOException {
        ResolvedAsOf point = points.awaitForReader(at, search.scope());
        files.write(query.question(seed.seed(), search, null), seed.seed(), point, format.rows(), response);
    }

    /** Parameters of the resolved as-of point, with which the request can be repeated. */
    private static Map<String, String> kept(ResolvedAsOf point) {
        AsOfResponse axes = AsOfResponse.of(point);
        Map<String, String> kept = new TreeMap<>();
        kept.put("knownAt", Long.toString(point.ledgerNumber()));
        if (axes.moment() != null) {
            kept.put("moment", axes.moment());
        }
        return kept;
    }
}
