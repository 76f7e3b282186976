package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.MultipartForm;
import nl.mutatieboek.security.account.AccountService;
import nl.mutatieboek.security.account.UserAccount.AccountType;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * User text is rendered as text: a script and an external image in every field, on every page and in every file of a
 * report. The address of a source is never fetched.
 */
@Tag("whole")
class HostileTextTest {
    private static final AtomicInteger FETCHED = new AtomicInteger();
    private static final HttpServer ELSEWHERE = elsewhere();
    private static final String HOST = "127.0.0.1:" + ELSEWHERE.getAddress().getPort();
    private static final String BAD =
            "'\"><script>alert(1)</script><img src=\"http://" + HOST + "/i\" onerror=alert(1)>";
    private static final String HARMLESS = "&lt;script&gt;alert(1)";
    private static final String DECISION = "\"decision\": " + hostileJsonText("d");
    private static final String PASSWORD = "een lang wachtwoord";

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty()
            .withPerson("importer", "IMPORTER")
            .withPerson("administrator", "ADMINISTRATOR")
            .withPerson("inspector", "INSPECTORATE");

    private static final List<String> MUTATIONS = new ArrayList<>();

    private static HttpServer elsewhere() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                FETCHED.incrementAndGet();
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @AfterAll
    static void end() {
        ELSEWHERE.stop(0);
    }

    /** As a JSON text. */
    private static String hostileJsonText(String more) {
        return "\"" + (more + BAD).replace("\"", "\\\"") + "\"";
    }

