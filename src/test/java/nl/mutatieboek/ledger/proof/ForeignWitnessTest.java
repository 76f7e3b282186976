package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.ledger.Sha256Digest;
import nl.mutatieboek.verifier.VerifierMain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Has heads co-signed by a witness in another language, which checks signatures and proofs with another project's library.
 * Skipped without Go and its package {@code golang.org/x/mod}.
 */
@Tag("whole")
class ForeignWitnessTest {
    private static final Path GO = Path.of("/usr/bin/go");
    private static final Path PACKAGES = Path.of("/usr/share/gocode");
    private static final String WITNESS = "witness.example/foreign";

    @TempDir
    Path data;

    @TempDir
    Path folder;

    private final List<Process> witnesses = new ArrayList<>();
    private ApplicationFixture book;
    private String verifierKey;
    private String address;

    @BeforeEach
    void start_the_witness_and_the_book() throws Exception {
        assumeTrue(
                Files.isExecutable(GO) && Files.isDirectory(PACKAGES.resolve("src/golang.org/x/mod/sumdb")),
                "There is no Go with golang.org/x/mod");
        book = ApplicationFixture.emptyIn(data).start();
        verifierKey = book.bean(HeadSigner.class).verifierKey();
        book.stop();
        startWitness();
        book.with("mutatieboek.heads.witness-policy=" + policy())
                .with("mutatieboek.heads.witness-every=200ms")
                .start();
    }

    private void startWitness() throws IOException {
        String state = folder.resolve("state").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        GO.toString(), "run", "src/test/go/witness.go", WITNESS, state, verifierKey)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("GO111MODULE", "off");
        builder.environment().put("GOPATH", PACKAGES.toString());
        builder.environment()
                .put("GOCACHE", Path.of("target/go-cache").toAbsolutePath().toString());
        Process witness = builder.start();
        witnesses.add(witness);
        BufferedReader lines = witness.inputReader();
        address = lines.readLine();
        Files.writeString(
                policy(),
                "log %s\nwitness foreign %s %s\nquorum foreign\n".formatted(verifierKey, lines.readLine(), address));
    }

    @AfterEach
    void stop() throws Exception {
        if (book != null) {
            book.stop();
        }
        stopWitnesses();
    }

    /** The witness ends with its input, because go run does not pass a signal on. */
    private void stopWitnesses() throws Exception {
        for (Process witness : witnesses) {
            witness.getOutputStream().close();
            witness.waitFor();
        }
    }

    @Test
    void foreign_witness_cosigns_each_head_of_a_growing_book_and_after_restarts() throws Exception {
        LedgerFixture ledger = new LedgerFixture(book).moment("2025-OWB", "2024-09-17");
        awaitCosigned(1);
        ledger.chapter("XX");
        awaitCosigned(2);
        for (int i = 0; i < 5; i++) {
            ledger.items(2013, "XX/3" + i, "XX/4" + i, "XX/5" + i);
            awaitCosigned(2 + 3 * (i + 1));
        }
        // Neither remembers in memory how far the other was: the witness answers with a conflict.
        book.stop();
        stopWitnesses();
        startWitness();
        book.start();
        new LedgerFixture(book).items(2014, "XX/61");
        awaitCosigned(18);
        assertThat(verify(book.as("auditor").get("/v1/heads/cosigned").body())).isEqualTo(VerifierMain.HOLDS);
    }

    @Test
    void foreign_witness_refuses_another_history_under_the_same_key() throws Exception {
        new LedgerFixture(book).moment("2025-OWB", "2024-09-17").chapter("XX").items(2013, "XX/37", "XX/92");
        awaitCosigned(4);
        HeadSigningKey key = new HeadSigningKey(
                "mutatieboek",
                new HeadDirectory(data.resolve("heads")).findKey().orElseThrow());
        HeadSigner signer = book.bean(HeadSigner.class);
        BoundedHttpClient client = new BoundedHttpClient(Duration.ofSeconds(10), 1_000);

        byte[] other = Sha256Digest.newDigest().digest();
        assertThat(status(client, SignedHead.sign(key, 4, other).consistency(4, List.of())))
                .isEqualTo(422);
        assertThat(status(client, SignedHead.sign(key, 5, other).consistency(4, List.of(other))))
                .isEqualTo(422);
        assertThat(status(client, signer.find(2).orElseThrow().consistency(0, List.of())))
                .isEqualTo(409);
        assertThat(status(client, signer.extension(4, signer.find(4).orElseThrow())))
                .isEqualTo(200);
    }

    private int status(BoundedHttpClient client, String body) throws IOException, InterruptedException {
        return client.post(URI.create(address + "/add-checkpoint"), "text/plain", body.getBytes(StandardCharsets.UTF_8))
                .status();
    }

    private void awaitCosigned(long size) {
        await().untilAsserted(() -> assertThat(
                        book.as("auditor").get("/v1/heads/cosigned").body())
                .startsWith("mutatieboek\n%d\n".formatted(size))
                .contains("— " + WITNESS + " "));
    }

    private int verify(String note) throws IOException {
        PrintStream ignored = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        String file = Files.writeString(folder.resolve("head"), note).toString();
        return VerifierMain.run(new String[] {"head", file, "--policy", policy().toString()}, ignored, ignored);
    }

    private Path policy() {
        return folder.resolve("policy");
    }
}
