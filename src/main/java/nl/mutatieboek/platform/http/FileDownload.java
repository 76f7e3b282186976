package nl.mutatieboek.platform.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** A response that a browser saves as a file. */
public final class FileDownload {
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
}
