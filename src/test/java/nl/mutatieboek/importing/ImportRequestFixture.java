package nl.mutatieboek.importing;

import static org.awaitility.Awaitility.await;

import java.util.UUID;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.MultipartForm;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A book and files to import into it. */
abstract class ImportRequestFixture {
    static final String HEADER = "moment,document,item,flow,year,amount_thousands\n";

    @RegisterExtension
    final ApplicationFixture book = ApplicationFixture.empty()
            .withPerson("importer", "IMPORTER")
            .with("spring.servlet.multipart.max-file-size=20KB")
            .with("spring.servlet.multipart.max-request-size=21KB");

    /** A lower estimate was entered by hand. */
    void recordLowerEstimate() {
        new LedgerFixture(book)
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .items(2013, "XX/37")
                .book(LedgerFixture.proposal(
                        MutationKind.RE_ESTIMATE, "2026-OWB", LedgerFixture.expenditure("XX/37", 2026, -1_051)));
    }

    static MultipartForm mutations(String lines) {
        return new MultipartForm("file.csv", "moment,document,title,kind,item,flow,year,amount_thousands\n" + lines);
    }

    HttpReply send(String person, String query, MultipartForm file, String key) {
        return book.as(person)
                .send(file.writeTo(
                        book.as(person).request("/v1/imports" + query).header("Idempotency-Key", key)));
    }

    HttpReply awaitEnd(HttpReply sent) {
        return await().until(
                        () -> book.as("importer").get("/v1/imports/" + sent.text("/id")),
                        reply -> !reply.text("/state").equals("RUNNING"));
    }

    static MultipartForm file(String lines) {
        return new MultipartForm("file.csv", HEADER + lines);
    }

    static String key() {
        return UUID.randomUUID().toString();
    }
}