    @BeforeAll
    static void write() {
        String secret = BOOK.bean(CredentialPasswordEncoder.class).hash(AccountType.LOCAL, PASSWORD);
        BOOK.bean(AccountService.class)
                .create(
                        "test",
                        AccountType.LOCAL,
                        "kwaad",
                        BAD,
                        secret,
                        false,
                        Set.of("PROPOSER:XX", "APPROVER:XX"),
                        "");
        postSuccessfully("approver", "/v1/moments", "{\"moment\": \"2026-O1\", \"submittedOn\": \"2026-04-20\"}");
        for (String chapter : List.of("XX", "XVII")) {
            postSuccessfully(
                    "approver",
                    "/v1/chapters",
                    "{\"chapter\": \"" + chapter + "\", \"name\": " + hostileJsonText("c") + ", \"validFrom\": 2013}");
        }
        for (String item : List.of("XX/37", "XX/92", "XX/92/oormerk", "XX/38", "XVII/1")) {
            postSuccessfully(
                    "approver",
                    "/v1/chapters/" + item.substring(0, item.indexOf('/')) + "/items",
                    "{\"item\": \"" + item + "\", \"name\": " + hostileJsonText("i") + ", \"validFrom\": 2025}");
        }
        postSuccessfully(
                "approver",
                "/v1/moments/2026-O1/presentations",
                "{\"chapter\": \"XX\", \"document\": " + hostileJsonText("b") + ", \"presentedOn\": \"2026-04-20\"}");
        proposeMutation(
                "RE_ESTIMATE",
                "\"cause\": " + hostileJsonText("c") + ", \"prognosis\": " + hostileJsonText("p"),
                "XX/37",
                10,
                null,
                0);
        proposeMutation(
                "RESERVATION",
                "\"decision\": " + hostileJsonText("d") + ", \"conditions\": " + hostileJsonText("v"),
                "XX/92/oormerk",
                500,
                null,
                0);
        proposeMutation("TRANSFER", null, "XX/37", 7, "XVII/1", -7);
        proposeMutation(
                "AMENDMENT",
                "\"parliamentaryPaper\": " + hostileJsonText("k") + ", \"member\": " + hostileJsonText("m")
                        + ", \"bill\": \"2026-O1\"",
                "XX/38",
                3,
                null,
                0);
        String rejected = proposeMutation("SPENDING_CUT", DECISION, "XX/38", -1, null, 0);
        postAction("approver", rejected, "rejections", "{\"reason\": " + hostileJsonText("r") + "}");
        String returned = proposeMutation("SPENDING_CUT", DECISION, "XX/38", -2, null, 0);
        postAction("approver", returned, "returns", "{\"reason\": " + hostileJsonText("r") + "}");
        String withdrawn = proposeMutation("SPENDING_CUT", DECISION, "XX/38", -3, null, 0);
        postAction("kwaad", withdrawn, "withdrawals", "{\"reason\": " + hostileJsonText("r") + "}");
        String booked = proposeMutation("INTENSIFICATION", DECISION, "XX/38", 4, null, 0);
        postAction("approver", booked, "approvals", "");
        postAction(
                "approver",
                booked,
                "early-executions",
                "{\"letter\": " + hostileJsonText("l") + ", \"reason\": " + hostileJsonText("r") + "}");
        postAction("kwaad", booked, "reversals", "{\"reason\": " + hostileJsonText("r") + "}");
        for (String mutation : MUTATIONS.subList(0, 3)) {
            postAction("approver", mutation, "approvals", "");
        }
        postAction("counterpart", MUTATIONS.get(2), "confirmations", "");
        postSuccessfully(
                "kwaad",
                "/v1/published-balances",
                "{\"item\": \"XX/37\", \"flow\": \"EXPENDITURE\", \"year\": 2026, \"moment\": \"2026-O1\","
                        + " \"thousands\": 25, \"source\": {\"document\": " + hostileJsonText("d") + ", \"place\": "
                        + hostileJsonText("p")
                        + "}, \"note\": " + hostileJsonText("n") + "}");
        postSuccessfully(
                "kwaad",
                "/v1/budget-flexibilities",
                "{\"item\": \"XX/37\", \"year\": 2026, \"moment\": \"2026-O1\", \"unit\": \"THOUSANDS\", \"free\": 1,"
                        + " \"source\": {\"document\": " + hostileJsonText("d") + ", \"place\": " + hostileJsonText("p")
                        + "}, \"note\": " + hostileJsonText("n") + "}");
        postSuccessfully(
                "kwaad",
                "/v1/packages/forms",
                "{\"chapter\": \"XX\", \"coverage\": " + hostileJsonText("p") + ", \"form\": \"OVER_YEARS\","
                        + " \"reason\": " + hostileJsonText("r") + "}");
        HttpReply sent = BOOK.as("importer")
                .send(new MultipartForm("<script>alert(1).csv", "moment,item\n" + BAD + "," + BAD + "\n")
                        .writeTo(BOOK.as("importer")
                                .request("/v1/imports?format=balances")
                                .header("Idempotency-Key", "hostile")));
        assertThat(sent.status()).as(sent.body()).isEqualTo(202);
        await().until(() -> BOOK.as("auditor")
                .get("/v1/imports/" + sent.text("/id"))
                .text("/state")
                .equals("ENDED"));
        BOOK.awaitProjections();
    }

    private static String proposeMutation(
            String kind, String particulars, String item, long thousands, String other, long contra) {
        String posting = "{\"item\": \"%s\", \"flow\": \"EXPENDITURE\", \"year\": 2026, \"thousands\": %d, \"note\": "
                + hostileJsonText("n").replace("%", "%%") + "}";
        String body = "{\"kind\": \"" + kind + "\", \"title\": " + hostileJsonText("t") + ", \"explanation\": "
                + hostileJsonText("e")
                + ", \"moment\": \"2026-O1\", \"basis\": \"READ\", \"continuation\": \"INCIDENTAL\", \"newPolicy\":"
                + " true, \"note\": "
                + hostileJsonText("n")
                + ", \"coverage\": " + hostileJsonText("p")
                + ", \"source\": {\"document\": " + hostileJsonText("d") + ", \"place\": " + hostileJsonText("p")
                + ", \"url\": \"http://"
                + HOST
                + "/source\"}" + (particulars == null ? "" : ", " + particulars) + ", \"postings\": ["
                + posting.formatted(item, thousands)
                + (other == null ? "" : ", " + posting.formatted(other, contra)) + "]}";
        String id = postSuccessfully("kwaad", "/v1/mutations", body).text("/id");
        MUTATIONS.add(id);
        return id;
    }

