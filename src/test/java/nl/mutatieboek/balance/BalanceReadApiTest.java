package nl.mutatieboek.balance;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.ServedApiDescription;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.ledger.LedgerProperties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** API of balances, trail and checks. */
@Tag("application")
@Isolated
class BalanceReadApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static long written;

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2026-OWB", "2025-09-16").chapter("XX").items(2025, "XX/37", "XX/37/2");
        ledger.book(proposal(
                MutationKind.OPENING,
                "2026-OWB",
                expenditure("XX/37/2", 2026, 100),
                expenditure("XX/37/~", 2026, 5),
                posting("XX/37", Flow.COMMITMENTS, 2026, 105)));
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37/2", 2026, -30)));
        written = ledger.ledgerNumber();
    }

    private static HttpReply get(String path) {
        return BOOK.as("auditor").get(path + (path.contains("?") ? "&" : "?") + "atLeast=" + written);
    }

    @Test
    void balance_response_has_all_fields_of_the_contract() {
        HttpReply reply = get("/v1/balances?item=XX/37&flow=EXPENDITURE&year=2026");
        assertThat(reply.status()).isEqualTo(200);
        JsonNode axes = reply.json().get("axes");
        assertThat(axes.get("effectiveOn").isNull()).isTrue();
        assertThat(axes.get("knownAt").isNull()).isTrue();
        assertThat(axes.get("moment").isNull()).isTrue();
        assertThat(axes.get("ledgerNumber").asLong()).isGreaterThanOrEqualTo(written);
        JsonNode row = reply.json().get("balances").get(0);
        assertThat(reply.json().get("balances")).hasSize(1);
        assertThat(row.get("item").asString()).isEqualTo("XX/37");
        assertThat(row.get("name").asString()).isEqualTo("Item XX/37");
        assertThat(row.get("flow").asString()).isEqualTo("EXPENDITURE");
        assertThat(row.get("year").asInt()).isEqualTo(2026);
        assertThat(row.get("thousands").asLong()).isEqualTo(75);
        assertThat(row.get("pending").asLong()).isZero();
        assertThat(row.get("known").asBoolean()).isTrue();
        assertThat(row.get("complete").asBoolean()).isTrue();
        assertThat(row.get("readUpTo").asString()).isEqualTo("2026-OWB");
        assertThat(row.get("published").isNull()).isTrue();
    }

    @Test
    void unknown_balance_is_null_and_not_zero_in_the_response() {
        JsonNode row = get("/v1/balances?item=XX/37&flow=RECEIPTS&year=2026")
                .json()
                .get("balances")
                .get(0);
        assertThat(row.get("known").asBoolean()).isFalse();
        assertThat(row.get("thousands").isNull()).isTrue();
    }

    @Test
    void depth_parameter_adds_the_levels_below() {
        assertThat(get("/v1/balances?item=XX&flow=EXPENDITURE&year=2026&depth=2")
                        .json()
                        .get("balances"))
                .extracting(row ->
                        row.get("item").asString() + "=" + row.get("thousands").asString())
                .containsExactly("XX=75", "XX/37=75", "XX/37/2=70", "XX/37/~=5");
    }

    @Test
    void trail_shows_actors_and_sources_of_each_entry_page_by_page() {
        HttpReply first = get("/v1/trail?item=XX/37&flow=EXPENDITURE&year=2026&limit=2");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().get("entries"))
                .extracting(entry -> entry.get("thousands").asInt() + "->"
                        + entry.get("balance").asInt())
                .containsExactly("100->100", "5->105");
        String next = first.header("Link");
        assertThat(next).startsWith("</v1/trail?").endsWith(">; rel=\"next\"");
        HttpReply second = BOOK.as("auditor").get(next.substring(1, next.indexOf('>')));
        JsonNode last = second.json().get("entries").get(0);
        assertThat(second.json().get("entries")).hasSize(1);
        assertThat(last.get("balance").asInt()).isEqualTo(75);
        assertThat(last.get("number").asString()).isEqualTo("XX-2026-0002");
        assertThat(last.get("proposed").get("by").asString()).isEqualTo("proposer");
        assertThat(last.get("approved").get("by").asString()).isEqualTo("approver");
        assertThat(last.get("basis").asString()).isEqualTo("READ");
        assertThat(last.get("source").get("document").asString()).isEqualTo("36800-XX-2");
        assertThat(second.header("Link")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/balances?effectiveOn=2025-02-30, 400, /effectiveOn",
        "/v1/balances?knownAt=yesterday, 400, /knownAt",
        "/v1/balances?knownAt=4000, 400, /knownAt",
        "/v1/balances?knownAt=2199-01-01T00:00:00Z, 400, /knownAt",
        "/v1/trail?item=XX&order=SIZE, 400, /order",
        "/v1/balances?moment=2026-XYZ, 400, /moment",
        "/v1/balances?item=xx/37, 400, /item",
        "/v1/balances?flow=MONEY, 400, /flow",
        "/v1/balances?year=26, 400, /year",
        "/v1/balances?depth=9, 400, /depth",
        "/v1/balances?itm=XX, 400, /itm",
        "/v1/trail?flow=EXPENDITURE, 400, /item",
        "/v1/trail?item=XX&after=1, 400, /after",
        "/v1/trail?item=XX&limit=0, 400, /limit"
    })
    void malformed_query_parameter_is_named_in_the_problem(String path, int status, String pointer) {
        HttpReply reply = get(path);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().get("errors").get(0).get("pointer").asString()).isEqualTo(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/balances?item=XX/99",
                "/v1/balances?item=VI",
                "/v1/trail?item=XX/37~99",
                "/v1/trail?item=VI/~"
            })
    void unknown_item_is_reported_with_404(String path) {
        assertThat(get(path).status()).isEqualTo(404);
    }

    @Test
    void ledger_number_beyond_the_head_is_answered_with_503_and_retry_after() {
        HttpReply reply = BOOK.as("auditor").get("/v1/balances?atLeast=1000000");
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void at_least_beyond_the_head_is_answered_without_waiting_by_every_query() {
        JsonNode paths = ServedApiDescription.fetch(BOOK).get("paths");
        String requested = "item=XX/37&flow=EXPENDITURE&year=2026&from.moment=2026-OWB&to.moment=2026-OWB"
                + "&moment=2026-OWB&method=RANDOM&of=POSTINGS&size=1&seed=1&atLeast=99999999";
        List<String> behind = new ArrayList<>();

        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            Set<String> taken = new HashSet<>();
            path.getValue()
                    .path("get")
                    .path("parameters")
                    .forEach(one -> taken.add(one.get("name").asString()));
            if (taken.contains("atLeast")) {
                String query = Arrays.stream(requested.split("&"))
                        .filter(one -> taken.contains(one.substring(0, one.indexOf('='))))
                        .collect(Collectors.joining("&"));
                String address =
                        "/v1" + path.getKey().replace("{chapter}", "XX").replaceAll("\\{[^}]*}", "x");
                long begun = System.nanoTime();
                HttpReply reply = BOOK.as("auditor").get(address + "?" + query);
                assertThat(Duration.ofNanos(System.nanoTime() - begun))
                        .as(address)
                        .isLessThan(BOOK.bean(LedgerProperties.class).patience().dividedBy(2));
                if (reply.status() == 503) {
                    assertThat(reply.header("Retry-After")).as(address).isEqualTo("1");
                    behind.add(address);
                }
            }
        }

        assertThat(behind).hasSizeGreaterThan(10);
    }

    @Test
    void published_balance_is_recorded_once_and_shown_beside_the_booked_balance() {
        String check = """
            {"item": "XX/37", "flow": "COMMITMENTS", "year": 2026, "moment": "2026-OWB", "thousands": 1000,
             "precisionThousands": 1000, "source": {"document": "36800-XX-2", "place": "Figuur 1"}}\
            """;
        HttpReply first = BOOK.as("proposer").post("/v1/published-balances", check, "check-1");
        HttpReply again = BOOK.as("proposer").post("/v1/published-balances", check, "check-1");
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        JsonNode row = BOOK.as("auditor")
                .get("/v1/balances?item=XX/37&flow=COMMITMENTS&year=2026&atLeast="
                        + first.json().get("ledgerNumber").asLong())
                .json()
                .get("balances")
                .get(0);
        assertThat(row.get("thousands").asLong()).isEqualTo(105);
        assertThat(row.get("published").asLong()).isEqualTo(1000);
        assertThat(row.get("publishedIn").asString()).isEqualTo("2026-OWB");
        assertThat(row.get("unread").asLong()).isEqualTo(895);
        assertThat(row.get("margin").asLong()).isEqualTo(500);
        assertThat(BOOK.as("auditor")
                        .post("/v1/published-balances", check, "check-2")
                        .status())
                .isEqualTo(403);
    }
}
