package nl.mutatieboek.security;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import nl.mutatieboek.ApplicationFixture;

/** A browser that follows no redirect by itself. */
final class ManualRedirectBrowser {
    private final ApplicationFixture book;
    private final HttpClient http;

    ManualRedirectBrowser(ApplicationFixture book, CookieManager cookies) {
        this.book = book;
        http = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return go(book.uri(path));
    }

    HttpResponse<String> go(URI address) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(book.uri("/").resolve(address))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    static URI location(HttpResponse<String> response) {
        return URI.create(response.headers().firstValue("Location").orElseThrow(() -> new AssertionError(response)));
    }

    static HttpResponse<String> getWithSession(ApplicationFixture book, String session, String path)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(book.uri(path))
                                .header("Accept", "text/html")
                                .header("Cookie", "JSESSIONID=" + session)
                                .build(),
                        BodyHandlers.ofString());
    }

    static String session(List<HttpCookie> cookies) {
        return cookies.stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }
}
