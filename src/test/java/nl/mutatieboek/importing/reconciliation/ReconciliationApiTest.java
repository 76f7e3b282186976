package nl.mutatieboek.importing.reconciliation;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.MultipartForm;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.platform.HeavyWorkLimiter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** API of reconciliation. */
@Tag("application")
class ReconciliationApiTest {
    private static final String HEADER =
            "Begrotingsjaar,Uitgaven Ontvangsten Verplichtingen,Begrotingsnummer,Naam Begroting ,Artikel"
                + " nummer,Artikel,Stand ontwerpbegroting,Stand vastgestelde begroting,Stand eerste suppletoire,Stand"
                + " tweede suppletoire,Realisatie\n";

    @RegisterExtension
    static final ApplicationFixture BOOK =
            ApplicationFixture.empty().with("mutatieboek.patience=5s").withPerson("reader", "READER");

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2026-OWB", "2025-09-16").moment("2098-OWB", "2097-09-17");
        ledger.chapter("XX").items(2025, "XX/37");
        ledger.book(proposal(MutationKind.OPENING, "2026-OWB", expenditure("XX/37", 2026, 1_000)));
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 7)));
        BOOK.awaitProjections();
    }

    @Test
    void reconciliation_compares_published_balances_and_records_nothing() {
        long before = BOOK.ledgerNumber();

        HttpReply reply =
                send("auditor", "?format=begrotingsstaten", HEADER + "2026,U,XX,Begroting,37,Artikel,1000,,,,\n");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/compared").asLong()).isEqualTo(1);
        assertThat(reply.json().at("/different").asLong()).isEqualTo(1);
        assertThat(reply.json().at("/balances/0/stated").asLong()).isEqualTo(1_000);
        assertThat(reply.json().at("/balances/0/own").asLong()).isEqualTo(1_007);
        assertThat(reply.text("/balances/0/bridge/from")).isEqualTo("RECORDED");
        assertThat(reply.json().at("/balances/0/bridge/mutations/0/thousands").asLong())
                .isEqualTo(7);
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"\u3164.csv, file.csv", "Begroting\u3164 2026.csv, Begroting 2026.csv"})
    void file_is_shown_with_what_can_be_seen_of_its_name(String given, String shown) {
        HttpReply reply = BOOK.as("auditor")
                .send(new MultipartForm(given, "x;y\n1;2\n")
                        .writeTo(BOOK.as("auditor")
                                .request("/v1/reconciliations?format=delivery")
                                .header("Idempotency-Key", UUID.randomUUID().toString())));

        assertThat(reply.status()).as(reply.body()).isLessThan(500);
        assertThat(reply.text("/file")).isEqualTo(shown);
    }

    @Test
    void reconciliation_of_a_spreadsheet_uses_the_given_columns_and_as_of() {
        String columns = URLEncoder.encode("article=Nr;amount=Raming", StandardCharsets.UTF_8);
        String query = "?format=sheet&chapter=XX&flow=EXPENDITURE&year=2026&unit=millions&columns=" + columns;

        HttpReply now = send("auditor", query, "Nr;Raming\n37;1\n");
        HttpReply then = send("auditor", query + "&knownAt=" + (BOOK.ledgerNumber() - 5), "Nr;Raming\n37;1\n");

        assertThat(now.json().at("/withinRounding").asLong()).isEqualTo(1);
        assertThat(now.text("/balances/0/outcome")).isEqualTo("EQUAL_WITHIN_ROUNDING");
        assertThat(now.json().at("/sheet/roundedThousands").asLong()).isEqualTo(1_000);
        assertThat(now.text("/sheet/columns/1/unit")).isEqualTo("millions");
        assertThat(then.json().at("/agrees").asBoolean()).as(then.body()).isTrue();
    }

    @Test
    void reconciliation_pages_all_have_the_same_as_of() {
        StringBuilder lines = new StringBuilder("post;stroom;2026\n");
        for (int row = 1; row <= 7; row++) {
            lines.append("XX/").append(row).append(";U;5\n");
        }
        lines.append("XX/37;U;1000\n");
        List<String> items = new ArrayList<>();
        List<String> bridged = new ArrayList<>();
        String query = "?format=sheet&limit=3";
        int pages = 0;

        for (HttpReply page = send("auditor", query, lines.toString()); page != null; pages++) {
            assertThat(page.json().at("/compared").asLong()).as(page.body()).isEqualTo(8);
            assertThat(page.json().at("/listed").asLong()).isEqualTo(8);
            page.json().at("/balances").forEach(row -> {
                items.add(row.get("item").asString());
                if (!row.path("bridge").isNull() && !row.path("bridge").isMissingNode()) {
                    bridged.add(row.get("item").asString());
                }
            });
            String link = page.header("Link");
            page = link.isEmpty()
                    ? null
                    : send("auditor", link.substring(link.indexOf('?'), link.indexOf('>')), lines.toString());
            assertThat(page == null || link.contains("knownAt=")).isTrue();
        }

        assertThat(pages).isEqualTo(3);
        assertThat(items).containsExactly("XX/1", "XX/2", "XX/3", "XX/4", "XX/5", "XX/6", "XX/7", "XX/37");
        assertThat(bridged).containsExactly("XX/37");
        assertThat(send("auditor", query + "&after=8", lines.toString()).json().at("/balances"))
                .isEmpty();
        assertThat(send("auditor", "?format=sheet&limit=5001", lines.toString()).status())
                .isEqualTo(400);
    }

    @Test
    void reconciliation_of_a_file_over_the_row_limit_is_refused_with_413() {
        String rows = HEADER + "2026,U,XX,P,a,E,1,1,1,1,1\n".repeat(50_001);

        HttpReply refused = send("auditor", "?format=begrotingsstaten", rows);
        PageClient auditor = BOOK.browse("auditor");
        PageDocument page = submit(auditor, new MultipartForm("lang.csv", rows), "format", "begrotingsstaten");

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.text("/type")).endsWith("too-many-rows");
        assertThat(refused.text("/detail")).contains("50,000");
        assertThat(page.text()).contains("meer dan 50.000 rijen");
    }

    @Test
    void reconciliation_during_other_heavy_work_is_refused_with_503_and_retry_after() {
        HeavyWorkLimiter limiter = BOOK.bean(HeavyWorkLimiter.class);
        String file = "post;stroom;2026\nXX/37;U;1007\n";
        HeavyWorkLimiter.Slot slot = limiter.awaitSlot();
        try (slot) {
            HttpReply refused = send("auditor", "?format=sheet", file);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(refused.text("/type")).endsWith("other-work");
            HttpReply page = submitted(BOOK.browse("auditor"), new MultipartForm("blad.csv", file), "format", "sheet");
            assertThat(page.status()).isEqualTo(503);
            assertThat(page.header("Retry-After")).isEqualTo("5");
        }
        assertThat(send("auditor", "?format=sheet", file).status()).isEqualTo(200);
    }

    @Test
    void reconciliation_of_a_broken_file_returns_its_flaws() {
        HttpReply reply = send("auditor", "?format=sheet", "post;stroom;jaar;bedrag\nXX/37;U;26;1,5\n");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/understood").asBoolean()).isFalse();
        assertThat(reply.json().at("/problemCount").asLong()).isEqualTo(2);
        assertThat(reply.text("/problems/0/code")).isEqualTo("not-a-year");
        assertThat(reply.json().at("/compared").asLong()).isZero();
    }

    @Test
    void invalid_or_unauthorised_reconciliation_request_is_refused() {
        assertThat(send("auditor", "?format=other", "x\n").status()).isEqualTo(400);
        assertThat(send("auditor", "", "x\n").status()).isEqualTo(400);
        assertThat(send("auditor", "?format=sheet&columns=x", "x\n").text("/errors/0/pointer"))
                .isEqualTo("/columns");
        assertThat(send("reader", "?format=sheet", "x\n").status()).isEqualTo(403);
        assertThat(BOOK.as("auditor")
                        .post("/v1/reconciliations?format=sheet", "{}")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void reconciliation_page_shows_differences_and_the_mutations_between() {
        long before = BOOK.ledgerNumber();
        PageClient auditor = BOOK.browse("auditor");

        PageDocument page = submit(
                auditor,
                new MultipartForm("<b>staten.csv", HEADER + "2026,U,XX,Begroting,37,Artikel,1000,,,,\n"),
                "format",
                "begrotingsstaten");

        assertThat(page.text()).contains("sluit niet aan", "verschilt", "RE_ESTIMATE in 2026-OWB");
        assertThat(page.text()).contains("<b>staten.csv").doesNotContain("??");
        assertThat(page.select("b")).isEmpty();
        assertThat(page.rows()).anySatisfy(row -> assertThat(row).contains("XX/37", "1.000", "1.007"));
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void reconciliation_page_shows_how_a_spreadsheet_is_parsed_and_its_flaws() {
        PageClient auditor = BOOK.browse("auditor");
        MultipartForm sheet = new MultipartForm("blad.csv", "artikel;Stand 2026 (€ mln);Opmerking\n37;1,1;x\n");
        String[] said = {"format", "sheet", "chapter", "XX", "flow", "EXPENDITURE", "preview"};

        PageDocument preview = submit(auditor, sheet, with(said, "true"));
        PageDocument different = submit(auditor, sheet, with(said, "false"));
        PageDocument rounded = submit(
                auditor, new MultipartForm("blad.csv", "artikel;Stand 2026 (€ mln)\n37;1,0\n"), with(said, "false"));
        PageDocument broken = submit(
                auditor, new MultipartForm("blad.csv", "post;stroom;jaar;bedrag\nXX/37;U;26;1,5\n"), "format", "sheet");
        PageDocument none = submit(auditor, new MultipartForm("leeg.csv", ""), with(said, "false"));
        PageDocument wrong = submit(auditor, sheet, "format", "sheet", "year", "26", "preview", "false");

        assertThat(preview.text()).contains("1 standen in 1 rijen", "afgerond op 100", "niet gelezen");
        assertThat(preview.rows()).anySatisfy(row -> assertThat(row).contains("XX/37", "1.100"));
        assertThat(preview.select("[value=XX]")).isNotEmpty();
        assertThat(different.rows())
                .anySatisfy(row -> assertThat(row).contains("XX/37", "1.100", "1.007", "93", "verschilt"));
        assertThat(rounded.rows()).anySatisfy(row -> assertThat(row).contains("gelijk binnen de afronding"));
        assertThat(rounded.text()).contains("sluit aan");
        assertThat(broken.rows()).anySatisfy(row -> assertThat(row).contains("jaar", "26"));
        assertThat(none.text()).contains("Kies een bestand dat niet leeg is");
        assertThat(wrong.select("[role=alert]")).isNotEmpty();
        PageDocument unnamed = submit(
                auditor, new MultipartForm("blad.csv", "artikel;bedrag\n37;1\n"), "format", "sheet", "preview", "true");
        assertThat(unnamed.text())
                .contains("Geen kolom is gelezen als stroom. Noem bij ‘Wat de spreadsheet zelf niet noemt’")
                .doesNotContain("flow=");
        assertThat(unnamed.texts("details[open] > summary"))
                .anyMatch(text -> text.startsWith("Wat de spreadsheet zelf niet noemt"));
    }

    private static String[] with(String[] said, String last) {
        String[] all = Arrays.copyOf(said, said.length + 1);
        all[said.length] = last;
        return all;
    }

    private static PageDocument submit(PageClient browser, MultipartForm file, String... fields) {
        return submitted(browser, file, fields).page();
    }

    private static HttpReply submitted(PageClient browser, MultipartForm file, String... fields) {
        String[] all = Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "_csrf";
        all[fields.length + 1] = browser.get("/reconciliation").page().csrf();
        return browser.send(file.writeTo(HttpRequest.newBuilder(BOOK.uri("/reconciliation")), all));
    }

    private static HttpReply send(String who, String query, String content) {
        return BOOK.as(who)
                .send(new MultipartForm("blad.csv", content)
                        .writeTo(BOOK.as(who)
                                .request("/v1/reconciliations" + query)
                                .header("Idempotency-Key", UUID.randomUUID().toString())));
    }
}
