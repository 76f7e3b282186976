package nl.mutatieboek.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ServedApiDescription;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Downloads every file of the API twice: the clock and the time zone do not change a byte. */
@Tag("application")
@Isolated
class RepeatedDownloadTest {
    /** Values of required parameters; operations that need others are not downloads at a point in time. */
    private static final Map<String, String> REQUIRED = Map.of(
            "item",
            "XX/37",
            "chapter",
            "XX",
            "moment",
            "2026-OWB",
            "seed",
            "2026",
            "size",
            "5",
            "from",
            "2025-OWB",
            "to",
            "2026-OWB");

    /** ZIP files keep times to two seconds. */
    private static final Duration LATER = Duration.ofMillis(2_100);

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.demo();

    private static final TimeZone ZONE = TimeZone.getDefault();

    @BeforeAll
    static void read() {
        BOOK.awaitProjections();
    }

    @AfterAll
    static void restoreZone() {
        TimeZone.setDefault(ZONE);
    }

    /** The demo has no witnesses. */
    private static final String COSIGNED = "/v1/heads/cosigned";

    private record DownloadRequest(String path, String type) {}

    /** Each operation of the description that offers anything but JSON, in each of its types and formats. */
    private static List<DownloadRequest> downloads() {
        JsonNode paths = ServedApiDescription.fetch(BOOK).get("paths");
        List<DownloadRequest> downloads = new ArrayList<>();
        paths.properties().forEach(path -> {
            JsonNode get = path.getValue().get("get");
            if (get == null || COSIGNED.equals("/v1" + path.getKey())) {
                return;
            }
            List<String> types = get.at("/responses/200/content").propertyNames().stream()
                    .filter(type -> !type.equals("application/json"))
                    .toList();
            List<String> queries = queries(get.path("parameters"));
            types.forEach(type ->
                    queries.forEach(query -> downloads.add(new DownloadRequest("/v1" + path.getKey() + query, type))));
        });
        return downloads;
    }

    private static List<String> queries(JsonNode parameters) {
        List<String> required = new ArrayList<>();
        List<String> formats = new ArrayList<>(List.of(""));
        for (JsonNode parameter : parameters) {
            String name = parameter.path("name").asString("");
            if (parameter.path("required").asBoolean()) {
                String value = REQUIRED.get(name);
                if (value == null || !parameter.get("in").asString().equals("query")) {
                    return List.of();
                }
                required.add(name + "=" + value);
            } else if (name.equals("format")) {
                parameter.at("/schema/enum").forEach(format -> formats.add("format=" + format.asString()));
            }
        }
        return formats.stream()
                .map(format -> {
                    List<String> all = new ArrayList<>(required);
                    if (!format.isEmpty()) {
                        all.add(format);
                    }
                    return all.isEmpty() ? "" : "?" + String.join("&", all);
                })
                .toList();
    }

    private static byte[] bytes(DownloadRequest download) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> response = client.send(
                    BOOK.as("auditor")
                            .request(download.path())
                            .header("Accept", download.type())
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).as(download.toString()).isIn(200, 406);
            return response.statusCode() == 200 ? response.body() : new byte[0];
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void download_has_the_same_bytes_at_another_time_and_zone() {
        List<DownloadRequest> downloads = downloads();
        Map<DownloadRequest, byte[]> first = new LinkedHashMap<>();
        downloads.forEach(download -> first.put(download, bytes(download)));
        Awaitility.await().pollDelay(LATER).until(() -> true);
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));

        Map<DownloadRequest, Boolean> equal = new HashMap<>();
        first.forEach((download, bytes) -> equal.put(download, java.util.Arrays.equals(bytes, bytes(download))));

        assertThat(first.keySet().stream().map(DownloadRequest::path))
                .contains("/v1/exports/archive?moment=2026-OWB", "/v1/exports/journal?format=beancount")
                .containsAll(ReportCatalog.NAMES.stream()
                        .map(name -> "/v1/reports/" + name)
                        .toList());
        assertThat(first.values().stream().filter(bytes -> bytes.length > 0).count())
                .as("downloads with content")
                .isGreaterThan(ReportCatalog.NAMES.size() * ReportCatalog.FORMATS.size());
        assertThat(equal.entrySet().stream()
                        .filter(one -> !one.getValue())
                        .map(Map.Entry::getKey)
                        .toList())
                .as("downloads that differ")
                .isEmpty();
    }

    @Test
    void json_lines_have_the_described_members() {
        JsonNode description = ServedApiDescription.fetch(BOOK);
        List<String> compared = new ArrayList<>();
        downloads().stream()
                .filter(download -> download.type().equals("application/x-ndjson")
                        && !download.path().contains("format="))
                .forEach(download -> {
                    String path = download.path().replaceFirst("^/v1", "").replaceFirst("\\?.*", "");
                    String schema = description
                            .get("paths")
                            .get(path)
                            .at("/get/responses/200/content/application~1x-ndjson/schema/$ref")
                            .asString()
                            .substring(1);
                    String line = new String(bytes(download), StandardCharsets.UTF_8)
                            .lines()
                            .findFirst()
                            .orElseThrow();

                    assertThat(JsonMapper.shared().readTree(line).propertyNames())
                            .as(path)
                            .containsExactlyInAnyOrderElementsOf(
                                    description.at(schema).get("properties").propertyNames());
                    compared.add(path);
                });
        assertThat(compared).contains("/exports/samples", "/exports/events", "/exports/postings");
    }
}
