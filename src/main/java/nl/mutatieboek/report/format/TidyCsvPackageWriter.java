package nl.mutatieboek.report.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import nl.mutatieboek.platform.ReproducibleZipWriter;
import nl.mutatieboek.report.table.ReportDocument;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the cells and footnotes of a report as tidy CSV in a ZIP file, described as CSV on the Web and as Fiscal Data
 * Package. For programs that process many tables. Equal reports give equal bytes.
 */
public final class TidyCsvPackageWriter implements ReportWriter {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Override
    public void write(ReportDocument report, ReportLinkResolver links, OutputStream out) throws IOException {
        List<TidyTable> files =
                List.of(TidyCellTableFactory.create(report, links), TidyFootnoteTableFactory.create(report, links));
        ReproducibleZipWriter zip = new ReproducibleZipWriter(out);
        for (TidyTable file : files) {
            zip.add(file.fileName(), file.csv());
        }
        zip.add("csv-metadata.json", JSON.writeValueAsBytes(TidyCsvwMetadataFactory.metadata(report, files)));
        zip.add("datapackage.json", JSON.writeValueAsBytes(FiscalDataPackageFactory.descriptor(report, files)));
        zip.finish();
    }
}
