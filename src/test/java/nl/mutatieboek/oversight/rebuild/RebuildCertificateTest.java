package nl.mutatieboek.oversight.rebuild;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.value.MutationKind;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Certificates of rebuilds and replays outlive a restart and are downloaded by those who may ask for one. */
@Tag("application")
class RebuildCertificateTest {
    @Test
    void certificates_are_kept_over_a_restart_with_the_person_who_asked() throws Exception {
        try (ApplicationFixture book =
                ApplicationFixture.empty().withPerson("reader", "READER").start()) {
            new LedgerFixture(book)
                    .moment("2026-OWB", "2025-09-16")
                    .chapter("XX")
                    .items(2025, "XX/37")
                    .book(proposal(MutationKind.OPENING, "2026-OWB", expenditure("XX/37", 2026, 1_000)));
            book.awaitProjections();
            String rebuild = book.as("approver").post("/v1/rebuilds", "{}").header("Location");
            String replay = book.as("auditor")
                    .post("/v1/replays", "{\"knownAt\": \"4\", \"verifyChain\": true}")
                    .header("Location");
            HttpReply ended = awaitCertificate(book, replay);
            awaitCertificate(book, rebuild);

            book.restart();

            assertThat(book.as("auditor").get(replay).text("/certificate/balancesSha256"))
                    .isEqualTo(ended.text("/certificate/balancesSha256"));
            assertThat(book.as("auditor")
                            .get("/v1/rebuilds")
                            .json()
                            .at("/rebuilds")
                            .findValuesAsString("startedBy"))
                    .containsExactlyInAnyOrder("auditor", "approver");
            HttpReply json = book.as("auditor").get(replay + "/certificate");
            assertThat(json.header("Content-Disposition")).contains("attachment", ".json");
            assertThat(json.text("/startedBy")).isEqualTo("auditor");
            assertThat(json.text("/startedAt")).isEqualTo(ended.text("/certificate/startedAt"));
            assertThat(json.text("/kind")).isEqualTo("REPLAY");
            assertThat(pdf(book, "auditor", replay + "/certificate"))
                    .contains("auditor", ended.text("/certificate/startedAt"), ended.text("/certificate/headHash"));
            assertThat(book.as("reader").get(replay + "/certificate").status()).isEqualTo(403);
            assertThat(book.as("proposer").get(rebuild + "/certificate").status())
                    .isEqualTo(403);
            assertThat(book.as("approver")
                            .get(rebuild.replace("rebuilds", "replays") + "/certificate")
                            .status())
                    .isEqualTo(404);
            String page = book.browse("auditor").get("/rebuilds").body();
            assertThat(PageDocument.parse(page).text()).contains("Gevraagd door auditor", "Gevraagd door approver");
            assertThat(page)
                    .contains(replay.replace("/v1", "") + "/certificate/pdf")
                    .doesNotContain(rebuild.replace("/v1", "") + "/certificate/pdf");
            assertThat(book.browse("auditor")
                            .get(replay.replace("/v1", "") + "/certificate/json")
                            .body())
                    .isEqualTo(json.body());

            assertThat(listed(book, "proposer"))
                    .as("without an embargo officials may replay")
                    .hasSize(2);
            new LedgerFixture(book).moment("2190-OWB", "2189-09-20");
            book.awaitProjections();
            String digest = ended.text("/certificate/balancesSha256");
            for (String person : new String[] {"reader", "proposer"}) {
                assertThat(listed(book, person)).as(person).isEmpty();
                assertThat(book.as(person).get(rebuild).status()).isEqualTo(404);
                assertThat(book.as(person).get(replay).status()).isEqualTo(403);
                assertThat(book.browse(person).get("/rebuilds").body())
                        .contains("die u mag zien")
                        .doesNotContain(digest, "Gevraagd door");
                assertThat(book.browse(person).get("/rebuilds").page().select(".asked"))
                        .isEmpty();
            }
            assertThat(listed(book, "approver")).as("an administrator").hasSize(1);
            assertThat(book.browse("approver").get("/rebuilds").body())
                    .contains(rebuild.replace("/v1", ""))
                    .doesNotContain(replay.replace("/v1", ""));
            assertThat(listed(book, "auditor")).hasSize(2);
            assertThatThrownBy(() -> book.bean(JdbcClient.class)
                            .sql("delete from rebuild_certificate")
                            .update())
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void failure_is_shown_to_nobody_who_may_not_read_all_under_embargo() {
        try (ApplicationFixture book = ApplicationFixture.empty().start()) {
            new LedgerFixture(book).moment("2190-OWB", "2189-09-20");
            book.awaitProjections();
            book.bean(JdbcClient.class)
                    .sql("alter table rebuild_certificate add constraint full_disk check (1 = 0)")
                    .update();

            String rebuild = book.as("approver").post("/v1/rebuilds", "{}").header("Location");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> book.as("approver").get(rebuild).text("/state").equals("FAILED"));

            assertThat(book.as("auditor").get(rebuild).text("/failure")).contains("FULL_DISK");
            assertThat(book.browse("auditor").get("/rebuilds").body()).contains("mislukt", "FULL_DISK");
            for (String path : List.of(rebuild, "/v1/rebuilds")) {
                assertThat(book.as("approver").get(path).body())
                        .as(path)
                        .contains("FAILED")
                        .doesNotContain("FULL_DISK");
            }
            assertThat(book.browse("approver").get("/rebuilds").body())
                    .contains("mislukt")
                    .doesNotContain("FULL_DISK");
        }
    }

    private static List<String> listed(ApplicationFixture book, String person) {
        return book.as(person).get("/v1/rebuilds").json().at("/rebuilds").findValuesAsString("startedBy");
    }

    private static String pdf(ApplicationFixture book, String person, String path) throws Exception {
        byte[] file = HttpClient.newHttpClient()
                .send(
                        book.as(person)
                                .request(path)
                                .header("Accept", "application/pdf")
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static HttpReply awaitCertificate(ApplicationFixture book, String path) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> book.as("auditor").get(path),
                        reply -> !reply.json().at("/certificate").isNull());
    }
}
