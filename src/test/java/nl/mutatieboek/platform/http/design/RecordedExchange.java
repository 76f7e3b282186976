package nl.mutatieboek.platform.http.design;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A request with its response.
 *
 * @param faults number of errors of the request
 * @param newEntries number of entries that the ledger gained
 */
record RecordedExchange(
        String method,
        String path,
        Map<String, String> requestHeaders,
        int faults,
        int status,
        Map<String, String> headers,
        String body,
        long newEntries) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Written down: {@code GET /v1/moments}, its headers, 200, its headers and its body. */
    static RecordedExchange parse(String line, String requested, int status, String headers, String body) {
        String[] words = line.split(" ");
        return new RecordedExchange(words[0], words[1], lines(requested), 0, status, lines(headers), body, 0);
    }

    RecordedExchange withFaults(int count) {
        return new RecordedExchange(method, path, requestHeaders, count, status, headers, body, newEntries);
    }

    RecordedExchange withNewEntries(long entries) {
        return new RecordedExchange(method, path, requestHeaders, faults, status, headers, body, entries);
    }

    private static Map<String, String> lines(String text) {
        Map<String, String> lines = newHeaderMap();
        Arrays.stream(text.split("\n"))
                .filter(line -> line.contains(":"))
                .forEach(line -> lines.put(line.split(":", 2)[0].strip(), line.split(":", 2)[1].strip()));
        return lines;
    }

    static Map<String, String> newHeaderMap() {
        return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    boolean isProblem() {
        return status >= 400;
    }

    boolean isOfDescription() {
        return path.startsWith("/v1/openapi.json");
    }

    JsonNode json() {
        return header("Content-Type").contains("json") && !body.isEmpty()
                ? JSON.readTree(body)
                : MissingNode.getInstance();
    }

    @Override
    public String toString() {
        return method + " " + path + " " + requestHeaders + " " + status;
    }
}
