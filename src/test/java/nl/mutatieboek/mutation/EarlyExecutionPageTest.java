package nl.mutatieboek.mutation;

import static nl.mutatieboek.mutation.SmallReserveBook.propose;
import static nl.mutatieboek.mutation.SmallReserveBook.transferJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Early execution of new policy, on the page of its mutation. */
@Tag("application")
class EarlyExecutionPageTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @BeforeAll
    static void write() {
        SmallReserveBook.recordSampleBook(BOOK);
    }

    @Test
    void early_execution_is_recorded_once_with_its_letter_and_reason() {
        String id = newPolicy(12);
        String key = UUID.randomUUID().toString();

        HttpReply recorded = allowEarlyExecution(id, key, "36800-XX-9", "De opvang kan niet wachten");
        long after = BOOK.ledgerNumber();
        allowEarlyExecution(id, key, "36800-XX-9", "De opvang kan niet wachten");

        assertThat(recorded.page().text())
                .contains("ja, vóór autorisatie (CW 2016, art. 2.27, tweede lid): 36800-XX-9")
                .contains("De opvang kan niet wachten");
        assertThat(recorded.body()).doesNotContain(form(id));
        assertThat(allowEarlyExecution(id, key, "36800-XX-10", "De opvang kan niet wachten")
                        .status())
                .isEqualTo(422);
        assertThat(BOOK.ledgerNumber()).isEqualTo(after);
    }

    @Test
    void early_execution_form_is_shown_only_to_those_allowed_and_before_authorisation() {
        String waiting = newPolicy(13);
        String pending = propose(BOOK, newPolicy(transferJson(14)));
        String old = booked(transferJson(15));

        assertThat(page("approver", waiting)).contains(form(waiting));
        assertThat(page("auditor", waiting)).doesNotContain(form(waiting));
        assertThat(page("counterpart", waiting)).doesNotContain(form(waiting));
        assertThat(page("approver", waiting + "?knownAt=" + BOOK.ledgerNumber()))
                .doesNotContain(form(waiting));
        assertThat(page("approver", pending)).doesNotContain(form(pending));
        assertThat(page("approver", old)).doesNotContain(form(old));
    }

    @Test
    void invalid_early_execution_form_shows_field_errors_and_keeps_its_input() {
        String id = newPolicy(16);
        long before = BOOK.ledgerNumber();

        HttpReply wrong = allowEarlyExecution(id, UUID.randomUUID().toString(), "two\nlines", " ");

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.page().fieldError("exception-letter")).isNotBlank();
        assertThat(wrong.page().fieldError("exception-reason")).isEqualTo("Vul een reden in");
        assertThat(wrong.page().attribute("#exception-letter", "value")).isEqualTo("two\nlines");
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void early_execution_by_another_role_is_forbidden() {
        String id = newPolicy(17);
        PageClient auditor = BOOK.browse("auditor");

        assertThat(submit(auditor, id, UUID.randomUUID().toString(), "36800-XX-9", "Nu")
                        .status())
                .isEqualTo(403);
    }

    private static String form(String id) {
        return "action=\"/mutations/" + id + "/early-executions\"";
    }

    private static String newPolicy(long thousands) {
        return booked(newPolicy(transferJson(thousands)));
    }

    private static String newPolicy(String transfer) {
        return transfer.replaceFirst("\\{", "{\"newPolicy\": true, ");
    }

    private static String booked(String transfer) {
        String id = propose(BOOK, transfer);
        BOOK.as("counterpart").post("/v1/mutations/" + id + "/confirmations", "");
        assertThat(BOOK.as("approver")
                        .post("/v1/mutations/" + id + "/approvals", "")
                        .text("/state"))
                .isEqualTo("BOOKED");
        return id;
    }

    private static String page(String name, String id) {
        return BOOK.browse(name).get("/mutations/" + id).body();
    }

    private static HttpReply allowEarlyExecution(String id, String key, String letter, String reason) {
        return submit(BOOK.browse("approver"), id, key, letter, reason);
    }

    private static HttpReply submit(PageClient browser, String id, String key, String letter, String reason) {
        String csrf = browser.get("/mutations/" + id).page().csrf();
        return browser.submit(
                "/mutations/" + id + "/early-executions",
                "_csrf",
                csrf,
                "key",
                key,
                "letter",
                letter,
                "reason",
                reason);
    }
}
