package nl.mutatieboek;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import nl.mutatieboek.ApplicationFixture.HttpReply;

/** Speaks to the API on behalf of one person. */
public final class ApiClient {
    /** Shared, because each has a thread and connections of its own. */
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ApplicationFixture book;
    private final String authorization;

    ApiClient(ApplicationFixture book, String authorization) {
        this.book = book;
        this.authorization = authorization;
    }

    public HttpReply get(String path) {
        return send(request(path).GET());
    }

    /** Posts with a new idempotency key. */
    public HttpReply post(String path, String json) {
        return post(path, json, UUID.randomUUID().toString());
    }

    public HttpReply post(String path, String json, String key) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(json)));
    }

    /** The start of any request, with this person's credentials. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(book.uri(path)).timeout(ApplicationFixture.PATIENCE);
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    public HttpReply send(HttpRequest.Builder request) {
        return send(HTTP, request.build());
    }

    /** Sends a request and reads the response as text. */
    static HttpReply send(HttpClient http, HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new HttpReply(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
