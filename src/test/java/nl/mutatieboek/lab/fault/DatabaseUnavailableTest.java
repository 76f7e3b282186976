package nl.mutatieboek.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import org.assertj.core.api.SoftAssertions;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * While the database is unavailable, every endpoint and page answers from memory, or with 503 and {@code Retry-After};
 * never with 500, and never with 200 around a 503.
 */
@Tag("whole")
class DatabaseUnavailableTest {
    private static final String PROPOSAL = """
        {"kind": "RE_ESTIMATE", "moment": "2026-OWB", "title": "More", "explanation": "because",
         "effectiveOn": "2025-09-16", "continuation": "UNTIL", "until": 2029, "basis": "SECONDARY",
         "source": {"document": "36800-XX-2"}, "cause": "more of them", "prognosis": "MPP-II 2025",
         "postings": [{"item": "XX/37", "flow": "EXPENDITURE", "year": 2026, "thousands": 1}]}\
        """;

    @Test
    void every_endpoint_responds_503_or_from_memory_while_postgresql_is_stopped(@TempDir Path folder) {
        try (KillablePostgresServer server = KillablePostgresServer.startIn(folder)) {
            ApplicationFixture book = ApplicationFixture.empty();
            server.newDatabase().options().stream()
                    .filter(option -> option.startsWith("--spring."))
                    .forEach(option -> book.with(option.substring(2)));
            assertUnavailable(book, server::stopImmediately);
        }
    }

    @Test
    void every_endpoint_responds_503_or_from_memory_after_h2_is_closed() {
        ApplicationFixture book = ApplicationFixture.empty();
        assertUnavailable(book, () -> {
            // As after a failed write to its file.
            try (Connection connection = book.bean(DataSource.class).getConnection()) {
                SessionLocal session =
                        (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
                session.getDatabase().getStore().getMvStore().closeImmediately();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void assertUnavailable(ApplicationFixture made, Runnable takeAway) {
        try (ApplicationFixture book = made.with("spring.datasource.hikari.connection-timeout=250")) {
            book.start();
            LedgerFixture ledger = new LedgerFixture(book)
                    .moment("2026-OWB", "2025-09-16")
                    .chapter("XX")
                    .chapter("XVII")
                    .items(2013, "XX/37", "XVII/1");
            MutationId[] pending = new MutationId[1];
            ledger.record(new Actor(new PersonId("first"), Set.of(new ChapterCode("XX")), Set.of()), id -> {
                pending[0] = new MutationId(id);
                return new Command.ProposeMutation(
                        pending[0],
                        null,
                        LedgerFixture.proposal(
                                MutationKind.RE_ESTIMATE, "2026-OWB", LedgerFixture.expenditure("XX/37", 2026, 5)));
            });
            book.awaitProjections();
            ApplicationFixture.PageClient pages = book.browse("approver");
            Set<String> addresses = endpoints(book, pending[0].toString());
            takeAway.run();

            SoftAssertions softly = new SoftAssertions();
            int away = 0;
            for (String endpoint : addresses) {
                String path = endpoint.substring(endpoint.indexOf(' ') + 1);
                for (String person :
                        endpoint.startsWith("GET /v1") ? List.of("approver", "auditor") : List.of("approver")) {
                    HttpReply reply = endpoint.startsWith("GET")
                            ? path.startsWith("/v1") ? book.as(person).get(path) : pages.get(path)
                            : book.as(person).post(path, body(path));
                    away += reply.status() == 503 ? 1 : 0;
                    softly.assertThat(reply.status())
                            .as("%s of %s: %s", endpoint, person, reply.body())
                            .matches(status -> status < 500 || status == 503);
                    if (reply.status() == 503) {
                        softly.assertThat(reply.header("Retry-After"))
                                .as(endpoint)
                                .isNotEmpty();
                    } else {
                        softly.assertThat(reply.body()).as(endpoint).doesNotContain("\"status\":503");
                    }
                }
            }
            for (String mode : List.of("TOGETHER", "EACH")) {
                HttpReply batch = book.as("approver")
                        .post(
                                "/v1/mutations/batches",
                                "{\"mode\":\"%s\",\"mutations\":[%s]}".formatted(mode, PROPOSAL));
                softly.assertThat(batch.status()).as(batch.body()).isEqualTo(503);
                softly.assertThat(batch.header("Retry-After")).isNotEmpty();
            }
            for (String act : List.of("approvals", "rejections", "withdrawals")) {
                HttpReply reply = book.as("approver")
                        .post("/v1/mutations/" + pending[0] + "/" + act, act.equals("approvals") ? "{}" : REASON);
                softly.assertThat(reply.status()).as(act + reply.body()).isEqualTo(503);
            }
            softly.assertAll();
            assertThat(away).as("endpoints without the database").isGreaterThan(20);
        }
    }

    private static final String REASON = "{\"reason\": \"not now\"}";

    private static String body(String path) {
        return path.equals("/v1/mutations") ? PROPOSAL : REASON;
    }

    /** Every endpoint, with its path variables filled in. */
    private static Set<String> endpoints(ApplicationFixture book, String mutation) {
        Map<String, String> named = Map.ofEntries(
                Map.entry("id", mutation),
                Map.entry("chapter", "XX"),
                Map.entry("moment", "2026-OWB"),
                Map.entry("report", "new-policy"),
                Map.entry("format", "csv"),
                Map.entry("subject", "nobody"),
                Map.entry("digest", "nobody"));
        Set<String> addresses = new TreeSet<>();
        book.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().forEach(pattern -> {
                    String path = pattern;
                    for (Map.Entry<String, String> one : named.entrySet()) {
                        path = path.replace("{" + one.getKey() + "}", one.getValue());
                    }
                    path = path.replaceAll("\\{[^}]*}", "XX");
                    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
                    boolean takesFiles = mapping.getConsumesCondition().getConsumableMediaTypes().stream()
                            .anyMatch(MediaType.MULTIPART_FORM_DATA::includes);
                    if (methods.contains(RequestMethod.GET) || methods.isEmpty()) {
                        addresses.add("GET " + path);
                    } else if (path.startsWith("/v1") && !takesFiles) {
                        addresses.add("POST " + path);
                    }
                }));
        addresses.addAll(List.of(
                "GET /v1/balances?item=XX/37",
                "GET /v1/balances?item=XX/37&knownAt=2026-11-01T00:00:00Z",
                "GET /v1/entries?item=XX/37",
                "GET /v1/reports/new-policy?chapter=XX&moment=2026-OWB",
                "GET /v1/exports/events",
                "GET /v1/exports/journal?format=hledger",
                "GET /mutations/" + mutation));
        return addresses;
    }
}
