package nl.mutatieboek.platform.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** A response that a browser saves as a file. */
public final class FileDownload {
    private static final String SANDBOX_POLICY = "sandbox; default-src 'none'; img-src 'self'; object-src 'self';"
            + " style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private FileDownload() {}

    /**
     * Sets the headers and returns the stream of the body.
     *
     * @param contentType media type, for a text with its character set
     */
    public static OutputStream openStream(HttpServletResponse response, String contentType, String fileName)
            throws IOException {
        response.setContentType(contentType);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(fileName).build().toString());
        return response.getOutputStream();
    }

    /**
     * Sets the headers of a file that people uploaded, and returns the stream of the body. Its content never runs: a
     * browser saves it, or shows it in a sandbox without scripts, forms or access to this site.
     *
     * @param inline whether the browser may show it
     */
    public static OutputStream openSandboxedStream(
            HttpServletResponse response, String contentType, String fileName, long size, boolean inline)
            throws IOException {
        response.setContentType(contentType);
        response.setContentLengthLong(size);
        response.setHeader("Content-Security-Policy", SANDBOX_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                (inline ? ContentDisposition.inline() : ContentDisposition.attachment())
                        .filename(fileName, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        return response.getOutputStream();
    }
}
