package nl.mutatieboek.exporting.archive;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Writes a package as a download. */
final class ArchiveDownload {
    static final String ZIP = "application/zip";

    private ArchiveDownload() {}

    /** Sets the headers and returns the stream of the body. */
    static OutputStream openStream(HttpServletResponse response, ArchivePackage made) throws IOException {
        response.setContentType(ZIP);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(made.name() + ".zip")
                        .build()
                        .toString());
        return response.getOutputStream();
    }
}
