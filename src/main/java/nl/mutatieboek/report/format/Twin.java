package nl.mutatieboek.report.format;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.mutatieboek.report.table.Tables;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * For programs that read many tables: the cells and the footnotes of a report as tidy CSV, each described twice, as CSV on the Web and as
 * a Fiscal Data Package. The same report gives the same bytes.
 */
public final class Twin implements Format {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    /** The first that a ZIP file can have. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    @Override
    public String mediaType() {
        return "application/zip";
    }

    @Override
    public String name() {
        return "zip";
    }

    @Override
    public void write(Tables tables, Addresses addresses, OutputStream out) throws IOException {
        List<Records> files = List.of(TidyCells.of(tables, addresses), TidyNotes.of(tables, addresses));
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Records file : files) {
            entry(zip, file.file(), file.csv());
        }
        entry(zip, "csv-metadata.json", JSON.writeValueAsBytes(Csvw.of(tables, files)));
        entry(zip, "datapackage.json", JSON.writeValueAsBytes(FiscalPackage.of(tables, files)));
        zip.finish();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
