package nl.mutatieboek.mutation;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.mutation.AttachmentFixture.PDF;
import static nl.mutatieboek.mutation.AttachmentFixture.assertRefusedAtField;
import static nl.mutatieboek.mutation.AttachmentFixture.attach;
import static nl.mutatieboek.mutation.AttachmentFixture.attachOnPage;
import static nl.mutatieboek.mutation.AttachmentFixture.ledger;
import static nl.mutatieboek.mutation.AttachmentFixture.propose;
import static nl.mutatieboek.mutation.AttachmentFixture.sha256;
import static nl.mutatieboek.mutation.AttachmentFixture.storedContents;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.MultipartForm;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Attachments of a mutation at the API and on its page. */
@Tag("application")
class AttachmentApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = AttachmentFixture.BOOK;

    @BeforeAll
    static void write() {
        AttachmentFixture.write();
    }

    @Test
    void attachment_is_listed_with_the_mutation_and_downloaded_unchanged() {
        MutationId mutation = propose();

        HttpReply added = attach("proposer", mutation, "Nota \"crisis\" é.pdf", PDF);

        String path = "/v1/mutations/" + mutation + "/attachments/" + sha256(PDF);
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.header("Location")).isEqualTo(path);
        assertThat(added.text("/mediaType")).isEqualTo("application/pdf");
        HttpReply shown = BOOK.as("reader").get("/v1/mutations/" + mutation);
        assertThat(shown.text("/attachments/0/sha256")).isEqualTo(sha256(PDF));
        assertThat(shown.text("/attachments/0/name")).isEqualTo("Nota \"crisis\" é.pdf");
        assertThat(shown.text("/attachments/0/size")).isEqualTo(Integer.toString(PDF.length()));
        assertThat(shown.text("/attachments/0/by")).isEqualTo("proposer");
        HttpReply content = BOOK.as("reader").get(path);
        assertThat(content.body()).isEqualTo(PDF);
        assertThat(content.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(content.header("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''Nota%20%22crisis%22%20%C3%A9.pdf");
        assertThat(content.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(content.header("Content-Security-Policy"))
                .startsWith("sandbox;")
                .contains("default-src 'none'");
    }

    @Test
    void repeated_request_is_recorded_once_and_same_key_with_another_file_is_rejected() {
        MutationId mutation = propose();
        HttpReply first = attach("proposer", mutation, "a.pdf", PDF, "same");
        long number = BOOK.ledgerNumber();

        assertThat(attach("proposer", mutation, "a.pdf", PDF, "same").body()).isEqualTo(first.body());
        assertThat(attach("proposer", mutation, "a.pdf", PDF + "2", "same").status())
                .isEqualTo(422);
        assertThat(BOOK.ledgerNumber()).isEqualTo(number);
        assertThat(storedContents(PDF + "2")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "program.pdf, MZ\u0001x, 415, attachment-type",
        "page.html, <!DOCTYPE html>, 201,",
        "empty.pdf, '', 400, file-missing"
    })
    void content_decides_whether_a_file_is_accepted(String name, String content, int status, String type) {
        HttpReply reply = attach("proposer", propose(), name, content);

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        if (type != null) {
            assertThat(reply.text("/type")).endsWith(type);
        }
    }

    @Test
    void file_name_gets_the_extension_of_its_content() {
        MutationId mutation = propose();
        String html = "<script>alert(1)</script>";
        attach("proposer", mutation, "page.html", html);

        HttpReply content = BOOK.as("proposer").get("/v1/mutations/" + mutation + "/attachments/" + sha256(html));

        assertThat(content.header("Content-Type")).isEqualTo("text/plain");
        assertThat(content.header("Content-Disposition")).contains("page.html.txt");
    }

    @Test
    void file_above_the_size_limit_and_one_file_too_many_are_refused() {
        MutationId mutation = propose();
        assertThat(attach("proposer", mutation, "a.txt", "a".repeat(1025)).status())
                .isEqualTo(413);
        assertThat(attach("proposer", mutation, "a.txt", "a".repeat(1024)).status())
                .isEqualTo(201);
        assertThat(attach("approver", mutation, "b.txt", "b").status()).isEqualTo(201);
        assertThat(attach("proposer", mutation, "c.txt", "c").status()).isEqualTo(201);

        HttpReply fourth = attach("proposer", mutation, "d.txt", "fourth file");

        assertThat(fourth.status()).isEqualTo(409);
        assertThat(fourth.text("/type")).endsWith("too-many-attachments");
        assertThat(storedContents("fourth file")).isZero();
        assertThat(attach("proposer", mutation, "b.txt", "b").text("/type")).endsWith("attached-before");
    }

    @ParameterizedTest
    @CsvSource({"proposer, 201", "approver, 201", "counterpart, 403", "auditor, 403", "reader, 403", "defence, 403"})
    void people_of_the_chapter_and_people_who_may_consent_attach(String person, int status) {
        String content = "of " + person;

        assertThat(attach(person, propose(), "a.txt", content).status()).isEqualTo(status);

        assertThat(storedContents(content)).isEqualTo(status == 201 ? 1 : 0);
    }

    @Test
    void other_chapter_of_a_transfer_attaches() {
        MutationId transfer = ledger.propose(proposal(
                MutationKind.TRANSFER, "2026-OWB", expenditure("XX/37", 2026, -10), expenditure("XVII/1", 2026, 10)));

        assertThat(attach("counterpart", transfer, "a.txt", "a").status()).isEqualTo(201);
    }

    @Test
    void booked_mutation_takes_no_attachment_and_keeps_those_it_has() {
        MutationId mutation = propose();
        attach("proposer", mutation, "a.pdf", PDF);
        BOOK.as("approver").post("/v1/mutations/" + mutation + "/approvals", "");

        assertThat(attach("proposer", mutation, "b.txt", "b").text("/type")).endsWith("not-pending");
        assertThat(BOOK.as("reader").get("/v1/mutations/" + mutation).text("/attachments/0/name"))
                .isEqualTo("a.pdf");
    }

    @Test
    void withdrawn_attachment_is_shown_with_its_reason_and_opened_by_auditors_only() {
        MutationId mutation = propose();
        attach("proposer", mutation, "a.pdf", PDF);
        String path = "/v1/mutations/" + mutation + "/attachments/" + sha256(PDF);
        BOOK.as("approver").post("/v1/mutations/" + mutation + "/approvals", "");
        String reason = "{\"reason\": \"De verkeerde nota\"}";
        assertThat(BOOK.as("approver").post(path + "/withdrawals", reason).text("/type"))
                .endsWith("not-the-attacher");

        HttpReply withdrawn = BOOK.as("proposer").post(path + "/withdrawals", reason);

        assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);
        assertThat(withdrawn.text("/withdrawn/reason")).isEqualTo("De verkeerde nota");
        assertThat(BOOK.as("proposer").get(path).status()).isEqualTo(404);
        assertThat(BOOK.as("proposer").get(path).text("/type")).endsWith("attachment-withdrawn");
        assertThat(BOOK.as("auditor").get(path).body()).isEqualTo(PDF);
        assertThat(BOOK.as("approver").get(path).status()).as("administrator").isEqualTo(404);
        assertThat(BOOK.as("proposer").post(path + "/withdrawals", reason).status())
                .isEqualTo(404);
        String page = BOOK.browse("reader").get("/mutations/" + mutation).page().text();
        assertThat(page).contains("a.pdf", "De verkeerde nota");
    }

    @Test
    void content_that_is_missing_is_reported_instead_of_an_empty_file() {
        MutationId mutation = propose();
        attach("proposer", mutation, "lost.txt", "content that gets lost");
        String path = "/attachments/" + sha256("content that gets lost");
        JdbcClient sql = BOOK.bean(JdbcClient.class);
        sql.sql("drop trigger attachment_content_append_only").update();
        sql.sql("delete from attachment_content where sha256 = ?")
                .param(sha256("content that gets lost"))
                .update();

        HttpReply reply = BOOK.as("reader").get("/v1/mutations/" + mutation + path);

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.text("/type")).endsWith(":attachment-damaged");
        assertThat(reply.text("/detail")).contains("lost.txt", "verify");
        assertThat(reply.header("Content-Disposition")).isEmpty();
        assertThat(BOOK.browse("reader")
                        .get("/mutations/" + mutation + path)
                        .page()
                        .text())
                .contains("lost.txt", "ontbreekt");

        HttpReply again = attach("proposer", mutation, "again.txt", "content that gets lost");

        assertThat(again.text("/type")).endsWith(":attached-before");
        assertThat(BOOK.as("reader").get("/v1/mutations/" + mutation + path).body())
                .isEqualTo("content that gets lost");
    }

    @Test
    void file_added_after_a_consent_is_marked_on_the_page() {
        MutationId transfer = ledger.propose(proposal(
                MutationKind.TRANSFER, "2026-OWB", expenditure("XX/37", 2026, -11), expenditure("XVII/1", 2026, 11)));
        attach("proposer", transfer, "before.txt", "before");
        String mark = "toegevoegd nadat iemand al had ingestemd";
        assertThat(BOOK.browse("reader").get("/mutations/" + transfer).page().text())
                .contains("before.txt")
                .doesNotContain(mark);
        ledger.approve(transfer);
        attach("proposer", transfer, "after.txt", "after");

        assertThat(BOOK.browse("reader").get("/mutations/" + transfer).page().text())
                .containsSubsequence("before.txt", "after.txt", mark)
                .containsOnlyOnce(mark);
    }

    @Test
    void attachment_of_a_mutation_under_embargo_is_answered_like_one_that_does_not_exist() {
        MutationId hidden =
                ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2190-OWB", expenditure("XX/37", 2190, 10)));
        String unknown = "00000000-0000-4000-8000-000000000001";
        assertThat(attach("proposer", hidden, "a.pdf", PDF).status()).isEqualTo(201);

        for (String path : new String[] {"/attachments/" + sha256(PDF), "/attachments/" + sha256("x")}) {
            HttpReply of = BOOK.as("counterpart").get("/v1/mutations/" + hidden + path);
            assertThat(of.status()).isEqualTo(404);
            assertThat(of.body().replace(hidden.toString(), unknown))
                    .isEqualTo(BOOK.as("counterpart")
                            .get("/v1/mutations/" + unknown + path)
                            .body());
        }
        for (String content : new String[] {PDF, "new", "MZ\u0000", ""}) {
            HttpReply of = attach("counterpart", hidden, "a.pdf", content);
            HttpReply none = attach("counterpart", unknown, "a.pdf", content);
            assertThat(of.status()).isEqualTo(none.status());
            assertThat(of.body().replace(hidden.toString(), unknown)).isEqualTo(none.body());
        }
    }

    @Test
    void page_attaches_shows_and_withdraws_without_javascript() {
        MutationId mutation = propose();
        String page = "/mutations/" + mutation;
        ApplicationFixture.PageClient proposer = BOOK.browse("proposer");
        String token = proposer.get(page).page().csrf();

        HttpReply attached = proposer.send(new MultipartForm("<b>nota</b>.pdf", PDF)
                .writeTo(
                        java.net.http.HttpRequest.newBuilder(BOOK.uri(page + "/attachments"))
                                .header("Accept", "text/html"),
                        "_csrf",
                        token,
                        "key",
                        "k1"));

        assertThat(attached.status()).isEqualTo(200);
        assertThat(attached.page().texts("a")).contains("b>.pdf");
        assertThat(attached.page().select("b:contains(nota)")).isEmpty();
        HttpReply shown = proposer.get(page + "/attachments/" + sha256(PDF) + "?inline=true");
        assertThat(shown.header("Content-Disposition")).startsWith("inline;");
        assertThat(shown.header("Content-Security-Policy")).startsWith("sandbox;");
        HttpReply withdrawn = proposer.submit(
                page + "/attachments/" + sha256(PDF) + "/withdrawals",
                "_csrf",
                token,
                "key",
                "k2",
                "reason",
                URLEncoder.encode("wrong", StandardCharsets.UTF_8));
        assertThat(withdrawn.page().text()).contains("wrong");
        assertThat(proposer.get(page + "/attachments/" + sha256(PDF)).status()).isEqualTo(404);
    }

    @Test
    void page_says_at_the_field_why_a_file_is_refused() {
        MutationId mutation = propose();
        ApplicationFixture.PageClient proposer = BOOK.browse("proposer");

        assertRefusedAtField(attachOnPage(proposer, mutation, "k1", "run.exe", "MZ\u0001x"), 415);
        assertRefusedAtField(attachOnPage(proposer, mutation, "k1", "a.pdf", ""), 400);
        assertRefusedAtField(attachOnPage(proposer, mutation, "k1", "a.txt", "a".repeat(1025)), 413);
        assertRefusedAtField(attachOnPage(proposer, mutation, "", "a.pdf", PDF), 400);
        assertRefusedAtField(attachOnPage(proposer, mutation, "k".repeat(9000), "a.pdf", PDF), 400);
        String path = "/mutations/" + mutation;
        String csrf = proposer.get(path).page().csrf();
        assertRefusedAtField(proposer.submit(path + "/attachments", "_csrf", csrf, "key", "k1"), 415);
        assertThat(attachOnPage(proposer, mutation, "k1", "a.pdf", PDF).status())
                .isEqualTo(200);
        assertRefusedAtField(attachOnPage(proposer, mutation, "k1", "a.pdf", PDF + "2"), 422);
        assertThat(storedContents(PDF + "2")).isZero();
    }

    @Test
    void reason_to_withdraw_an_attachment_is_not_one_to_withdraw_the_mutation() {
        MutationId mutation = propose();
        attach("proposer", mutation, "a.pdf", PDF);
        ApplicationFixture.PageClient proposer = BOOK.browse("proposer");
        String page = "/mutations/" + mutation;

        HttpReply refused = proposer.submit(
                page + "/attachments/" + sha256(PDF) + "/withdrawals",
                "_csrf",
                proposer.get(page).page().csrf(),
                "key",
                "k3",
                "reason",
                "r".repeat(2001));

        assertThat(refused.status()).isEqualTo(400);
        PageDocument form = refused.page();
        assertThat(form.text("#withdraw-error")).isNotBlank();
        assertThat(form.links()).contains("#withdraw-" + sha256(PDF) + "-reason");
        assertThat(form.select("#reason-error")).isEmpty();
        assertThat(refused.body().split("r{2001}", -1)).hasSize(2);
    }

    @Test
    void text_is_never_shown_inline() {
        MutationId mutation = propose();
        attach("proposer", mutation, "a.txt", "<script>");

        HttpReply shown = BOOK.browse("proposer")
                .get("/mutations/" + mutation + "/attachments/" + sha256("<script>") + "?inline=true");

        assertThat(shown.header("Content-Disposition")).startsWith("attachment;");
    }
}
