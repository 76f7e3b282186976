package nl.mutatieboek.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.ledger.CanonicalJson;
import nl.mutatieboek.ledger.Sha256Digest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What the receipts of one mutation of a batch tell of another one, which is under embargo. */
@Tag("application")
class BatchReceiptTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty().withPerson("reader", "READER");

    private static final int HIDDEN = 4_711;

    private static final Pattern CONTENT_HASH = Pattern.compile("\"contentHash\":\"([0-9a-f]{64})\"");

    @BeforeAll
    static void write() {
        new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .embargoedMoment("2026-O1", "2026-04-24")
                .chapter("XX")
                .items(2025, "XX/37", "XX/91");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOGETHER", "EACH"})
    void receipts_of_a_batch_confirm_no_guess_of_an_amount_under_embargo(String mode) throws Exception {
        HttpReply recorded = BOOK.as("proposer").post("/v1/mutations/batches", batch(mode, HIDDEN), "batch-" + mode);
        assertThat(recorded.json().at("/mutations").findValuesAsString("state"))
                .as(recorded.body())
                .containsExactly("PROPOSED", "PROPOSED");
        BOOK.awaitProjections();
        assertThat(BOOK.as("reader")
                        .get("/v1/mutations/" + recorded.text("/mutations/1/mutation/id"))
                        .status())
                .isEqualTo(404);

        // The reader knows the whole request but one amount.
        Set<String> guesses = IntStream.rangeClosed(1, 10_000)
                .mapToObj(amount -> CanonicalJson.of(JsonMapper.shared().readTree(batch(mode, amount))))
                .map(content -> Sha256Digest.hex(content.text().getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.toSet());
        assertThat(shownHashes(recorded.text("/mutations/0/mutation/id")))
                .hasSize(1)
                .doesNotContainAnyElementsOf(guesses);
        assertThat(BOOK.as("proposer")
                        .post("/v1/mutations/batches", batch(mode, HIDDEN), "batch-" + mode)
                        .body())
                .isEqualTo(recorded.body());
        assertThat(BOOK.as("proposer")
                        .post("/v1/mutations/batches", batch(mode, HIDDEN + 1), "batch-" + mode)
                        .text("/type"))
                .endsWith("key-reused");
    }

    private static String batch(String mode, int hidden) {
        return """
            {"mode": "%s", "mutations": [%s, %s]}\
            """.formatted(mode, shift("2026-OWB", 5), shift("2026-O1", hidden));
    }

    private static String shift(String moment, int amount) {
        return """
            {"kind": "CASH_SHIFT", "title": "Een kasschuif", "explanation": "Later", "moment": "%s", "basis": "READ",
             "source": {"document": "36800-XX-2"},
             "postings": [{"item": "XX/37", "flow": "EXPENDITURE", "year": 2026, "thousands": %d},
                          {"item": "XX/37", "flow": "EXPENDITURE", "year": 2027, "thousands": %d}]}
            """.formatted(moment, -amount, amount);
    }

    private static Set<String> shownHashes(String mutation) throws Exception {
        byte[] zip = HttpClient.newHttpClient()
                .send(
                        BOOK.as("reader")
                                .request("/v1/mutations/%s/receipts".formatted(mutation))
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
        Set<String> hashes = new HashSet<>();
        try (ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                String receipt = new String(files.readAllBytes(), StandardCharsets.UTF_8);
                String extra = receipt.lines()
                        .filter(line -> line.startsWith("extra "))
                        .findFirst()
                        .orElseThrow();
                String leaf = new String(
                        Base64.getDecoder().decode(extra.substring("extra ".length())), StandardCharsets.ISO_8859_1);
                Matcher hash = CONTENT_HASH.matcher(leaf);
                assertThat(hash.find()).isTrue();
                hashes.add(hash.group(1));
            }
        }
        return hashes;
    }
}
