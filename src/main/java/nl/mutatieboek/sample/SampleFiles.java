package nl.mutatieboek.sample;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.export.Export.Format;
import nl.mutatieboek.export.Rows;
import org.springframework.stereotype.Component;

/** A sample as a file, whatever the door. */
@Component
class SampleFiles {
    private final Samples samples;

    SampleFiles(Samples samples) {
        this.samples = samples;
    }

    void write(SampleQuestion question, String seed, AsOf point, Format format, HttpServletResponse response)
            throws IOException {
        Sample sample = samples.draw(question, point);
        Rows<SampleRow> rows =
                Rows.answer(response, "mutatieboek-sample-" + point.ledgerNumber(), SampleRow.class, format);
        sample.drawn().forEach(drawn -> rows.write(SampleRow.of(drawn, sample, seed, point)));
        rows.end();
    }
}
