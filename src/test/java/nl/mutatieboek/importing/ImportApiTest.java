package nl.mutatieboek.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.MultipartForm;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Uploads of files by API and page. */
@Tag("application")
class ImportApiTest {
    private static final String HEADER = "moment,document,item,flow,year,amount_thousands\n";

    @RegisterExtension
    final ApplicationFixture book = ApplicationFixture.empty()
            .withPerson("importer", "IMPORTER")
            .with("spring.servlet.multipart.max-file-size=20KB")
            .with("spring.servlet.multipart.max-request-size=21KB");

    @TempDir
    private Path folder;

    @Test
    void import_is_accepted_with_202_and_its_result_can_be_queried() {
        HttpReply sent = send("importer", "?format=balances", file("2026-OWB,Tabel,XX/37,U,2026,1234\n"), key());

        assertThat(sent.status()).isEqualTo(202);
        assertThat(sent.header("Location")).isEqualTo("/v1/imports/" + sent.text("/id"));
        HttpReply ended = awaitEnd(sent);
        assertThat(ended.text("/state")).isEqualTo("ENDED");
        assertThat(ended.json().at("/result/taken").asBoolean()).isTrue();
        assertThat(ended.json().at("/result/mutations").asLong()).isEqualTo(1);
        assertThat(ended.json().at("/result/ledgerNumber").asLong()).isEqualTo(book.ledgerNumber());
        book.awaitProjections();
        HttpReply balance = book.as("auditor").get("/v1/balances?item=XX/37&flow=EXPENDITURE&year=2026");
        assertThat(balance.json().at("/balances/0/thousands").asLong()).isEqualTo(1_234);
        assertThat(book.as("auditor").get("/v1/imports").json().at("/imports")).hasSize(1);
    }

    @Test
    void repeated_import_request_returns_the_same_import_and_another_is_refused() {
        String key = key();
        MultipartForm file = file("2026-OWB,Tabel,XX/37,U,2026,1234\n");
        HttpReply first = send("importer", "?format=balances", file, key);
        awaitEnd(first);
        long after = book.ledgerNumber();

        HttpReply again = send("importer", "?format=balances", file, key);
        HttpReply other = send("importer", "?format=mutations", file, key);

        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(again.text("/state")).isEqualTo("ENDED");
        assertThat(other.status()).isEqualTo(422);
        assertThat(send("importer", "?format=balances", file("2026-OWB,Tabel,XX/37,U,2026,1235\n"), key)
                        .status())
                .isEqualTo(422);
        assertThat(book.ledgerNumber()).isEqualTo(after);
    }

