package nl.mutatieboek.mutation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import nl.mutatieboek.domain.value.AttachedFile;
import nl.mutatieboek.domain.value.AttachmentType;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * Response with the content of an attachment. Content of other people never runs: a browser saves it, or shows a PDF or
 * PNG in a sandbox without scripts, forms or access to this site.
 */
final class AttachmentDownload {
    private static final String SANDBOX_POLICY = "sandbox; default-src 'none'; img-src 'self'; object-src 'self';"
            + " style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private AttachmentDownload() {}

    /**
     * Sets the headers and returns the stream of the body.
     *
     * @param inline whether the browser may show it, if its type allows that
     */
    static OutputStream openStream(HttpServletResponse response, AttachedFile file, boolean inline) throws IOException {
        AttachmentType type = AttachmentType.ofMediaType(file.mediaType()).orElse(null);
        response.setContentType(type == null ? "application/octet-stream" : type.mediaType());
        response.setContentLengthLong(file.size());
        response.setHeader("Content-Security-Policy", SANDBOX_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        String name = type == null ? file.name() + ".bin" : type.downloadName(file.name());
        ContentDisposition.Builder disposition = inline && type != null && type.isShownInline()
                ? ContentDisposition.inline()
                : ContentDisposition.attachment();
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                disposition.filename(name, StandardCharsets.UTF_8).build().toString());
        return response.getOutputStream();
    }
}
