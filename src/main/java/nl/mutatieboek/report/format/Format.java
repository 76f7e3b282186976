package nl.mutatieboek.report.format;

import java.io.IOException;
import java.io.OutputStream;
import nl.mutatieboek.report.table.Tables;

/** Writes a report as a file. */
public interface Format {
    /** Its media type. */
    String mediaType();

    /** Its name, and the extension of such a file. */
    String name();

    /** Writes the whole file; the stream stays open. */
    void write(Tables tables, Addresses addresses, OutputStream out) throws IOException;
}
