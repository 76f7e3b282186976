package nl.mutatieboek;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;

/** A form with a file, as clients send it. */
public record MultipartForm(String name, String content) {
    /** Puts it, with other fields in turn by name and value, into a request. */
    public HttpRequest.Builder writeTo(HttpRequest.Builder request, String... fields) {
        String boundary = "-----" + UUID.randomUUID();
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            part(body, boundary, fields[i], "").append(fields[i + 1]).append("\r\n");
        }
        part(body, boundary, "file", "; filename=\"" + name + "\"")
                .append(content)
                .append("\r\n--")
                .append(boundary)
                .append("--\r\n");
        return request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body.toString()));
    }

    private static StringBuilder part(StringBuilder body, String boundary, String name, String more) {
        return body.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append('"')
                .append(more)
                .append("\r\n\r\n");
    }
}
