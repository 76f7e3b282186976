package nl.mutatieboek.exporting.archive;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** A package as the answer to a request, whatever the door. */
final class ArchiveDownload {
    static final String ZIP = "application/zip";

    private ArchiveDownload() {}

    /** The head of the answer; where its body goes. */
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
