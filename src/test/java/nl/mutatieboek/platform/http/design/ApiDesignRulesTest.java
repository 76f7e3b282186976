package nl.mutatieboek.platform.http.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.ServedApiDescription;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks the NL API Design Rules on the description and the responses of the running application; docs/reference/api.md
 * has the table.
 */
@Tag("whole")
class ApiDesignRulesTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty()
            // As behind a proxy that terminates TLS.
            .with("server.forward-headers-strategy=native")
            .withPerson("everybody", "PROPOSER:XX,APPROVER:XX,ADMINISTRATOR,IMPORTER,AUDITOR");

    private static final String CLOSING = "/v1/moments/2026-OWB/closings";
    private static final List<RecordedExchange> EXCHANGES = new ArrayList<>();
    private static OpenApiModel api;

    @BeforeAll
    static void ask() {
        api = new OpenApiModel(ServedApiDescription.fetch(BOOK));
        MutationId mutation = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .items(2025, "XX/37")
                .book(LedgerFixture.proposal(
                        MutationKind.RE_ESTIMATE, "2026-OWB", LedgerFixture.expenditure("XX/37", 2026, 1)));
        BOOK.awaitProjections();
        Map<String, String> elsewhere = Map.of("Origin", "https://example.org");
        api.operations().filter(operation -> operation.method().equals("GET")).forEach(operation -> {
            String path = "/v1"
                    + operation
                            .path()
                            .replace("/mutations/{id}", "/mutations/" + mutation)
                            .replace("{id}", new UUID(0, 0).toString())
                            .replace("{sha256}", "0".repeat(64))
                            .replace("{chapter}", "XX")
                            .replace("{moment}", "2026-OWB")
                            .replace("{ledgerNumber}", "1")
                            .replace("{headSize}", "1")
                            .replace("{tilePath}", "0/000.p/1")
                            .replace("{laterSize}", "2");
            exchange("everybody", "GET", path, elsewhere, "", 0);
            exchange("everybody", "HEAD", path, Map.of(), "", 0);
            exchange("everybody", "GET", path + "?this=1&is=1&unknown=1", Map.of(), "", 3);
        });
        for (String path : List.of("/v1/mutations", "/v1/moments/2026-OWB", "/v1/balances?item=XX&depth=2")) {
            exchange("everybody", "GET", path, Map.of("X-Forwarded-Proto", "https"), "", 0);
            exchange("everybody", "GET", path, Map.of("Accept", "text/html"), "", 0);
            exchange("everybody", "OPTIONS", path, elsewhere, "", 0);
            exchange("nobody", "GET", path, elsewhere, "", 0);
        }
        exchange("everybody", "GET", "/v1/chapters?knownAt=2025-01-01T00:00:00%2B05:30", Map.of(), "", 0);
        exchange("everybody", "GET", "/v1/balances?atLeast=999999", Map.of(), "", 0);
        exchange("everybody", "GET", "/v1/mutations/", Map.of(), "", 0);
        exchange("everybody", "GET", "/v1/chapters/XX/", Map.of(), "", 0);
        exchange("everybody", "GET", "/v1/nothing-here", Map.of(), "", 0);
        for (String method : List.of("PUT", "PATCH", "DELETE")) {
            exchange("everybody", method, "/v1/mutations/" + mutation, Map.of(), "{}", 0);
        }
        Map<String, String> json = Map.of("Content-Type", "application/json");
        exchange("everybody", "POST", CLOSING, json, "{\"chapter\": 1, \"this\": 2, \"unknown\": 3}", 3);
        exchange("everybody", "POST", CLOSING, json, "{", 1);
        exchange("everybody", "POST", CLOSING, json, "{\"chapter\": \"VI\"}", 0);
        exchange("auditor", "POST", CLOSING, json, "{\"chapter\": \"XX\"}", 0);
        exchange("everybody", "POST", CLOSING, Map.of("Content-Type", "text/plain"), "{\"chapter\": \"XX\"}", 0);
        exchange("everybody", "POST", CLOSING, json, "{\"chapter\": \"XX\"}", 0);
        exchange("everybody", "POST", "/v1/rebuilds", json, "{}", 0);
        exchange("nobody", "GET", "/v1/openapi.json", elsewhere, "", 0);
    }

    private static void exchange(
            String name, String method, String path, Map<String, String> headers, String body, int faults) {
        long before = BOOK.ledgerNumber();
        ApiClient client = path.contains("openapi") ? BOOK.anonymous() : BOOK.as(name);
        HttpRequest.Builder request =
                client.request(path).header("Idempotency-Key", UUID.randomUUID().toString());
        headers.forEach(request::header);
        HttpReply reply = client.send(
                request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        Map<String, String> answered = RecordedExchange.newHeaderMap();
        reply.headers().map().forEach((key, values) -> answered.put(key, String.join(", ", values)));
        EXCHANGES.add(new RecordedExchange(
                method, path, headers, faults, reply.status(), answered, reply.body(), BOOK.ledgerNumber() - before));
    }

    @ParameterizedTest
    @EnumSource
    void openapi_document_follows_the_design_rule(DescriptionDesignRule rule) {
        assertThat(rule.errors(api)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_recorded_response_follows_the_design_rule(ResponseDesignRule rule) {
        assertThat(EXCHANGES).as("asks what the rule is about").anyMatch(rule::appliesTo);
        assertThat(EXCHANGES.stream()
                        .flatMap(exchange -> rule.errors(exchange, api).stream().map(error -> exchange + ": " + error)))
                .isEmpty();
    }

    @Test
    void recorded_responses_cover_every_tested_status() {
        assertThat(EXCHANGES.stream().map(RecordedExchange::status))
                .contains(200, 201, 202, 400, 401, 403, 404, 405, 406, 409, 415, 503);
    }

    /** Each rule of the standard has a row that states how it is checked, or that people must. */
    @Test
    void every_design_rule_has_a_row_in_the_api_guide_table() throws IOException {
        Map<String, Set<String>> checked = new TreeMap<>();
        for (DescriptionDesignRule rule : DescriptionDesignRule.values()) {
            checked.computeIfAbsent(rule.rule(), name -> new TreeSet<>()).add("description");
        }
        for (ResponseDesignRule rule : ResponseDesignRule.values()) {
            checked.computeIfAbsent(rule.rule(), name -> new TreeSet<>()).add("answers");
        }
        Map<String, Set<String>> documented = new TreeMap<>();
        Set<String> byPeople = new TreeSet<>();
        Matcher row = Pattern.compile("^\\| `(/core/[^`]+)` \\| ([a-z, ]+) \\|", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("docs/reference/api.md")));
        while (row.find()) {
            if (row.group(2).equals("by people")) {
                byPeople.add(row.group(1));
            } else {
                documented.put(row.group(1), new TreeSet<>(List.of(row.group(2).split(", "))));
            }
        }

        assertThat(documented).isEqualTo(checked);
        assertThat(byPeople).doesNotContainAnyElementsOf(documented.keySet());
        assertThat(documented.size() + byPeople.size())
                .as("rules of the standard")
                .isEqualTo(36);
    }
}