    private static void postAction(String name, String mutation, String act, String body) {
        postSuccessfully(name, "/v1/mutations/" + mutation + "/" + act, body);
    }

    private static HttpReply postSuccessfully(String name, String path, String body) {
        ApiClient client = name.equals("kwaad") ? BOOK.as(name, PASSWORD) : BOOK.as(name);
        HttpReply reply = client.post(path, body);
        assertThat(reply.status()).as("%s: %s %s", path, reply.body(), body).isBetween(200, 201);
        return reply;
    }

    @Test
    void hostile_text_is_escaped_on_every_page_and_in_every_report_file() {
        Map<String, String> pages = new LinkedHashMap<>();
        for (String name : List.of("auditor", "administrator", "importer", "approver")) {
            PageClient browser = BOOK.browse(name);
            for (String path : paths()) {
                HttpReply reply = browser.get(path);
                assertThat(reply.status()).as("%s %s", name, path).isNotEqualTo(500);
                assertThat(reply.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
                if (!reply.header("Content-Type").startsWith("text/csv")) {
                    // A file of rows holds it as it was written, and no browser takes it for a page.
                    pages.put(name + " " + path, reply.body());
                }
            }
        }
        pages.put("kwaad /", BOOK.browse("kwaad", PASSWORD).get("/").body());
        pages.put("stranger", BOOK.browse(BAD, "x").get("/login?error").body());

        SoftAssertions all = new SoftAssertions();
        pages.forEach((path, page) -> all.assertThat(page)
                .as(path)
                .doesNotContainPattern("(?i)<script>alert|<img src=\"http|onerror=alert\\(1\\)>"));
        all.assertAll();
        for (String path : List.of(
                "auditor /balances",
                "auditor /mutations",
                "administrator /people",
                "auditor /imports",
                "auditor /reports/largest-mutations")) {
            assertThat(pages.get(path)).as(path).contains(HARMLESS);
        }
        assertThat(MUTATIONS)
                .allSatisfy(mutation ->
                        assertThat(pages.get("auditor /mutations/" + mutation)).contains(HARMLESS));
        assertThat(FETCHED).as("requests to another host").hasValue(0);
    }

    private static List<String> paths() {
        List<String> paths = new ArrayList<>();
        String requested = URLEncoder.encode(BAD, StandardCharsets.UTF_8);
        for (EndpointPermission action : EndpointPermission.values()) {
            for (String endpoint : action.endpoints()) {
                String path = endpoint.substring(endpoint.indexOf(' ') + 1);
                if (!endpoint.startsWith("GET /") || path.matches("/(v1|actuator|webjars|theme)/.*|/error")) {
                    continue;
                }
                if (path.equals("/mutations/{id}")) {
                    MUTATIONS.forEach(mutation -> paths.add("/mutations/" + mutation));
                } else if (path.equals("/reports/{report}")) {
                    BOOK.as("auditor").get("/v1/openapi.json").json().at("/paths").propertyNames().stream()
                            .filter(one -> one.startsWith("/reports/"))
                            .forEach(report -> {
                                paths.add(report);
                                paths.add(report + "?lang=en");
                                for (String format : List.of("csv", "xlsx", "ods", "pdf", "json")) {
                                    paths.add(report + "/" + format);
                                }
                            });
                } else if (path.contains("{")) {
                    paths.add(path.replaceAll("\\{[a-z0-9]+}", requested));
                } else {
                    paths.add(path);
                    paths.add(path + "?lang=en");
                    for (String name : List.of("item", "moment", "text", "name", "state", "error", "knownAt", "x")) {
                        paths.add(path + "?" + name + "=" + requested);
                    }
                }
            }
        }
        paths.add("/trail?item=XX/37&flow=EXPENDITURE&year=2026");
        for (String item : List.of("XX", "XX/37", "XX/38", "XX/92/oormerk")) {
            paths.add("/balances/item?item=" + item + "&year=2026");
        }
        paths.add("/balances/compare?item=XX&from=knownAt=5&to=");
        paths.add("/authorisations?scope=XX&year=2026");
        return paths;
    }
}