    @Test
    void import_option_that_is_sent_as_a_form_field_is_refused() {
        HttpReply refused = book.as("importer")
                .send(file("2026-OWB,Tabel,XX/37,U,2026,1234\n")
                        .writeTo(
                                book.as("importer")
                                        .request("/v1/imports?format=balances")
                                        .header("Idempotency-Key", key()),
                                "dryRun",
                                "true"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/dryRun");
    }

    @Test
    void import_dry_run_and_flawed_file_record_nothing() {
        HttpReply tried = awaitEnd(
                send("importer", "?format=balances&dryRun=true", file("2026-OWB,Tabel,XX/37,U,2026,1234\n"), key()));
        HttpReply broken =
                awaitEnd(send("importer", "?format=balances", file("2026-OWB,Tabel,XX/37,U,2026,1.5\n"), key()));

        assertThat(tried.json().at("/result/taken").asBoolean()).isTrue();
        assertThat(tried.json().at("/result/recorded").asBoolean()).isFalse();
        assertThat(broken.json().at("/result/taken").asBoolean()).isFalse();
        assertThat(broken.json().at("/result/problems/0/row").asLong()).isEqualTo(2);
        assertThat(broken.text("/result/problems/0/column")).isEqualTo("amount_thousands");
        assertThat(broken.text("/result/problems/0/value")).isEqualTo("1.5");
        assertThat(book.ledgerNumber()).isZero();
    }

    @Test
    void upload_with_too_many_form_parts_is_refused_for_their_number() {
        HttpRequest.Builder many = book.as("importer")
                .request("/v1/imports?format=balances")
                .header("Idempotency-Key", key())
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n".repeat(200) + "--b--\r\n"));
        HttpReply reply = book.as("importer").send(many);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/type")).endsWith("too-many-parts");
    }

    @Test
    void import_requires_the_import_mandate_and_its_result_is_visible_to_auditors() {
        MultipartForm file = file("2026-OWB,Tabel,XX/37,U,2026,1234\n");

        assertThat(send("proposer", "?format=balances", file, key()).status()).isEqualTo(403);
        assertThat(send("auditor", "?format=balances", file, key()).status()).isEqualTo(403);
        assertThat(book.as("proposer").get("/v1/imports").status()).isEqualTo(403);
        assertThat(book.as("auditor").get("/v1/imports").status()).isEqualTo(200);
        assertThat(book.anonymous()
                        .send(file.writeTo(book.anonymous().request("/v1/imports?format=balances")))
                        .status())
                .isEqualTo(401);
        assertThat(book.ledgerNumber()).isZero();
    }

    @Test
    void invalid_import_request_is_refused_with_its_errors() {
        MultipartForm file = file("2026-OWB,Tabel,XX/37,U,2026,1234\n");

        assertThat(send("importer", "", file, key()).status()).isEqualTo(400);
        assertThat(send("importer", "?format=other", file, key()).status()).isEqualTo(400);
        assertThat(book.as("importer")
                        .send(file.writeTo(book.as("importer").request("/v1/imports?format=balances")))
                        .text("/errors/0/pointer"))
                .isEqualTo("/Idempotency-Key");
        assertThat(book.as("importer").post("/v1/imports?format=balances", "{}").status())
                .isEqualTo(415);
        assertThat(send("importer", "?format=balances", file("x".repeat(20_500)), key())
                        .status())
                .isEqualTo(413);
        HttpRequest.Builder withoutFile = book.as("importer")
                .request("/v1/imports?format=balances")
                .header("Idempotency-Key", key())
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--\r\n"));
        HttpReply missing = book.as("importer").send(withoutFile);
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.text("/errors/0/pointer")).isEqualTo("/file");
        HttpRequest.Builder brokenOff = book.as("importer")
                .request("/v1/imports?format=balances")
                .header("Idempotency-Key", key())
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nx"));
        assertThat(book.as("importer").send(brokenOff).status()).isEqualTo(400);
        assertThat(book.as("importer").get("/v1/imports/" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    @Test
    void import_page_accepts_a_file_and_shows_its_flaws() {
        PageClient importer = book.browse("importer");
        PageDocument page = importer.get("/imports?lang=en").page();

        submit(
                importer,
                page,
                new MultipartForm("../stand<b>.csv", HEADER + "2026-OWB,Tabel,XX/37,U,2026,1.5\n"),
                "false");
        PageDocument wrong = awaitState(importer, "not imported");
        assertThat(wrong.text()).contains("stand<b>.csv", "amount_thousands", "1.5");
        assertThat(wrong.select("b")).isEmpty();

        submit(importer, wrong, file("2026-OWB,Tabel,XX/37,U,2026,1234\n"), "true");
        awaitState(importer, "can be imported");
        assertThat(book.ledgerNumber()).isZero();
        submit(importer, importer.get("/imports").page(), file("2026-OWB,Tabel,XX/37,U,2026,1234\n"), "false");
        PageDocument taken = awaitState(importer, "imported");
        assertThat(book.ledgerNumber()).isPositive();
        book.awaitProjections();
        assertThat(importer.get(taken.attribute("[href*='/mutations?proposedBy=']", "href"))
                        .page()
                        .rows())
                .hasSize(2)
                .last()
                .asString()
                .contains("2026-OWB", "1,234");
        assertThat(importer.get("/trail?item=XX/37&flow=EXPENDITURE&year=2026&lang=nl")
                        .page()
                        .text())
                .contains("overgenomen uit het stuk door importer")
                .doesNotContain("voorgesteld door");
        assertThat(importer.get("/chapters?lang=nl").page().text())
                .contains("eerste jaar niet bekend")
                .doesNotContain("1814");
    }

    @Test
    void import_progress_never_exceeds_the_rows_of_the_file() throws IOException {
        Path file = folder.resolve("file.csv");
        Files.writeString(
                file,
                mutations("2026-OWB,Brief,Een,tabelkolom,XX/37,U,2026,1\n"
                                + "2026-OWB,Brief,Twee,tabelkolom,XX/37,U,2026,2\n")
                        .content());
        List<Long> reached = new ArrayList<>();

        book.bean(ImportService.class)
                .importFile(
                        ImportService.ImportFormat.MUTATIONS,
                        file,
                        "file.csv",
                        new PersonId("importer"),
                        new ImportOptions(true, LookAlikePolicy.REFUSE, Map.of()),
                        (row, rows) -> {
                            assertThat(rows).isEqualTo(2);
                            reached.add(row);
                        });

        assertThat(reached).containsExactly(2L, 2L);
    }

    @Test
    void look_alikes_are_refused_unless_the_request_parameter_says_otherwise() {
        recordLowerEstimate();
        String lines = "2026-OWB,Brief,Raming,tabelkolom,XX/37,U,2026,-1051\n";

        HttpReply refused = awaitEnd(send("importer", "?format=mutations", mutations(lines), key()));
        HttpReply skipped = awaitEnd(send("importer", "?format=mutations&lookAlikes=skip", mutations(lines), key()));

        assertThat(refused.text("/result/problems/0/code")).isEqualTo("looks-like");
        assertThat(refused.text("/result/preview/0/outcome")).isEqualTo("LOOKS_LIKE");
        assertThat(refused.text("/result/preview/0/numbers")).isEqualTo("XX-2026-0001");
        assertThat(refused.text("/result/preview/0/lines/0/now")).isEqualTo("-1051");
        assertThat(refused.text("/result/preview/0/lines/0/after")).isEqualTo("-2102");
        assertThat(skipped.text("/result/taken")).isEqualTo("true");
        assertThat(skipped.text("/result/notBooked/0/code")).isEqualTo("looks-like");
        assertThat(send("importer", "?format=mutations&lookAlikes=maybe", mutations(lines), key())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void import_page_previews_balances_and_asks_about_each_look_alike() {
        recordLowerEstimate();
        MultipartForm file = mutations("2026-OWB,Brief,Raming,tabelkolom,XX/37,U,2026,-1051\n"
                + "2026-OWB,Brief,Nieuw,tabelkolom,XX/38,U,2026,5\n");
        PageClient importer = book.browse("importer");
        submit(importer, importer.get("/imports").page(), file, "true", "mutations");
        PageDocument tried = await().until(
                        () -> importer.get("/imports?lang=en").page(),
                        page -> page.text().contains("Resembles recorded data"));

        assertThat(tried.links()).contains("/mutations?text=XX-2026-0001");
        assertThat(tried.select("[name=choice.2]")).isNotEmpty();
        assertThat(tried.text()).contains("new item");
        assertThat(tried.rows())
                .containsSubsequence("Item XX/37 XX/37 | Now | ‒ 1,051", "Change | ‒ 1,051", "After | ‒ 2,102");
        HttpReply sent = importer.send(file.writeTo(
                HttpRequest.newBuilder(book.uri("/imports")),
                "_csrf",
                tried.csrf(),
                "key",
                tried.attribute("[name=key]", "value"),
                "format",
                "mutations",
                "previewed",
                tried.attribute("[name=previewed]", "value"),
                "choice.2",
                "skip",
                "dryRun",
                "false"));

        assertThat(sent.status()).isEqualTo(200);
        awaitState(importer, "imported");
        book.awaitProjections();
        assertThat(book.as("auditor")
                        .get("/v1/balances?item=XX/37&flow=EXPENDITURE&year=2026")
                        .text("/balances/0/thousands"))
                .isEqualTo("-1051");
    }

    /** A lower estimate was entered by hand. */
    private void recordLowerEstimate() {
        new LedgerFixture(book)
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .items(2013, "XX/37")
                .book(LedgerFixture.proposal(
                        MutationKind.RE_ESTIMATE, "2026-OWB", LedgerFixture.expenditure("XX/37", 2026, -1_051)));
    }

    private static MultipartForm mutations(String lines) {
        return new MultipartForm("file.csv", "moment,document,title,kind,item,flow,year,amount_thousands\n" + lines);
    }

    @Test
    void file_name_is_shown_without_bidi_characters_and_refused_when_too_long() {
        String rows = HEADER + "2026-OWB,Tabel,XX/37,U,2026,1234\n";
        MultipartForm turned = new MultipartForm("map/a\u202Evsc.\u2066exe\u200F\uFEFF.csv", rows);
        MultipartForm longest = new MultipartForm("\u8D22".repeat(196) + ".csv", rows);

        HttpReply shown = awaitEnd(send("importer", "?format=balances&dryRun=true", turned, key()));
        HttpReply whole = awaitEnd(send("importer", "?format=balances&dryRun=true", longest, key()));

        assertThat(shown.text("/result/file")).isEqualTo("avsc.exe.csv");
        assertThat(whole.text("/result/file")).hasSize(200);
        for (int length : new int[] {201, 700, 5_000}) {
            HttpReply refused = send(
                    "importer", "?format=balances&dryRun=true", new MultipartForm("n".repeat(length), rows), key());
            assertThat(refused.status()).as(length + " characters").isEqualTo(400);
            assertThat(refused.text("/type")).endsWith("file-name-too-long");
        }
    }

    @Test
    void import_page_refuses_forms_without_csrf_token_or_login() {
        MultipartForm file = file("2026-OWB,Tabel,XX/37,U,2026,1234\n");
        PageClient importer = book.browse("importer");

        HttpReply forged =
                importer.send(file.writeTo(HttpRequest.newBuilder(book.uri("/imports")), "format", "balances"));
        HttpReply unknown =
                book.anonymous().send(file.writeTo(book.anonymous().request("/imports"), "format", "balances"));

        assertThat(forged.status()).isEqualTo(403);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(book.browse("proposer").get("/imports").status()).isEqualTo(403);
        assertThat(book.browse("proposer").get("/").page().links()).doesNotContain("/imports");
        assertThat(book.browse("importer").get("/").page().links()).contains("/imports");
        assertThat(book.ledgerNumber()).isZero();
    }

    @Test
    void uploaded_files_are_deleted_after_the_import_and_at_the_next_start() throws IOException {
        awaitEnd(send("importer", "?format=balances", file("2026-OWB,Tabel,XX/37,U,2026,1234\n"), key()));
        Path sent = book.data().resolve("sent");
        assertThat(sent).isEmptyDirectory();

        Files.writeString(sent.resolve("file-1.part"), "left");
        book.restart();
        assertThat(sent).isEmptyDirectory();
    }

    @Test
    void upload_with_two_files_or_without_form_data_is_refused_with_a_message() {
        HttpRequest.Builder twice = book.as("importer")
                .request("/v1/imports?format=balances")
                .header("Idempotency-Key", key())
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(
                        ("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nx\r\n").repeat(2)
                                + "--b--\r\n"));
        HttpReply two = book.as("importer").send(twice);
        HttpReply none = book.as("importer").post("/v1/imports?format=balances", "{}");

        assertThat(two.status()).isEqualTo(400);
        assertThat(two.text("/type")).endsWith("one-file");
        assertThat(none.status()).isEqualTo(415);
        assertThat(none.text("/type")).endsWith("form-asked");
        assertThat(none.text("/detail")).contains("multipart/form-data");
        assertThat(book.ledgerNumber()).isZero();
    }

    private static PageDocument awaitState(PageClient browser, String state) {
        return await().until(
                        () -> browser.get("/imports?lang=en").page(),
                        page -> page.texts("span.state").contains(state));
    }

    private void submit(PageClient browser, PageDocument page, MultipartForm file, String dryRun) {
        submit(browser, page, file, dryRun, "balances");
    }

    private void submit(PageClient browser, PageDocument page, MultipartForm file, String dryRun, String format) {
        HttpReply sent = browser.send(file.writeTo(
                HttpRequest.newBuilder(book.uri("/imports")),
                "_csrf",
                page.csrf(),
                "key",
                page.attribute("[name=key]", "value"),
                "format",
                format,
                "dryRun",
                dryRun));
        assertThat(sent.status()).isEqualTo(200);
    }

    private HttpReply send(String person, String query, MultipartForm file, String key) {
        return book.as(person)
                .send(file.writeTo(
                        book.as(person).request("/v1/imports" + query).header("Idempotency-Key", key)));
    }

    private HttpReply awaitEnd(HttpReply sent) {
        return await().until(
                        () -> book.as("importer").get("/v1/imports/" + sent.text("/id")),
                        reply -> !reply.text("/state").equals("RUNNING"));
    }

    private static MultipartForm file(String lines) {
        return new MultipartForm("file.csv", HEADER + lines);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
