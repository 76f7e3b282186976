package nl.mutatieboek.sample;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;
import nl.mutatieboek.exporting.RecordWriter;
import org.springframework.stereotype.Component;

/** A sample as a file, whatever the door. */
@Component
class SampleFiles {
    private final Samples samples;

    SampleFiles(Samples samples) {
        this.samples = samples;
    }

    void write(SampleQuestion question, String seed, AsOf point, ExportFormat format, HttpServletResponse response)
            throws IOException {
        Sample sample = samples.draw(question, point);
        RecordWriter<SampleRow> rows =
                RecordWriter.answer(response, "mutatieboek-sample-" + point.ledgerNumber(), SampleRow.class, format);
        sample.drawn().forEach(drawn -> rows.write(SampleRow.of(drawn, sample, seed, point)));
        rows.end();
    }
}
