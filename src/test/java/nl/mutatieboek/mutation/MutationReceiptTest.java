package nl.mutatieboek.mutation;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.verifier.VerifierMain;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Receipts of a mutation over HTTP and from its page, checked by the offline verifier. */
@Tag("application")
class MutationReceiptTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty().withPerson("reader", "READER");

    private static MutationId shown;
    private static MutationId hidden;
    private static byte[] beforeReversal;

    @TempDir
    Path folder;

    @BeforeAll
    static void write() throws Exception {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .embargoedMoment("2026-O1", "2026-04-24")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XVII/1");
        shown = ledger.book(proposal(
                MutationKind.TRANSFER, "2026-OWB", expenditure("XX/37", 2026, -7), expenditure("XVII/1", 2026, 7)));
        beforeReversal = zip("reader", shown);
        hidden = ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37", 2026, 1_234_567)));
        ledger.reverse(shown, Moment.parse("2026-O1"));
        BOOK.awaitProjections();
    }

    @Test
    void page_of_receipts_refuses_an_unknown_parameter() {
        ApplicationFixture.PageClient reader = BOOK.browse("reader");
        assertThat(reader.get("/mutations/%s/receipts".formatted(shown)).status())
                .isEqualTo(200);
        assertThat(reader.get("/mutations/%s/receipts?x=1".formatted(shown)).status())
                .isEqualTo(400);
    }

    private static byte[] zip(String person, MutationId mutation) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        BOOK.as(person)
                                .request("/v1/mutations/%s/receipts".formatted(mutation))
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
    }

    private static Map<String, String> receipts(byte[] zip) throws IOException {
        Map<String, String> receipts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry file = in.getNextEntry(); file != null; file = in.getNextEntry()) {
                receipts.put(file.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return receipts;
    }

    private String verify(String receipt) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = VerifierMain.run(
                new String[] {
                    "receipt",
                    Files.writeString(folder.resolve("one"), receipt).toString(),
                    "--key",
                    BOOK.bean(HeadSigner.class).verifierKey()
                },
                new PrintStream(out, true, StandardCharsets.UTF_8),
                System.err);
        assertThat(exit).as(receipt).isEqualTo(VerifierMain.HOLDS);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void receipts_of_a_mutation_hold_and_include_its_postings() throws Exception {
        StringBuilder all = new StringBuilder();
        for (Map.Entry<String, String> receipt : receipts(zip("reader", shown)).entrySet()) {
            String text = verify(receipt.getValue());
            assertThat(text)
                    .contains("ledgerNumber   " + receipt.getKey().replaceAll("[^0-9]", "") + "\n")
                    .contains(shown.toString());
            all.append(text);
        }
        assertThat(all.toString()
                        .lines()
                        .filter(line -> line.contains("eventName"))
                        .map(line -> line.substring(17)))
                .containsExactly(
                        "mutation-number-issued",
                        "counterpart-informed",
                        "mutation-proposed",
                        "mutation-approved",
                        "mutation-confirmed",
                        "postings-booked",
                        "postings-booked",
                        "mutation-booked");
    }

    @Test
    void receipts_do_not_change_by_entries_under_embargo() throws Exception {
        assertThat(zip("reader", shown)).isEqualTo(beforeReversal);
        assertThat(receipts(zip("auditor", shown)))
                .hasSizeGreaterThan(receipts(beforeReversal).size());
        for (String receipt : receipts(zip("auditor", shown)).values()) {
            verify(receipt);
        }
    }

    @Test
    void receipts_of_a_mutation_under_embargo_are_those_of_no_mutation_to_a_reader() {
        MutationId unknown = MutationId.parse("00000000-0000-4000-8000-000000000001");
        for (MutationId mutation : new MutationId[] {hidden, unknown}) {
            HttpReply reply = BOOK.as("reader").get("/v1/mutations/%s/receipts".formatted(mutation));
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.text("/type")).endsWith("unknown-mutation");
            assertThat(BOOK.browse("reader")
                            .get("/mutations/%s/receipts".formatted(mutation))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(BOOK.as("auditor")
                        .get("/v1/mutations/%s/receipts".formatted(hidden))
                        .status())
                .isEqualTo(200);
        assertThat(BOOK.as("proposer")
                        .get("/v1/mutations/%s/receipts".formatted(hidden))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void page_of_a_mutation_links_to_its_receipts() {
        ApplicationFixture.PageClient browser = BOOK.browse("reader");
        String address = "/mutations/%s/receipts".formatted(shown);
        assertThat(browser.get("/mutations/" + shown).body()).contains("href=\"" + address + "\">Bewijs</a>");
        HttpReply file = browser.get(address);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).isEqualTo("application/zip");
        assertThat(file.header("Content-Disposition")).contains("mutatieboek-receipts-" + shown);
    }
}
