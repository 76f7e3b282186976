package nl.mutatieboek.oversight.sample;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.Read;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Samples for programs. */
@RestController
class AuditSampleController {
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    private final AuditSampleQueries samples;
    private final AuditSampleExporter files;
    private final AsOfResolver points;

    AuditSampleController(AuditSampleQueries samples, AuditSampleExporter files, AsOfResolver points) {
        this.samples = samples;
        this.files = files;
        this.points = points;
    }

    /** A sample of what counts at a point. */
    @GetMapping(path = "/v1/samples", produces = "application/json")
    AuditSampleResponse sample(Asked asked) {
        Read<String> seed = AuditSampleCriteria.requireSeed(asked);
        AuditSampleCriteria question = AuditSampleCriteria.of(asked);
        AsOf point = points.awaitForReader(asked, question.search().scope());
        return AuditSampleResponse.of(samples.draw(question, point), seed.value(), point, asked.with(kept(point)));
    }

    @GetMapping(
            path = "/v1/exports/samples",
            produces = {NDJSON, CSV})
    void file(Asked asked, HttpServletResponse response) throws IOException {
        Read<ExportFormat> format = asked.may("format", ExportFormat::parseRowFormat);
        Read<String> seed = AuditSampleCriteria.requireSeed(asked);
        AuditSampleCriteria question = AuditSampleCriteria.of(asked);
        AsOf point = points.awaitForReader(asked, question.search().scope());
        files.write(question, seed.value(), point, format.or(ExportFormat.JSONL), response);
    }

    /** The point as the answer was given, for whoever asks again. */
    private static Map<String, String> kept(AsOf point) {
        AsOfResponse axes = AsOfResponse.of(point);
        Map<String, String> kept = new TreeMap<>();
        kept.put("knownAt", Long.toString(point.ledgerNumber()));
        if (axes.moment() != null) {
            kept.put("moment", axes.moment());
        }
        return kept;
    }
}
