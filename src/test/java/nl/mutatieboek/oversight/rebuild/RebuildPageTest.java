package nl.mutatieboek.oversight.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("application")
class RebuildPageTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @BeforeAll
    static void write() {
        new LedgerFixture(BOOK).moment("2026-OWB", "2025-09-16").chapter("XX").items(2025, "XX/37");
        BOOK.awaitProjections();
    }

    @Test
    void administrator_starts_a_rebuild_and_sees_its_result() {
        PageClient browser = BOOK.browse("approver");
        submit(browser, "/rebuilds");

        await().untilAsserted(() -> {
            PageDocument page = browser.get("/rebuilds").page();
            assertThat(page.text()).contains("Herberekening tot en met volgnummer 3");
            assertThat(page.texts("span.state")).contains("gelijk");
            assertThat(page.texts("dd")).contains("0", "ja");
        });
    }

    @Test
    void auditor_starts_a_replay_but_is_offered_no_rebuild() {
        PageClient browser = BOOK.browse("auditor");
        assertThat(browser.get("/rebuilds").page().select("form[action=/rebuilds]"))
                .isEmpty();

        submit(browser, "/replays", "knownAt", "2");

        await().untilAsserted(() ->
                assertThat(browser.get("/rebuilds").body()).contains("Herhaling tot en met volgnummer 2", "als CSV"));
        assertThat(browser.get("/rebuilds").body()).contains("niet gecontroleerd");
        String list = browser.get("/rebuilds").page().attribute("a[href^=/replays/][href$=/balances]", "href");
        assertThat(browser.get(list).body()).isEqualTo("item,flow,year,thousands\n");
        assertThat(submit(browser, "/rebuilds").status()).isEqualTo(403);
        assertThat(submit(browser, "/rebuilds/00000000-0000-0000-0000-000000000000/cancellations")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void auditor_replay_verifies_the_chain_on_request() {
        PageClient browser = BOOK.browse("auditor");

        submit(browser, "/replays", "knownAt", "3", "verifyChain", "true");

        await().untilAsserted(() -> assertThat(browser.get("/rebuilds").body()).contains("klopt van boeking 1 t/m 3"));
    }

    @Test
    void replay_takes_a_day_as_people_write_it() {
        PageClient auditor = BOOK.browse("auditor");

        assertThat(auditor.get("/rebuilds").body()).doesNotContain("T12:00:00Z");
        assertThat(submit(auditor, "/replays", "knownAt", "16 september 2025").body())
                .contains("Herhaling tot en met volgnummer 0");
        HttpReply reply = submit(auditor, "/replays", "knownAt", "gisteren");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.page().title()).startsWith("Fout: ");
        assertThat(reply.body()).contains("24-11-2026 14:30 of een dag").doesNotContain("UTC");
    }

    @Test
    void future_ledger_number_is_rejected_on_the_rebuild_page() {
        HttpReply reply = submit(BOOK.browse("auditor"), "/replays", "knownAt", "4000");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("Dit tijdstip is later dan de laatste boeking.");
    }

    @Test
    void form_resent_with_other_content_is_rejected_with_422() {
        PageClient auditor = BOOK.browse("auditor");
        PageDocument page = auditor.get("/rebuilds").page();
        String csrf = page.csrf();
        String key = page.attribute("[name=key]", "value");

        assertThat(auditor.submit("/replays", "_csrf", csrf, "key", key, "knownAt", "1")
                        .status())
                .as("led back to the page")
                .isEqualTo(200);
        HttpReply again = auditor.submit("/replays", "_csrf", csrf, "key", key, "knownAt", "2");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("al eerder verstuurd").doesNotContain("Idempotency-Key");
    }

    private static HttpReply submit(PageClient browser, String path, String... more) {
        PageDocument page = browser.get("/rebuilds").page();
        String[] form = new String[4 + more.length];
        form[0] = "_csrf";
        form[1] = page.csrf();
        form[2] = "key";
        form[3] = page.attribute("[name=key]", "value");
        System.arraycopy(more, 0, form, 4, more.length);
        return browser.submit(path, form);
    }
}
