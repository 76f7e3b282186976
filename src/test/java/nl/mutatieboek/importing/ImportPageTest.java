package nl.mutatieboek.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.MultipartForm;
import nl.mutatieboek.PageDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page of imports: files, previews and questions about look-alikes. */
@Tag("application")
class ImportPageTest extends ImportRequestFixture {
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
}
