package nl.mutatieboek.verifier;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.LongStream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.proof.HeadSigner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the evidence of a small book in {@code target/received/evidence}: every kind that somebody keeps. The key is
 * replaced in between. A copy of these files, made once, is the approved evidence of a version.
 */
@Tag("main")
class EvidenceBookTest {
    private static final Path RECEIVED = Path.of("target/received/evidence");
    private static final String PROOF = "/v1/balances/proof?flow=EXPENDITURE&year=2026&item=";

    @TempDir
    Path data;

    private ApplicationFixture book;

    @AfterEach
    void stop() {
        book.stop();
    }

    @Test
    void evidence_of_a_book_of_this_version_holds_like_the_stored_one() throws Exception {
        Files.createDirectories(RECEIVED);
        book = ApplicationFixture.emptyIn(data)
                .with("mutatieboek.heads.name=mutatieboek.example.nl/rijk")
                .start();
        LedgerFixture ledger = new LedgerFixture(book)
                .moment("2026-OWB", "2025-09-16")
                .moment("2026-O1", "2026-04-24")
                .embargoedMoment("2026-SBS", "2026-09-14")
                .chapter("XX")
                .items(2025, "XX/37", "XX/37/2", "XX/91");
        MutationId opening = ledger.book(proposal(
                MutationKind.OPENING, "2026-OWB", expenditure("XX/37/2", 2026, 100), expenditure("XX/37/~", 2026, 5)));
        long kept = awaitHead();
        save("kept-head.txt", "/v1/heads/" + kept);
        replaceKey();

        ledger = new LedgerFixture(book);
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37/2", 2026, -30)));
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-SBS", expenditure("XX/91", 2026, -42)));
        long size = awaitHead();
        save("head.txt", "/v1/heads/latest");
        save("consistency.txt", "/v1/heads/%d/extensions/%d".formatted(kept, size));
        save("entry.tlog-proof", "/v1/ledger/entries/%d/receipt".formatted(firstBooking()));
        save("receipts.zip", "/v1/mutations/" + opening + "/receipts");
        save("whole-book.zip", "/v1/exports/whole-book");
        save("archive.zip", "/v1/exports/archive?moment=2026-OWB&knownAt=" + size);
        save("balance.proof", PROOF + "XX");
        save("balance-account.proof", PROOF + "XX/37/2/~");
        save("balance-day.proof", PROOF + "XX&effectiveOn=2026-04-23");
        save("balance-moment.proof", PROOF + "XX&moment=2026-OWB");
        save("balance-embargoed.proof", PROOF + "XX&embargoedMoment=2026-SBS");
        save("public-keys.txt", "/v1/heads/keys");
        copy("last-balance-head.txt", "balance-head.txt");
        String key = book.bean(HeadSigner.class).verifierKey();
        copy("key-change-%s.txt".formatted(key.split("\\+", -1)[1]), "key-change.txt");
        Files.writeString(RECEIVED.resolve("public-key.txt"), key + "\n");

        ApprovedEvidenceTest.assertHolds(RECEIVED);
    }

    private long awaitHead() {
        long size = book.ledgerNumber();
        book.bean(HeadSigner.class).awaitHead(size).orElseThrow();
        book.awaitProjections();
        return size;
    }

    private void replaceKey() throws IOException {
        book.stop();
        Files.move(data.resolve("heads/head.key"), data.resolve("heads/retired-head.key"));
        book.start();
    }

    private long firstBooking() {
        LedgerReader entries = book.bean(LedgerReader.class);
        return LongStream.rangeClosed(1, book.ledgerNumber())
                .filter(number ->
                        entries.findRaw(number).orElseThrow().eventName().equals("postings-booked"))
                .findFirst()
                .orElseThrow();
    }

    private void save(String file, String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> reply =
                HttpClient.newHttpClient().send(book.as("auditor").request(path).build(), BodyHandlers.ofByteArray());
        assertThat(reply.statusCode())
                .as(new String(reply.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        Files.write(RECEIVED.resolve(file), reply.body());
    }

    private void copy(String file, String as) throws IOException {
        Files.copy(data.resolve("heads").resolve(file), RECEIVED.resolve(as), StandardCopyOption.REPLACE_EXISTING);
    }
}
