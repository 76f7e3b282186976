package nl.mutatieboek.report.format;

import java.io.IOException;
import java.io.OutputStream;
import nl.mutatieboek.report.table.ReportDocument;

/** Writes a report as a file. */
public interface ReportWriter {
    /** Its media type. */
    String mediaType();

    /** Its name, and the extension of such a file. */
    String name();

    /** Writes the whole file; the stream stays open. */
    void write(ReportDocument tables, ReportLinkResolver addresses, OutputStream out) throws IOException;
}
