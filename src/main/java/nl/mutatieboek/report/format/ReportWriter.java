package nl.mutatieboek.report.format;

import java.io.IOException;
import java.io.OutputStream;
import nl.mutatieboek.report.table.ReportDocument;

/** Writes a report as a file. */
@FunctionalInterface
public interface ReportWriter {
    /** Writes the whole file; leaves the stream open. */
    void write(ReportDocument report, ReportLinkResolver links, OutputStream out) throws IOException;
}
