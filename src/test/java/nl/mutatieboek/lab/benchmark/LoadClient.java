package nl.mutatieboek.lab.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that writes or reads until the time is over, and waits for each response. */
final class LoadClient {
    /** A balance of the demo. */
    static final String READY = "/v1/balances?item=XX/37&flow=EXPENDITURE&year=2026";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    private static final List<String> ITEMS = List.of("XX/37", "XX/91", "XX/92");

    private static final List<LoadQuery> QUERIES = List.of(
            new LoadQuery("balance", READY),
            new LoadQuery("balance", READY),
            new LoadQuery("balance", READY),
            new LoadQuery("balances", "/v1/balances?item=XX&depth=3"),
            new LoadQuery("balances before", "/v1/balances?item=XX&depth=3&knownAt=40&effectiveOn=2026-01-01"),
            new LoadQuery("trail", "/v1/trail?item=XX/37&flow=EXPENDITURE&year=2026&limit=50"),
            new LoadQuery("search", "/v1/mutations?item=XX/91&limit=20"),
            new LoadQuery("page", "/balances"));

    private final HttpClient http;
    private final String address;
    private final Duration pause;
    private final long begin;
    private final long end;
    private final SplittableRandom random;
    private final LoadMeasurement measurement = new LoadMeasurement();
    private String cookie = "";

    /** A query of readers. */
    private record LoadQuery(String kind, String path) {}

    LoadClient(HttpClient http, String address, int number, Duration pause, long begin, Duration duration) {
        this.http = http;
        this.address = address;
        this.pause = pause;
        this.begin = begin;
        this.end = begin + duration.toNanos();
        this.random = new SplittableRandom(number);
    }

    LoadMeasurement measurement() {
        return measurement;
    }

    static HttpRequest.Builder authorized(String address, String person) {
        byte[] pair = (person + ":" + person).getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(TIMEOUT)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** Proposes mutations, and has a second person approve each. */
    void write() {
        while (isGoing()) {
            String proposed = send("propose", post("/v1/mutations", "proposer", proposal()), 201);
            Matcher id = ID.matcher(proposed);
            if (id.find()) {
                send("approve", post("/v1/mutations/" + id.group(1) + "/approvals", "approver", "{}"), 200);
            }
            rest();
        }
    }

    void read() {
        while (isGoing()) {
            LoadQuery query = QUERIES.get(random.nextInt(QUERIES.size()));
            HttpRequest.Builder request = query.path().startsWith("/v1/")
                    ? authorized(address + query.path(), "auditor")
                    : HttpRequest.newBuilder(URI.create(address + query.path()))
                            .timeout(TIMEOUT)
                            .header("Cookie", session());
            send(query.kind(), request.GET().build(), 200);
            rest();
        }
    }

    private boolean isGoing() {
        return System.nanoTime() < end;
    }

    private void rest() {
        if (!pause.isZero()) {
            try {
                Thread.sleep(pause.toMillis() / 2 + random.nextLong(pause.toMillis() + 1));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private HttpRequest post(String path, String person, String body) {
        return authorized(address + path, person)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private String proposal() {
        return """
            {"kind":"INTENSIFICATION","title":"Een mutatie","explanation":"Omdat het moet","moment":"2026-OWB",\
            "basis":"READ","source":{"document":"36800-XX-2"},"decisionNotStated":true,\
            "postings":[{"item":"%s","flow":"EXPENDITURE","year":%d,"thousands":%d}]}\
            """.formatted(
                        ITEMS.get(random.nextInt(ITEMS.size())), 2026 + random.nextInt(5), 1 + random.nextInt(900_000));
    }

    /** Logs in once. */
    private String session() {
        if (cookie.isEmpty()) {
            HttpResponse<String> form = exchange(
                    HttpRequest.newBuilder(URI.create(address + "/login")).build());
            Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"").matcher(form.body());
            if (!token.find()) {
                throw new IllegalStateException(form.body());
            }
            HttpResponse<String> login = exchange(HttpRequest.newBuilder(URI.create(address + "/login"))
                    .header("Cookie", cookie(form))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("username=auditor&password=auditor&_csrf=" + token.group(1)))
                    .build());
            cookie = cookie(login);
        }
        return cookie;
    }

    private static String cookie(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Set-Cookie")
                .map(value -> value.replaceAll(";.*", ""))
                .orElseThrow();
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a request and returns the body of the response; empty if it is not the expected one. */
    private String send(String kind, HttpRequest request, int expected) {
        long sent = System.nanoTime();
        String error;
        try {
            HttpResponse<String> response = exchange(request);
            if (response.statusCode() == expected) {
                measurement.add(kind, sent - begin, System.nanoTime() - sent);
                return response.body();
            }
            error = response.statusCode() + " " + response.body();
        } catch (IllegalStateException e) {
            error = String.valueOf(e.getCause());
        }
        measurement.addError(kind, error);
        return "";
    }
}
