package nl.mutatieboek.mutation;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.MultipartForm;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.ledger.Sha256Digest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A book with mutations, and requests that attach files to them. */
final class AttachmentFixture {
    static final String PDF = "%PDF-1.7 besluitnota";

    static final ApplicationFixture BOOK = ApplicationFixture.empty()
            .withPerson("reader", "READER")
            .withPerson("defence", "PROPOSER:X")
            .with("mutatieboek.attachments.largest=1KB")
            .with("mutatieboek.attachments.per-mutation=3");

    static LedgerFixture ledger;

    static void write() {
        ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .moment("2190-OWB", "2189-09-20")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XVII/1");
    }

    static MutationId propose() {
        return ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 10)));
    }

    static HttpReply attach(String person, Object mutation, String name, String content) {
        return attach(person, mutation, name, content, UUID.randomUUID().toString());
    }

    static HttpReply attach(String person, Object mutation, String name, String content, String key) {
        ApiClient client = BOOK.as(person);
        return client.send(new MultipartForm(name, content)
                .writeTo(client.request("/v1/mutations/" + mutation + "/attachments")
                        .header("Idempotency-Key", key)));
    }

    static String sha256(String content) {
        return Sha256Digest.hex(content.getBytes(StandardCharsets.UTF_8));
    }

    static long storedContents(String content) {
        return BOOK.bean(JdbcClient.class)
                .sql("select count(*) from attachment_content where sha256 = ?")
                .param(sha256(content))
                .query(Long.class)
                .single();
    }

    static HttpReply attachOnPage(
            ApplicationFixture.PageClient browser, MutationId mutation, String key, String name, String content) {
        String page = "/mutations/" + mutation;
        return browser.send(new MultipartForm(name, content)
                .writeTo(
                        java.net.http.HttpRequest.newBuilder(BOOK.uri(page + "/attachments"))
                                .header("Accept", "text/html"),
                        "_csrf",
                        browser.get(page).page().csrf(),
                        "key",
                        key));
    }

    static void assertRefusedAtField(HttpReply reply, int status) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.page().links()).contains("#attachment");
        assertThat(reply.page().fieldError("attachment")).isNotBlank();
        assertThat(reply.page().attribute("#attachment", "aria-describedby")).endsWith(" attachment-help");
    }

    private AttachmentFixture() {}
}
