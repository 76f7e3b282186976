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
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.platform.html.HtmlReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whoever is shown what is under embargo stands in the list of it, and nobody else does. */
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
        LedgerFixture scribe = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .moment("2190-OWB", "2189-09-20")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XVII/1");
        scribe.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 10)));
        hidden = scribe.propose(proposal(MutationKind.RE_ESTIMATE, "2190-OWB", expenditure("XX/37", 2190, 7_654_321)));
        BOOK.awaitReaders();
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
        auditor,     /,                                               '',      2190-OWB
        auditor,     /v1/ledger/entries,                              '',      2190-OWB
        auditor,     /v1/exports/events,                              '',      2190-OWB
        auditor,     /v1/exports/postings,                            '',      2190-OWB
        """)
    void is_noted_before_it_is_answered(String name, String path, String chapters, String moments) {
        long last = last();
        String asked = path.replace("{hidden}", hidden.toString());

        assertThat(ask(name, asked).status()).isEqualTo(200);

        List<JsonNode> noted = after(last);
        assertThat(noted).hasSize(1);
        JsonNode read = noted.getFirst();
        assertThat(read.at("/readBy").asString()).isEqualTo(name);
        assertThat(read.at("/asked").asString()).isEqualTo("GET " + asked.replaceAll("\\?.*", ""));
        assertThat(words(read.at("/chapters"))).isEqualTo(chapters);
        assertThat(words(read.at("/moments"))).isEqualTo(moments);
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
    void is_not_noted_where_nothing_of_it_is_shown(String name, String path) {
        long last = last();

        ask(name, path.replace("{hidden}", hidden.toString()));

        assertThat(after(last)).isEmpty();
    }

    @Test
    void is_listed_page_by_page_for_whom_the_table_names() {
        ask("auditor", "/v1/balances");
        ask("auditor", "/v1/balances");

        HttpReply first = BOOK.as("administrator").get("/v1/embargoed-reads?limit=1");
        String next = first.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");

        assertThat(BOOK.as("auditor").get(next).json().at("/reads/0/number").asLong())
                .isGreaterThan(first.json().at("/reads/0/number").asLong());
        assertThat(BOOK.as("proposer").get(LIST).status()).isEqualTo(403);
        assertThat(BOOK.as("reader").get(LIST).status()).isEqualTo(403);
    }

    @Test
    void is_noted_too_where_an_act_is_tried_out_on_it() {
        long last = last();

        HttpReply tried = BOOK.as("approver").post("/v1/mutations/" + hidden + "/approvals?dryRun=true", "");
        HttpReply other = BOOK.as("counterpart").post("/v1/mutations/" + hidden + "/approvals?dryRun=true", "");

        assertThat(tried.status()).isEqualTo(200);
        assertThat(other.status()).isEqualTo(404);
        assertThat(other.body()).doesNotContain("XX-2190-0001");
        assertThat(after(last))
                .hasSize(1)
                .allMatch(read -> read.at("/readBy").asString().equals("approver"));
    }

    @Test
    void is_shown_on_a_page_in_both_languages() {
        ask("proposer", "/v1/balances?item=XX/37&year=2190");

        String page = BROWSERS.get("auditor").get("/embargoed-reads").body();
        String english = BROWSERS.get("auditor").get("/embargoed-reads?lang=en").body();

        assertThat(page).contains("<h1>Inzage onder embargo</h1>", "href=\"/embargoed-reads\" aria-current=\"page\"");
        assertThat(HtmlReader.rows(page).get(1)).contains("proposer | XX | 2190-OWB | GET /v1/balances");
        assertThat(english).contains("<h1>Reading under embargo</h1>");
        assertThat(BROWSERS.get("proposer").get("/embargoed-reads").status()).isEqualTo(403);
        assertThat(BROWSERS.get("proposer").get("/").body()).doesNotContain("/embargoed-reads", "/people");
    }

    @Test
    void never_says_what_somebody_looked_for() {
        long last = last();

        ask("auditor", "/v1/mutations?q=" + "x".repeat(150) + "&moment=2190-OWB");
        ask("auditor", "/v1/balances?knownAt=" + "0".repeat(3_000) + "1");
        ask("auditor", "/v1/balances?item=" + URLEncoder.encode("XX/37", StandardCharsets.UTF_8));

        assertThat(after(last))
                .isNotEmpty()
                .allSatisfy(
                        read -> assertThat(read.at("/asked").asString()).isIn("GET /v1/mutations", "GET /v1/balances"));
    }

    @Test
    void what_cannot_be_noted_is_not_answered() {
        try (ApplicationFixture book = ApplicationFixture.empty().start()) {
            new LedgerFixture(book)
                    .moment("2190-OWB", "2189-09-20")
                    .chapter("XX")
                    .items(2025, "XX/37");
            book.awaitReaders();
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
            assertThat(book.browse("auditor").get("/").status()).isEqualTo(503);
        }
    }

    private static HttpReply ask(String name, String path) {
        return path.startsWith("/v1/")
                ? BOOK.as(name).get(path)
                : BROWSERS.get(name).get(path);
    }

    private static long last() {
        List<JsonNode> all = after(0);
        return all.isEmpty() ? 0 : all.getLast().at("/number").asLong();
    }

    private static List<JsonNode> after(long number) {
        List<JsonNode> reads = new ArrayList<>();
        BOOK.as("auditor").get(LIST + "&after=" + number).json().at("/reads").forEach(reads::add);
        return reads;
    }

    private static String words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(one -> words.add(one.asString()));
        return String.join(" ", words);
    }

    @Test
    void the_list_is_taken_away_as_a_file_by_who_may_see_it() {
        ask("proposer", "/v1/balances?item=XX/37");
        ApplicationFixture.HttpReply file = BOOK.browse("administrator").get("/embargoed-reads/files/csv");
        List<String> lines = file.body().lines().toList();

        assertThat(file.header("Content-Disposition")).contains("mutatieboek-embargoed-reads.csv");
        assertThat(lines.getFirst()).isEqualTo("number,readAt,readBy,readByName,asked,chapters,moments");
        assertThat(lines.getLast()).contains(",proposer,", ",GET /v1/balances,XX,2190-OWB");
        assertThat(lines)
                .hasSize(1 + BOOK.as("auditor").get(LIST).json().at("/reads").size());
        assertThat(BROWSERS.get("reader").get("/embargoed-reads/files/csv").status())
                .isEqualTo(403);
    }
}
