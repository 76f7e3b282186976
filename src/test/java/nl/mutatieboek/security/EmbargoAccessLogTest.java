package nl.mutatieboek.security;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Every read of data under embargo is in the access log, and no other read. */
@Tag("application")
class EmbargoAccessLogTest {
    private static final String LIST = "/v1/embargoed-reads?limit=1000";

    @RegisterExtension
    static final ApplicationFixture BOOK =
            ApplicationFixture.empty().withPerson("reader", "READER").withPerson("administrator", "ADMINISTRATOR");

    private static final Map<String, ApplicationFixture.PageClient> BROWSERS = new HashMap<>();

    private static MutationId hidden;

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .moment("2190-OWB", "2189-09-20")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XVII/1");
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 10)));
        hidden = ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2190-OWB", expenditure("XX/37", 2190, 7_654_321)));
        BOOK.awaitProjections();
        List.of("reader", "proposer", "auditor").forEach(name -> BROWSERS.put(name, BOOK.browse(name)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        proposer,    /v1/balances?item=XX/37,                         XX,      2190-OWB
        proposer,    /v1/balances?item=XX/37&moment=2190-OWB,         XX,      2190-OWB
        proposer,    /v1/trail?item=XX/37,                            XX,      2190-OWB
        proposer,    /balances/item?item=XX/37,                       XX,      2190-OWB
        proposer,    /v1/mutations/{hidden},                          XX,      2190-OWB
        proposer,    /mutations/{hidden},                             XX,      2190-OWB
        proposer,    /v1/reports/transfers?chapter=XX,                XX,      2190-OWB
        auditor,     /v1/balances,                                    '',      2190-OWB
        auditor,     /balances,                                       '',      2190-OWB
        auditor,     /v1/ledger/entries,                              '',      2190-OWB
        auditor,     /v1/exports/events,                              '',      2190-OWB
        auditor,     /v1/exports/postings,                            '',      2190-OWB
        """)
    void embargoed_read_is_recorded_before_the_response(String name, String path, String chapters, String moments) {
        long last = lastReadNumber();
        String requested = path.replace("{hidden}", hidden.toString());

        assertThat(get(name, requested).status()).isEqualTo(200);

        List<JsonNode> noted = readsAfter(last);
        assertThat(noted).hasSize(1);
        JsonNode read = noted.getFirst();
        assertThat(read.at("/readBy").asString()).isEqualTo(name);
        assertThat(read.at("/request").asString()).isEqualTo("GET " + requested.replaceAll("\\?.*", ""));
        assertThat(joined(read.at("/chapters"))).isEqualTo(chapters);
        assertThat(joined(read.at("/moments"))).isEqualTo(moments);
    }

    @ParameterizedTest
    @CsvSource({
        "reader, /v1/balances?item=XX/37",
        "reader, /",
        "reader, /balances/item?item=XX/37",
        "reader, /v1/mutations/{hidden}",
        "counterpart, /v1/balances?item=XX/37",
        "counterpart, /v1/mutations/{hidden}",
        "counterpart, /v1/ledger/entries",
        "proposer, /v1/balances",
        "proposer, /v1/balances?item=XX/37&moment=2026-OWB",
        "auditor, /v1/balances?moment=2026-OWB",
        "auditor, /v1/balances?nonsense=1"
    })
    void embargoed_read_is_not_recorded_when_no_embargoed_data_is_shown(String name, String path) {
        long last = lastReadNumber();

        get(name, path.replace("{hidden}", hidden.toString()));

        assertThat(readsAfter(last)).isEmpty();
    }

    @Test
    void embargoed_reads_are_paged_and_restricted_to_permitted_roles() {
        get("auditor", "/v1/balances");
        get("auditor", "/v1/balances");

        HttpReply first = BOOK.as("administrator").get("/v1/embargoed-reads?limit=1");
        String next = first.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");

        assertThat(BOOK.as("auditor").get(next).json().at("/reads/0/number").asLong())
                .isGreaterThan(first.json().at("/reads/0/number").asLong());
        assertThat(BOOK.as("proposer").get(LIST).status()).isEqualTo(403);
        assertThat(BOOK.as("reader").get(LIST).status()).isEqualTo(403);
    }

    @Test
    void embargoed_read_is_recorded_for_a_dry_run_command() {
        long last = lastReadNumber();

        HttpReply tried = BOOK.as("approver").post("/v1/mutations/" + hidden + "/approvals?dryRun=true", "");
        HttpReply other = BOOK.as("counterpart").post("/v1/mutations/" + hidden + "/approvals?dryRun=true", "");

        assertThat(tried.status()).isEqualTo(200);
        assertThat(other.status()).isEqualTo(404);
        assertThat(other.body()).doesNotContain("XX-2190-0001");
        assertThat(readsAfter(last))
                .hasSize(1)
                .allMatch(read -> read.at("/readBy").asString().equals("approver"));
    }

    @Test
    void embargoed_reads_page_is_rendered_in_dutch_and_english() {
        get("proposer", "/v1/balances?item=XX/37&year=2190");

        PageDocument page = BROWSERS.get("auditor").get("/embargoed-reads").page();
        PageDocument english =
                BROWSERS.get("auditor").get("/embargoed-reads?lang=en").page();

        assertThat(page.heading()).isEqualTo("Inzage onder embargo");
        assertThat(page.select("a[href=/embargoed-reads][aria-current=page]")).hasSize(1);
        assertThat(page.rows().get(1)).contains("proposer | XX | 2190-OWB | GET /v1/balances");
        assertThat(english.heading()).isEqualTo("Reading under embargo");
        assertThat(BROWSERS.get("proposer").get("/embargoed-reads").status()).isEqualTo(403);
        assertThat(BROWSERS.get("proposer").get("/").body()).doesNotContain("/embargoed-reads", "/people");
    }

    @Test
    void embargoed_read_omits_the_query_parameters() {
        long last = lastReadNumber();

        get("auditor", "/v1/mutations?q=" + "x".repeat(150) + "&moment=2190-OWB");
        get("auditor", "/v1/balances?knownAt=" + "0".repeat(3_000) + "1");
        get("auditor", "/v1/balances?item=" + URLEncoder.encode("XX/37", StandardCharsets.UTF_8));

        assertThat(readsAfter(last))
                .isNotEmpty()
                .allSatisfy(read ->
                        assertThat(read.at("/request").asString()).isIn("GET /v1/mutations", "GET /v1/balances"));
    }

    @Test
    void request_is_rejected_with_503_when_the_embargoed_read_cannot_be_recorded() {
        try (ApplicationFixture book = ApplicationFixture.empty().start()) {
            new LedgerFixture(book)
                    .moment("2190-OWB", "2189-09-20")
                    .chapter("XX")
                    .items(2025, "XX/37");
            book.awaitProjections();
            book.bean(JdbcClient.class)
                    .sql("alter table embargoed_read rename to gone")
                    .update();

            HttpReply balances = book.as("auditor").get("/v1/balances");
            HttpReply entries = book.as("auditor").get("/v1/ledger/entries");

            for (HttpReply reply : List.of(balances, entries)) {
                assertThat(reply.status()).isEqualTo(503);
                assertThat(reply.header("Retry-After")).isEqualTo("5");
                assertThat(reply.text("/type")).isEqualTo("urn:mutatieboek:problem:read-not-noted");
            }
            assertThat(book.browse("auditor").get("/balances").status()).isEqualTo(503);
        }
    }

    private static HttpReply get(String name, String path) {
        return path.startsWith("/v1/")
                ? BOOK.as(name).get(path)
                : BROWSERS.get(name).get(path);
    }

    private static long lastReadNumber() {
        List<JsonNode> all = readsAfter(0);
        return all.isEmpty() ? 0 : all.getLast().at("/number").asLong();
    }

    private static List<JsonNode> readsAfter(long number) {
        List<JsonNode> reads = new ArrayList<>();
        BOOK.as("auditor").get(LIST + "&after=" + number).json().at("/reads").forEach(reads::add);
        return reads;
    }

    private static String joined(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(one -> words.add(one.asString()));
        return String.join(" ", words);
    }

    @Test
    void embargoed_reads_are_downloaded_as_csv_by_permitted_roles() {
        get("proposer", "/v1/balances?item=XX/37");
        ApplicationFixture.HttpReply file = BOOK.browse("administrator").get("/embargoed-reads/files/csv");
        List<String> lines = file.body().lines().toList();

        assertThat(file.header("Content-Disposition")).contains("mutatieboek-embargoed-reads.csv");
        assertThat(lines.getFirst()).isEqualTo("number,readAt,readBy,readByName,request,chapters,moments");
        assertThat(lines.getLast()).contains(",proposer,", ",GET /v1/balances,XX,2190-OWB");
        assertThat(lines)
                .hasSize(1 + BOOK.as("auditor").get(LIST).json().at("/reads").size());
        assertThat(BROWSERS.get("reader").get("/embargoed-reads/files/csv").status())
                .isEqualTo(403);
    }
}
