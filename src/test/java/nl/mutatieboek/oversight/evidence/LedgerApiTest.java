package nl.mutatieboek.oversight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.GatewayRetry;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import nl.mutatieboek.ledger.RawEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Tag("main")
class LedgerApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static final String NOUGHTS = "0".repeat(64);

    private static HttpReply ofEmptyBook;
    private static long last;

    @BeforeAll
    static void write() {
        ofEmptyBook = get("/v1/ledger/head");
        new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .items(2013, "XX/37")
                .publishedBalance("XX/37", Flow.EXPENDITURE, 2026, "2026-OWB", 1, 1);
        named("Opvang van \"Oekraïners\" / asiel – € 61 \\ 😀");
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.book(LedgerFixture.proposal(
                MutationKind.OPENING, "2026-OWB", LedgerFixture.expenditure("XX/37", 2026, 8_728_219)));
        last = ledger.ledgerNumber();
    }

    /** Text whose JSON could be written in more than one way. */
    private static void named(String name) {
        GatewayRetry.sendWithRetry(
                BOOK.bean(LedgerCommandGateway.class),
                CommandEnvelope.create(
                        LedgerFixture.APPROVER,
                        "test",
                        "key",
                        "test",
                        id -> new ItemCommand.RegisterItem(
                                ItemPath.parse("XX/37/2"), name, new Validity(new BudgetYear(2013), null))));
    }

    @Test
    void head_of_an_empty_ledger_has_number_zero_and_a_zero_hash() {
        assertThat(ofEmptyBook.status()).isEqualTo(200);
        assertThat(ofEmptyBook.body()).isEqualTo("{\"ledgerNumber\":0,\"hash\":\"" + NOUGHTS + "\"}");
    }

    @Test
    void head_equals_the_last_entry() {
        JsonNode head = get("/v1/ledger/head").json();
        JsonNode entries = get("/v1/ledger/entries").json().get("entries");

        assertThat(head.get("ledgerNumber").asLong()).isEqualTo(last).isEqualTo(entries.size());
        assertThat(head.get("hash").asString())
                .isEqualTo(entries.get(entries.size() - 1).get("hash").asString());
    }

    @Test
    void every_hash_can_be_recomputed_from_the_raw_entries() {
        byte[] hash = HashChain.genesisHash();
        for (JsonNode entry : get("/v1/ledger/entries").json().get("entries")) {
            hash = HashChain.nextHash(hash, read(entry));

            assertThat(HexFormat.of().formatHex(hash))
                    .isEqualTo(entry.get("hash").asString());
        }
        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo(get("/v1/ledger/head").text("/hash"))
                .isNotEqualTo(NOUGHTS);
    }

    /** An entry as a program that knows nothing of this one would read it. */
    private static RawEntry read(JsonNode entry) {
        assertThat(entry.propertyNames())
                .containsExactly(
                        "ledgerNumber",
                        "eventId",
                        "streamType",
                        "streamId",
                        "sequence",
                        "eventName",
                        "revision",
                        "payload",
                        "metadata",
                        "recordedAt",
                        "hash");
        return new RawEntry(
                entry.get("ledgerNumber").asLong(),
                entry.get("eventId").asString(),
                entry.get("streamType").asString(),
                entry.get("streamId").asString(),
                entry.get("sequence").asLong(),
                entry.get("eventName").asString(),
                entry.get("revision").isNull() ? null : entry.get("revision").asString(),
                entry.get("payload").toString().getBytes(StandardCharsets.UTF_8),
                entry.get("metadata").toString().getBytes(StandardCharsets.UTF_8),
                entry.get("recordedAt").asString(),
                new byte[32]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1000})
    void paging_links_lead_over_every_entry_once(int limit) {
        List<Long> seen = new ArrayList<>();
        int pages = 0;
        String next = "/v1/ledger/entries?limit=" + limit;
        while (next != null) {
            HttpReply page = get(next);
            assertThat(page.status()).isEqualTo(200);
            page.json()
                    .get("entries")
                    .forEach(entry -> seen.add(entry.get("ledgerNumber").asLong()));
            pages++;
            next = next(page);
        }

        assertThat(seen).isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
        assertThat(pages).isEqualTo(Math.ceilDiv(last, limit));
    }

    private static String next(HttpReply page) {
        Matcher link = Pattern.compile("<(/[^>]+)>; rel=\"next\"").matcher(page.header("Link"));
        assertThat(page.header("Link").isEmpty() || link.matches()).isTrue();
        return page.header("Link").isEmpty() ? null : link.group(1);
    }

    @Test
    void entries_after_the_last_number_are_an_empty_list() {
        HttpReply page = get("/v1/ledger/entries?after=" + last);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("{\"entries\":[]}");
        assertThat(page.header("Link")).isEmpty();
    }

    @Test
    void ledger_number_beyond_the_last_is_rejected_with_400() {
        HttpReply beyond = get("/v1/ledger/entries?after=" + (last + 1));

        assertThat(beyond.status()).isEqualTo(400);
        assertThat(beyond.header("Content-Type")).startsWith("application/problem+json");
        assertThat(beyond.body()).contains("after").contains(Long.toString(last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "limit=-1",
                "limit=",
                "limit=ten",
                "limit=1.5",
                "after=-1",
                "after=x",
                "after=9223372036854775808",
                "after=1&after=2",
                "before=3"
            })
    void invalid_paging_parameter_is_rejected_with_400(String query) {
        HttpReply refused = get("/v1/ledger/entries?" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.text("/errors/0/pointer")).isNotEmpty();
    }

    @Test
    void anonymous_ledger_request_is_rejected_with_401() {
        assertThat(BOOK.anonymous().get("/v1/ledger/head").status()).isEqualTo(401);
        assertThat(BOOK.anonymous().get("/v1/ledger/entries").status()).isEqualTo(401);
    }

    private static HttpReply get(String path) {
        return BOOK.as("auditor").get(path);
    }
}
