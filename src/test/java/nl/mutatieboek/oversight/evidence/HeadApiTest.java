package nl.mutatieboek.oversight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

/** Heads, proofs of consistency and receipts over HTTP, checked by the offline verifier. */
@Tag("application")
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
        LedgerFixture scribe =
                new LedgerFixture(BOOK).moment("2026-OWB", "2025-09-16").chapter("XX");
        firstSize = scribe.ledgerNumber();
        firstHead = awaitHead(firstSize);
        scribe.items(2013, "XX/37", "XX/92");
        scribe.embargoedMoment("2026-O1", "2026-04-24");
        lastSize = scribe.ledgerNumber();
        awaitHead(lastSize);
    }

    private static String awaitHead(long size) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> get("/v1/heads/latest")
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
