package nl.mutatieboek.mutation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.exporting.RowFormatQuery;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** API export of all search results. Streams the result, with one part in memory at a time. */
@RestController
record MutationSearchExportController(MutationSearchExporter files, AsOfResolver points) {
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    @GetMapping(
            path = "/v1/exports/mutations",
            produces = {NDJSON, CSV})
    void mutations(
            RowFormatQuery query, MutationSearchCriteria search, PointInTimeQuery at, HttpServletResponse response)
            throws IOException {
        ResolvedAsOf point = points.awaitForReader(at, search.scope());
        files.write(search, null, point, query.rows(), response);
    }
}
