package nl.mutatieboek.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.PageDocument;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.springframework.http.HttpStatus;

/** A user of API and pages, whose responses are compared as text, including workbooks, archives and PDF files. */
final class EmbargoTestClient {
    private static final List<String> COMPARED =
            List.of("content-type", "content-disposition", "etag", "link", "location", "retry-after", "allow");

    private static final int MOST_SENT_AGAIN = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ApplicationFixture book;
    private final String authorization;
    private final HttpClient api = HttpClient.newHttpClient();
    private final HttpClient pages =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String token;
    /** The message after a form is shown once, on the next page of the session, which must not be another request's. */
    private final ReadWriteLock session = new ReentrantReadWriteLock(true);

    EmbargoTestClient(ApplicationFixture book, String name) {
        this.book = book;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((name + ":" + name).getBytes(StandardCharsets.UTF_8));
        String form = "username=" + name + "&password=" + name + "&_csrf=" + csrf("/login");
        send(
                pages,
                HttpRequest.newBuilder(book.uri("/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
        this.token = csrf("/login");
    }

    private String csrf(String path) {
        String page = new String(
                send(pages, HttpRequest.newBuilder(book.uri(path)).header("Accept", "text/html"))
                        .body(),
                StandardCharsets.UTF_8);
        return PageDocument.parse(page).select("[name=_csrf]").attr("value");
    }

    /** Returns the status, the headers about the content, and the content as text. */
    record ComparableResponse(int status, String text) {
        /** The names of the fields of forms that search or filter. */
        List<String> fieldsOfSearchForms() {
            return PageDocument.parse(text)
                    .select("form:not([method=post])")
                    .select("input, select")
                    .eachAttr("name")
                    .stream()
                    .filter(field -> field.matches("[A-Za-z]+") && !field.equals("lang"))
                    .distinct()
                    .toList();
        }

        /**
         * Without what differs between two moments whatever is recorded: ledger numbers, hashes, keys, the clock, and the
         * sizes of compressed files that contain them.
         */
        String masked(long before, long after, Instant begun) {
            String masked = text.replaceAll("[0-9a-f]{64}|'?[A-Za-z0-9+/]{43}=", "#")
                    .replaceAll("\"bytes\" : [0-9]+", "#")
                    .replaceAll("(?<![0-9.])(" + before + "|" + after + ")(?![0-9.])", "#")
                    .replaceAll("-(" + before + "|" + after + ")(?=\\.[a-z])", "-#")
                    .replaceAll("name=\"(_csrf|key)\"[^>]*>", "");
            return Pattern.compile("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z")
                    .matcher(masked)
                    .replaceAll(found -> Instant.parse(found.group()).isBefore(begun) ? found.group() : "#");
        }
    }

    ComparableResponse request(RequestCatalog.ConcreteRequest requested) {
        boolean form =
                requested.endpoint().isPage() && !requested.endpoint().method().equals("GET");
        Lock lock = form ? session.writeLock() : session.readLock();
        lock.lock();
        try {
            return requestLocked(requested);
        } finally {
            lock.unlock();
        }
    }

    private ComparableResponse requestLocked(RequestCatalog.ConcreteRequest requested) {
        boolean page = requested.endpoint().isPage();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(requested.address())).timeout(Duration.ofSeconds(60));
        request.header("Accept", requested.accept());
        if (!page) {
            request.header("Authorization", authorization);
        }
        if (requested.endpoint().method().equals("GET")) {
            request.GET();
        } else {
            requested.body().writeTo(request, page ? token : null, requested.toString());
        }
        HttpResponse<byte[]> response = send(page ? pages : api, request);
        if (page && requested.endpoint().method().equals("GET") && response.statusCode() == 303) {
            // To the same page in the own chapter, or with the point in time as the page writes it.
            response = send(
                    pages,
                    HttpRequest.newBuilder(uri(
                                    response.headers().firstValue("location").orElseThrow()))
                            .timeout(Duration.ofSeconds(60))
                            .header("Accept", requested.accept()));
        }
        StringBuilder text = new StringBuilder();
        for (String name : COMPARED) {
            response.headers()
                    .allValues(name)
                    .forEach(value ->
                            text.append(name).append(": ").append(value).append('\n'));
        }
        text.append(read(response.body()));
        if (page
                && !requested.endpoint().method().equals("GET")
                && HttpStatus.valueOf(response.statusCode()).is3xxRedirection()) {
            // As a browser does; the page has the message of the form.
            String location = response.headers().firstValue("location").orElseThrow();
            text.append(asUtf8(send(
                            pages,
                            HttpRequest.newBuilder(request.build().uri().resolve(location))
                                    .timeout(Duration.ofSeconds(60))
                                    .header("Accept", requested.accept()))
                    .body()));
        }
        return new ComparableResponse(response.statusCode(), text.toString());
    }

    private URI uri(String address) {
        return book.uri(address);
    }

    /** Sends again, some times, what is refused for now: that depends on the other requests of the moment. */
    private static HttpResponse<byte[]> send(HttpClient http, HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            for (int again = 0; again < MOST_SENT_AGAIN && response.statusCode() == 503; again++) {
                Thread.sleep(PAUSE);
                response = http.send(request.build(), BodyHandlers.ofByteArray());
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String read(byte[] body) {
        String start = new String(body, 0, Math.min(4, body.length), StandardCharsets.ISO_8859_1);
        try {
            return start.startsWith("PK") ? zipText(body) : start.equals("%PDF") ? pdfText(body) : asUtf8(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String asUtf8(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String zipText(byte[] zip) throws IOException {
        StringBuilder all = new StringBuilder();
        Path file = Files.write(Files.createTempFile("response", ".zip"), zip);
        try (ZipFile entries = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(entries.entries())) {
                try (InputStream content = entries.getInputStream(entry)) {
                    all.append("== ").append(entry.getName()).append('\n').append(read(content.readAllBytes()));
                }
            }
        } finally {
            Files.delete(file);
        }
        return all.toString();
    }

    private static String pdfText(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** Returns the first difference of two texts. */
    static String difference(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        int from = Math.max(0, at - 120);
        return Stream.of(one, other)
                .map(text -> text.substring(Math.min(from, text.length()), Math.min(text.length(), from + 360)))
                .reduce((first, second) -> "\n  before: " + first + "\n  after:  " + second)
                .orElseThrow();
    }
}
