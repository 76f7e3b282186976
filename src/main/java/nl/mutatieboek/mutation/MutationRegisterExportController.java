package nl.mutatieboek.mutation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.Read;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Everything that a search finds, for programs, as it is written: however much, a part of it is in memory at a time. */
@RestController
class MutationRegisterExportController {
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    private final MutationRegisterExporter files;
    private final AsOfResolver points;

    MutationRegisterExportController(MutationRegisterExporter files, AsOfResolver points) {
        this.files = files;
        this.points = points;
    }

    @GetMapping(
            path = "/v1/exports/mutations",
            produces = {NDJSON, CSV})
    void mutations(Asked asked, HttpServletResponse response) throws IOException {
        Read<ExportFormat> format = asked.may("format", ExportFormat::parseRowFormat);
        MutationSearchCriteria search = MutationSearchCriteria.of(asked);
        AsOf point = points.awaitForReader(asked, search.scope());
        files.write(search, point, format.or(ExportFormat.JSONL), response);
    }
}
