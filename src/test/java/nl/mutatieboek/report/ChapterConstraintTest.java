package nl.mutatieboek.report;

import static nl.mutatieboek.report.ChapterConstraintFixture.SOURCE;
import static nl.mutatieboek.report.ChapterConstraintFixture.packageNamed;
import static nl.mutatieboek.report.ChapterConstraintFixture.post;
import static nl.mutatieboek.report.ChapterConstraintFixture.report;
import static nl.mutatieboek.report.ChapterConstraintFixture.signals;
import static nl.mutatieboek.report.ChapterConstraintFixture.submitConstraint;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.PageDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What chapters and documents state beside the balances, by API, page and report. */
@Tag("application")
class ChapterConstraintTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ChapterConstraintFixture.BOOK;

    @BeforeAll
    static void write() {
        ChapterConstraintFixture.write();
    }

    @Test
    void year_end_margin_report_shows_the_cap_the_counter_entry_and_what_remains() {
        assertThat(ReportTextFixture.text(BOOK, "year-end-margins", "2026-O1", Map.of("year", "2025")))
                .isEqualTo("""
                    Eindejaarsmarges van 2025, meegenomen naar het volgende jaar
                    (bedragen × € 1.000)
                    gepresenteerd t/m 2026-O1; volledig tot en met volgnummer N

                    Eindejaarsmarges
                                                                                                                                                                 Tegenpost
                    Hoofdstuk   Maximum  Grondslag van het maximum                                                                     Gevraagd  Geboekt          (in=uit)   Resteert
                    Chapter XX   50 [2]  1% van het wetsvoorstel met wijzigingen, naar beneden afgerond; aanneming is niet vastgelegd        15       40              ‒ 40  ‒ 5 [1,2]
                    Totaal                                                                                                                   15       40              ‒ 40

                    [1] Er is meer gevraagd of geboekt dan het maximum.
                    [2] Onvolledig: een deel van wat in dit bedrag meetelt is niet gelezen of niet gepubliceerd.
                    """);
    }

    @Test
    void recorded_cap_replaces_one_percent_of_the_adopted_budget_and_the_past_keeps_it() {
        long before = BOOK.ledgerNumber();

        HttpReply cap = post(
                "/v1/year-end-margin-caps",
                "{\"chapter\": \"XX\", \"year\": 2026, \"moment\": \"2026-SBS\", \"thousands\": 60, " + SOURCE + "}");
        assertThat(cap.status()).as(cap.body()).isEqualTo(201);
        assertThat(cap.header("Location")).isEqualTo("/v1/reports/year-end-margins?chapter=XX&year=2026");
        assertThat(report("year-end-margins", Map.of("year", "2026"))).contains("zoals vastgelegd", "60");
        assertThat(BOOK.as("auditor")
                        .get("/v1/reports/year-end-margins?year=2026&knownAt=" + before)
                        .body())
                .contains("1% of the budget in the ledger")
                .doesNotContain("as recorded");
        assertThat(post(
                                "/v1/year-end-margin-caps",
                                "{\"chapter\": \"XX\", \"year\": 2026, \"moment\": \"2026-SBS\", \"thousands\": 60, "
                                        + SOURCE + "}")
                        .text("/type"))
                .endsWith("margin-cap-before");
        assertThat(post(
                                "/v1/year-end-margin-caps",
                                "{\"chapter\": \"XX\", \"year\": 2026, \"moment\": \"2026-SBS\", \"thousands\": -1, "
                                        + SOURCE + "}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void importer_records_what_a_document_states_for_any_chapter() {
        assertThat(BOOK.as("importer")
                        .post(
                                "/v1/year-end-margin-caps",
                                "{\"chapter\": \"V\", \"year\": 2024, \"moment\": \"2026-SBS\", \"thousands\": 3, "
                                        + SOURCE + "}")
                        .status())
                .isEqualTo(201);
        assertThat(BOOK.as("importer").post("/v1/budget-flexibilities", """
            {"item": "V/4", "year": 2027, "moment": "2026-OWB", "unit": "THOUSANDS", "free": 1,
             "source": {"document": "36800-V-2"}}
            """).status())
                .isEqualTo(201);
        assertThat(BOOK.as("auditor")
                        .post(
                                "/v1/year-end-margin-caps",
                                "{\"chapter\": \"V\", \"year\": 2024, \"moment\": \"2026-SBS\", \"thousands\": 4, "
                                        + SOURCE + "}")
                        .status())
                .isEqualTo(403);
        BOOK.awaitProjections();
    }

    @Test
    void margins_that_together_exceed_the_cap_give_a_signal_and_at_the_cap_they_do_not() {
        // 1 % of the budget bill of 5,099 is 50; 40 is booked and 15 is pending.
        assertThat(signals()).contains("hoge eindejaarsmarge");
        HttpReply cap = post(
                "/v1/year-end-margin-caps",
                "{\"chapter\": \"XX\", \"year\": 2025, \"moment\": \"2026-SBS\", \"thousands\": 55, " + SOURCE + "}");
        assertThat(cap.status()).as(cap.body()).isEqualTo(201);

        assertThat(signals()).doesNotContain("hoge eindejaarsmarge");
        assertThat(post(
                                "/v1/year-end-margin-caps",
                                "{\"chapter\": \"XX\", \"year\": 2025, \"moment\": \"2026-SBS\", \"thousands\": 54, "
                                        + SOURCE + "}")
                        .status())
                .isEqualTo(201);
        assertThat(signals()).contains("hoge eindejaarsmarge");
    }

    @Test
    void package_balances_by_the_form_of_cover_that_its_chapter_states_on_the_page() {
        assertThat(packageNamed("Later gedekt").get("form").asString()).isEqualTo("RECEIPTS");
        assertThat(packageNamed("Later gedekt").get("covered").asBoolean()).isFalse();
        ApplicationFixture.PageClient proposer = BOOK.browse("proposer");
        String page = "/packages?name=Later%20gedekt";
        assertThat(PageDocument.parse(proposer.get(page).body()).rows())
                .contains(
                        "Uitgaven min ontvangsten 2026 | 100 | 100",
                        "Uitgaven min ontvangsten 2027 | ‒ 60 | ‒ 60",
                        "Uitgaven min ontvangsten 2028 | ‒ 40 | ‒ 40");

        HttpReply unreasoned = proposer.fillAndSubmitTo(
                page,
                "/packages/forms",
                "key",
                "f1",
                "coverage",
                "Later gedekt",
                "chapter",
                "XX",
                "form",
                "RECEIPTS_OVER_YEARS",
                "reason",
                "");
        assertThat(unreasoned.body()).contains("id=\"problem\"", "forms-reason-error");
        HttpReply stated = proposer.fillAndSubmitTo(
                page,
                "/packages/forms",
                "key",
                "f2",
                "coverage",
                "Later gedekt",
                "chapter",
                "XX",
                "form",
                "RECEIPTS_OVER_YEARS",
                "reason",
                "Voorjaarsnota, generale dekking");
        BOOK.awaitProjections();

        assertThat(PageDocument.parse(stated.body()).text())
                .contains("ontvangsten dekken uitgaven, over de jaren", "Over alle begrotingsjaren samen");
        assertThat(PageDocument.parse(proposer.get(page).body()).rows())
                .contains("Uitgaven min ontvangsten over de jaren | 0 | 0");
        JsonNode after = packageNamed("Later gedekt");
        assertThat(after.get("form").asString()).isEqualTo("RECEIPTS_OVER_YEARS");
        assertThat(after.get("covered").asBoolean()).isTrue();
        assertThat(after.at("/balances/0/uncovered").asLong()).isZero();
        assertThat(after.at("/chapters/0/form").asString()).isEqualTo("RECEIPTS_OVER_YEARS");
        assertThat(PageDocument.parse(proposer.get("/packages").body()).rows())
                .contains("Later gedekt | ontvangsten dekken uitgaven, over de jaren | 1 | sluit | sluit");
        assertThat(BOOK.browse("auditor").get(page).body()).doesNotContain("action=\"/packages/forms\"");
    }

    @Test
    void stated_form_of_a_package_without_mutations_leads_to_all_packages() {
        HttpReply stated = BOOK.browse("proposer")
                .fillAndSubmitTo(
                        "/packages?name=Later%20gedekt",
                        "/packages/forms",
                        "key",
                        "f3",
                        "coverage",
                        "Nog nergens",
                        "chapter",
                        "XX",
                        "form",
                        "OVER_YEARS",
                        "reason",
                        "Voorjaarsnota");

        assertThat(stated.status()).isEqualTo(200);
        assertThat(PageDocument.parse(stated.body()).text()).contains("Vastgelegd", "Later gedekt");
    }

    @Test
    void flexibility_in_an_unknown_unit_is_refused_in_words_of_the_page() {
        HttpReply refused = submitConstraint("key", "f4", "form", "flexibility", "unit", "PERCENT");

        assertThat(PageDocument.parse(refused.body()).text())
                .contains("De budgetflexibiliteit geldt voor een artikel")
                .doesNotContain("THOUSANDS", "TENTHS_OF_PERCENT");
    }

    @Test
    void wider_form_of_cover_holds_once_every_chapter_of_the_package_states_it() {
        HttpReply stated = post(
                "/v1/packages/forms",
                "{\"chapter\": \"XX\", \"coverage\": \"samen gedekt\", \"form\": \"RECEIPTS_OVER_YEARS\","
                        + " \"reason\": \"r\"}");
        assertThat(stated.status()).as(stated.body()).isEqualTo(201);
        assertThat(stated.header("Location")).isEqualTo("/v1/packages?name=samen%20gedekt");
        assertThat(packageNamed("Samen gedekt").get("form").asString()).isEqualTo("RECEIPTS");

        HttpReply other = BOOK.as("counterpart")
                .post(
                        "/v1/packages/forms",
                        "{\"chapter\": \"XX\", \"coverage\": \"Samen gedekt\", \"form\": \"OVER_YEARS\","
                                + " \"reason\": \"r\"}");
        assertThat(other.status()).isEqualTo(403);
    }

    @Test
    void budget_flexibility_report_shows_the_parts_as_stated_and_where_they_do_not_add_up() {
        HttpReply shares = post("/v1/budget-flexibilities", """
            {"item": "XX/37", "year": 2026, "moment": "2026-OWB", "unit": "TENTHS_OF_PERCENT", "legallyCommitted": 845,
             "administrativelyCommitted": 100, "reservedForPolicy": 50, "free": 4,
             "source": {"document": "36800-XX-2", "place": "bijlage 2"}}
            """);
        assertThat(shares.status()).as(shares.body()).isEqualTo(201);
        HttpReply amounts = post("/v1/budget-flexibilities", """
            {"item": "XX/91", "year": 2026, "moment": "2026-OWB", "unit": "THOUSANDS", "legallyCommitted": 12,
             "source": {"document": "36800-XX-2"}}
            """);
        assertThat(amounts.status()).as(amounts.body()).isEqualTo(201);
        assertThat(post("/v1/budget-flexibilities", """
            {"item": "XX/37", "year": 2026, "moment": "2026-OWB", "unit": "TENTHS_OF_PERCENT",
             "legallyCommitted": 1001, "source": {"document": "d"}}
            """).text("/errors/0/pointer"))
                .isEqualTo("/legallyCommitted");
        assertThat(post("/v1/budget-flexibilities", """
            {"item": "XX", "year": 2026, "moment": "2026-OWB", "unit": "THOUSANDS", "source": {"document": "d"}}
            """).text("/errors/0/pointer"))
                .isEqualTo("/item");

        assertThat(report("budget-flexibility", Map.of("year", "2026"))).isEqualTo("""
            Budgetflexibiliteit in 2026
            (bedragen × € 1.000)
            volledig tot en met volgnummer N

            Bedragen
                                                             juridisch       bestuurlijk      beleidsmatig
            Artikel            Stuk         Uitgaven         verplicht          gebonden      gereserveerd  vrij te besteden
            91 Item XX/91 [1]  2026-OWB  niet bekend                12       niet bekend       niet bekend       niet bekend

            Aandeel in de uitgaven van het artikel
                                                            juridisch       bestuurlijk      beleidsmatig
            Artikel              Stuk      Uitgaven         verplicht          gebonden      gereserveerd  vrij te besteden
            37 Item XX/37 [2,3]  2026-OWB     1.000            84,5 %            10,0 %             5,0 %             0,4 %

            [1] 36800-XX-2
            [2] 36800-XX-2, bijlage 2
            [3] De delen tellen niet op tot 100%; het verschil is ‒ 0,1 %.
            """);
        assertThat(PageDocument.parse(BOOK.browse("auditor")
                                .get("/balances/item?item=XX/37&flow=EXPENDITURE&year=2026")
                                .body())
                        .rows())
                .anyMatch(row -> row.startsWith("2026 2026-OWB | 84,5 % | 10,0 % | 5,0 % | 0,4 % | 36800-XX-2")
                        && row.endsWith("De delen tellen niet op tot het geheel; verschil: ‒ 0,1 %"));
    }

    @Test
    void chapter_page_records_what_a_document_states() {
        ApplicationFixture.PageClient proposer = BOOK.browse("proposer");

        HttpReply wrong = proposer.fillAndSubmitTo(
                "/chapters/XX",
                "/chapters/XX/constraints",
                "key",
                "s1",
                "form",
                "cap",
                "chapter",
                "XX",
                "year",
                "2027",
                "moment",
                "2026-SBS",
                "thousands",
                "12",
                "source/document",
                "");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body()).contains("href=\"#cap-source/document\"", "id=\"cap-source/document-error\"");
        HttpReply cap = proposer.fillAndSubmitTo(
                "/chapters/XX",
                "/chapters/XX/constraints",
                "key",
                "s2",
                "form",
                "cap",
                "chapter",
                "XX",
                "year",
                "2027",
                "moment",
                "2026-SBS",
                "thousands",
                "12",
                "source/document",
                "36820-XX-2",
                "source/place",
                "p. 3");
        assertThat(cap.body()).contains("id=\"done\"");
        HttpReply flexibility = proposer.fillAndSubmitTo(
                "/chapters/XX",
                "/chapters/XX/constraints",
                "key",
                "s3",
                "form",
                "flexibility",
                "item",
                "XX/91",
                "year",
                "2027",
                "moment",
                "2026-OWB",
                "unit",
                "TENTHS_OF_PERCENT",
                "legallyCommitted",
                "1000",
                "free",
                "0",
                "source/document",
                "36800-XX-2");
        assertThat(flexibility.body()).contains("id=\"done\"");
        BOOK.awaitProjections();

        assertThat(report("year-end-margins", Map.of("year", "2027"))).contains("12  zoals vastgelegd");
        assertThat(report("budget-flexibility", Map.of("year", "2027"))).contains("100,0 %");
        assertThat(BOOK.browse("auditor").get("/chapters/XX").body()).doesNotContain("/chapters/XX/constraints");
    }
}
