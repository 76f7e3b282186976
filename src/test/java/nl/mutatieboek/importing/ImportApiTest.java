package nl.mutatieboek.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.MultipartForm;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.importing.ImportJobService.ImportParameters;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.platform.HeavyWorkLimiter;
import nl.mutatieboek.platform.http.UploadedFileStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads of files by API and page. */
@Tag("application")
class ImportApiTest extends ImportRequestFixture {
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
    void import_whose_thread_cannot_start_is_not_under_way() throws IOException {
        AtomicBoolean memoryIsShort = new AtomicBoolean(true);
        HeavyWorkLimiter limiter = new HeavyWorkLimiter(Duration.ofSeconds(20), work -> {
            if (memoryIsShort.getAndSet(false)) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            return new Thread(work);
        });
        ImportJobService imports = new ImportJobService(
                book.bean(ImportService.class), book.bean(UploadedFileStore.class), limiter, Clock.systemUTC());
        ImportParameters parameters = new ImportParameters(
                ImportService.ImportFormat.BALANCES,
                new ImportOptions(false, LookAlikePolicy.REFUSE, Map.of()),
                "file.csv",
                "");
        Actor importer = new Actor(new PersonId("importer"), Set.of(), Set.of(Mandate.IMPORT));
        Path copy = folder.resolve("file.csv");
        UUID failed = UUID.randomUUID();

        Files.writeString(copy, HEADER + "2026-OWB,Tabel,XX/37,U,2026,1234\n");
        assertThatThrownBy(() -> imports.startOrFind(failed, parameters, () -> copy, importer))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(imports.find(failed)).isEmpty();
        assertThat(copy).doesNotExist();

        Files.writeString(copy, HEADER + "2026-OWB,Tabel,XX/37,U,2026,1234\n");
        ImportJob next = imports.startOrFind(UUID.randomUUID(), parameters, () -> copy, importer);
        await().until(() -> next.state() == ImportJob.ImportStatus.ENDED);
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
}
