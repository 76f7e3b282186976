package nl.mutatieboek.oversight.sample;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;
import nl.mutatieboek.exporting.RecordWriter;
import org.springframework.stereotype.Component;

/** Exports an audit sample as a file, for the API and the page. */
@Component
record AuditSampleExporter(AuditSampleQueries samples) {
    void write(
            AuditSampleCriteria question,
            String seed,
            ResolvedAsOf point,
            ExportFormat format,
            HttpServletResponse response)
            throws IOException {
        AuditSample sample = samples.draw(question, point);
        RecordWriter<ExportedDrawnUnit> rows = RecordWriter.createDownload(
                response, "mutatieboek-sample-" + point.ledgerNumber(), ExportedDrawnUnit.class, format);
        sample.drawn().forEach(drawn -> rows.write(ExportedDrawnUnit.of(drawn, sample, seed, point)));
        rows.finish();
    }
}
