package nl.mutatieboek.security;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.LogCapture;
import nl.mutatieboek.MultipartForm;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Data under embargo and credentials never appear in the log; failures do. */
@Tag("application")
@Isolated
class LogConfidentialityTest {
    private static final String SECRET_AMOUNT = "7654321";
    private static final String PASSWORD = "drie-woorden-geheim";

    @Test
    void log_contains_no_embargoed_amount_and_no_secret_after_errors() {
        try (LogCapture log = new LogCapture();
                ApplicationFixture book = ApplicationFixture.empty()
                        .withPerson("importer", "IMPORTER")
                        .withPerson(PASSWORD, "READER")
                        .with("mutatieboek.people." + PASSWORD + ".subject=reader-with-a-secret")
                        .start()) {
            log.reattach();
            LedgerFixture ledger = new LedgerFixture(book)
                    .moment("2190-OWB", "2189-09-20")
                    .chapter("XX")
                    .items(2025, "XX/37", "XX/92");
            ledger.propose(proposal(
                    MutationKind.RE_ESTIMATE, "2190-OWB", expenditure("XX/37", 2190, Long.parseLong(SECRET_AMOUNT))));
            book.awaitProjections();
            String body = """
                {"kind": "RE_ESTIMATE", "title": "t%1$s", "explanation": "e", "moment": "2190-OWB", "basis": "READ",
                 "cause": "c", "prognosisNotStated": true, "source": {"document": "d"},
                 "postings": [{"item": "XX/%2$s", "flow": "EXPENDITURE", "year": 2190, "thousands": %1$s}]}
                """;
            for (String item : List.of("37", "99", "37/deeper", "?")) {
                book.as("proposer").post("/v1/mutations", body.formatted(SECRET_AMOUNT, item));
                book.as("auditor").post("/v1/mutations", body.formatted(SECRET_AMOUNT, item));
            }
            book.as("proposer")
                    .post("/v1/mutations", body.formatted(SECRET_AMOUNT, "37").replace("}]", "}"));
            book.as("importer")
                    .send(new MultipartForm("f.csv", "moment,amount\n2190-OWB," + SECRET_AMOUNT + "\n")
                            .writeTo(book.as("importer")
                                    .request("/v1/imports?format=balances")
                                    .header("Idempotency-Key", "k")));
            for (String path : List.of("/v1/balances", "/v1/trail?item=XX/37", "/v1/ledger/entries", "/v1/no")) {
                book.as("auditor").get(path);
                book.as("proposer", PASSWORD).get(path);
                book.as(PASSWORD, "wrong").get(path);
                book.withToken(PASSWORD).get(path);
            }
            book.browse("proposer", PASSWORD);
            book.browse("proposer").get("/");
            // And where the application itself fails.
            book.bean(JdbcClient.class)
                    .sql("alter table embargoed_read rename to gone")
                    .update();
            book.as("proposer").get("/v1/balances?item=XX/37&moment=2190-OWB");
            book.bean(JdbcClient.class)
                    .sql("alter table gone rename to embargoed_read")
                    .update();

            assertThat(log.lines()).anyMatch(line -> line.contains("could not be recorded"));
            assertThat(log.lines()).anyMatch(line -> line.startsWith("Login refused ("));
            assertThat(log.lines())
                    .allSatisfy(line ->
                            assertThat(line).doesNotContain(SECRET_AMOUNT, "7.654.321", PASSWORD, "cHJvcG9zZXI6"));
        }
    }
}
