package nl.mutatieboek.oversight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.verifier.VerifierMain;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads, proofs of consistency and receipts over HTTP, checked by the offline verifier. */
@Tag("main")
class HeadApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static String firstHead;
    private static long firstSize;
    private static long lastSize;

    @TempDir
    Path folder;

    @BeforeAll
    static void write() {
        LedgerFixture ledger =
                new LedgerFixture(BOOK).moment("2026-OWB", "2025-09-16").chapter("XX");
        firstSize = ledger.ledgerNumber();
        firstHead = awaitHead(firstSize);
        ledger.items(2013, "XX/37", "XX/92");
        ledger.embargoedMoment("2026-O1", "2026-04-24");
        lastSize = ledger.ledgerNumber();
        awaitHead(lastSize);
    }

    private static String awaitHead(long size) {
        await().until(() -> get("/v1/heads/latest")
                .body()
                .lines()
                .skip(1)
                .findFirst()
                .orElse("")
                .equals(String.valueOf(size)));
        return get("/v1/heads/latest").body();
    }

    @Test
    void latest_head_holds() throws IOException {
        assertThat(verify("head", get("/v1/heads/latest").body())).isEqualTo(VerifierMain.HOLDS);
    }

    @Test
    void whole_book_before_its_first_entry_is_not_found() {
        HttpReply nothing = get("/v1/exports/whole-book?knownAt=0");
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.text("/type")).endsWith("unknown-head");
    }

    /** An auditor needs the key on paper too, and then has a policy for all heads of the book. */
    @Test
    void keys_of_the_book_are_a_policy() throws IOException {
        String keys = BOOK.as("counterpart").get("/v1/heads/keys").body();
        assertThat(keys).contains("\nlog " + BOOK.bean(HeadSigner.class).verifierKey() + "\n");
        Path head = Files.writeString(folder.resolve("head"), firstHead);
        Path policy = Files.writeString(folder.resolve("policy"), keys);
        assertThat(VerifierMain.run(
                        new String[] {"head", head.toString(), "--policy", policy.toString()}, System.err, System.err))
                .isEqualTo(VerifierMain.HOLDS);
    }

    @Test
    void earlier_head_stays_the_same() {
        assertThat(get("/v1/heads/" + firstSize).body()).isEqualTo(firstHead);
    }

    @Test
    void latest_head_extends_an_earlier_one() throws IOException {
        String proof =
                get("/v1/heads/%d/extensions/%d".formatted(firstSize, lastSize)).body();
        assertThat(verify("consistency", firstHead, proof)).isEqualTo(VerifierMain.HOLDS);
    }

    @Test
    void receipt_of_each_entry_holds_and_shows_the_entry() throws IOException {
        for (long number = 1; number <= lastSize; number++) {
            String receipt =
                    get("/v1/ledger/entries/%d/receipt".formatted(number)).body();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThat(verify(out, "receipt", receipt)).as(receipt).isEqualTo(VerifierMain.HOLDS);
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("ledgerNumber   " + number, "payload");
        }
    }

    @Test
    void head_that_is_not_reached_is_unknown() {
        for (String path : new String[] {
            "/v1/heads/cosigned",
            "/v1/heads/0",
            "/v1/heads/" + (lastSize + 1),
            "/v1/heads/%d/extensions/%d".formatted(lastSize, firstSize),
            "/v1/heads/1/extensions/" + (lastSize + 1)
        }) {
            assertThat(get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(get("/v1/ledger/entries/%d/receipt".formatted(lastSize + 1)).status())
                .isEqualTo(404);
        assertThat(get("/v1/ledger/entries/0/receipt").status()).isEqualTo(404);
    }

    @Test
    void receipt_and_hash_of_the_ledger_head_are_for_those_who_may_read_entries() {
        for (String name : new String[] {"auditor", "counterpart"}) {
            boolean allowed = name.equals("auditor");
            assertThat(BOOK.as(name).get("/v1/ledger/entries/1/receipt").status())
                    .as(name)
                    .isEqualTo(allowed ? 200 : 403);
            assertThat(BOOK.as(name).get("/v1/ledger/head").json().at("/hash").isString())
                    .as(name)
                    .isEqualTo(allowed);
            assertThat(BOOK.as(name).get("/v1/heads/latest").status()).as(name).isEqualTo(200);
        }
        assertThat(BOOK.anonymous().get("/v1/heads/latest").status()).isEqualTo(401);
    }

    @Test
    void checkpoint_is_the_latest_head() {
        HttpReply checkpoint = get("/v1/heads/checkpoint");
        assertThat(checkpoint.body()).isEqualTo(get("/v1/heads/latest").body());
        assertThat(checkpoint.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(checkpoint.header("Cache-Control")).contains("no-store");
    }

    @Test
    void tile_has_the_hashes_up_to_the_latest_head_and_may_be_kept() {
        HttpReply tile = BOOK.as("counterpart").get("/v1/heads/tile/0/000.p/" + lastSize);
        assertThat(tile.status()).isEqualTo(200);
        assertThat(tile.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(tile.header("Content-Length")).isEqualTo(String.valueOf(32 * lastSize));
        assertThat(tile.header("Cache-Control")).isEqualTo("max-age=86400, private");
        assertThat(get("/v1/heads/tile/entries/000.p/" + lastSize).header("Content-Length"))
                .isEqualTo(String.valueOf(34 * lastSize));
        for (String path : new String[] {
            "0/000",
            "0/000.p/" + (lastSize + 1),
            "0/001.p/1",
            "1/000.p/1",
            "63/000.p/1",
            "0/x999/x999/999.p/1",
            "entries/000",
            "entries/000.p/" + (lastSize + 1)
        }) {
            HttpReply reply = get("/v1/heads/tile/" + path);
            assertThat(reply.status()).as(path).isEqualTo(404);
            assertThat(reply.header("Cache-Control")).as(path).contains("no-store");
        }
        HttpReply malformed = get("/v1/heads/tile/0/1");
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.json().at("/errors/0/pointer").asString()).isEqualTo("/tilePath");
        assertThat(BOOK.anonymous().get("/v1/heads/tile/0/000.p/1").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/heads/0x10",
                "/v1/heads/%2B1",
                "/v1/heads/+1",
                "/v1/heads/\u0661",
                "/v1/heads/01",
                "/v1/heads/-1",
                "/v1/heads/%201",
                "/v1/heads/1/extensions/0x2",
                "/v1/heads/9223372036854775808",
                "/v1/ledger/entries/%23a/receipt",
                "/v1/ledger/entries/+1/receipt"
            })
    void number_in_a_path_has_one_form(String path) {
        HttpReply reply = BOOK.as("auditor").get(path.replace("\u0661", "%D9%A1"));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/in").asString()).isEqualTo("path");
        assertThat(reply.json().at("/errors/0/pointer").asString()).isIn("/headSize", "/laterSize", "/ledgerNumber");
    }

    private int verify(String command, String... evidence) throws IOException {
        return verify(new ByteArrayOutputStream(), command, evidence);
    }

    private int verify(ByteArrayOutputStream out, String command, String... evidence) throws IOException {
        String[] arguments = new String[evidence.length + 3];
        arguments[0] = command;
        for (int i = 0; i < evidence.length; i++) {
            arguments[i + 1] = Files.writeString(folder.resolve("evidence-" + i), evidence[i])
                    .toString();
        }
        arguments[evidence.length + 1] = "--key";
        arguments[evidence.length + 2] = BOOK.bean(HeadSigner.class).verifierKey();
        return VerifierMain.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8), System.err);
    }

    private static HttpReply get(String path) {
        return BOOK.as("auditor").get(path);
    }
}
