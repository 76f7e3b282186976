package nl.mutatieboek.balance;

import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Marks of lines and default marks of items, by API and page. */
@Tag("whole")
class BudgetMarksApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty()
            .withPerson("xx-admin", "ADMINISTRATOR:XX")
            .withPerson("reader", "READER");

    private static final String MARKS = "/v1/chapters/XX/items/marks";

    private static ApiClient admin;
    private static ApiClient proposer;
    private static ApiClient reader;

    @BeforeAll
    static void register() {
        admin = BOOK.as("xx-admin");
        proposer = BOOK.as("proposer");
        reader = BOOK.as("reader");
        new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .items(2025, "XX/37", "XX/37/2", "XX/38", "XX/39", "XX/40", "XX/41", "XX/42");
    }

    private static HttpReply set(String item, String marks) {
        return admin.post(MARKS, """
            {"item": "%s", "validFrom": 2026, "source": {"document": "Miljoenennota 2026", "place": "bijlage 2"}, %s}\
            """.formatted(item, marks));
    }

    /** @param own the end of the line, such as {@code , "marks": {…}} */
    private static HttpReply propose(String item, String flow, long thousands, String own, String ofMutation) {
        HttpReply reply = proposer.post("/v1/mutations", """
            {"kind": "RE_ESTIMATE", "title": "Minder instroom", "explanation": "Raming", "moment": "2026-OWB",
             "basis": "READ", "source": {"document": "36800-XX-2"}, "cause": "raming", "prognosisNotStated": true,
             "postings": [{"item": "%s", "flow": "%s", "year": 2026, "thousands": %d%s}]%s}\
            """.formatted(item, flow, thousands, own, ofMutation));
        BOOK.awaitProjections();
        return reply;
    }

    private static void book(String item, long thousands, String own) {
        String id = propose(item, "EXPENDITURE", thousands, own, "").text("/id");
        assertThat(BOOK.as("approver")
                        .post("/v1/mutations/" + id + "/approvals", "")
                        .text("/state"))
                .isEqualTo("BOOKED");
        BOOK.awaitProjections();
    }

    private static String balance(String item, String mark, String more) {
        HttpReply reply = reader.get("/v1/balances?item=" + item + "&flow=EXPENDITURE&year=2026&mark=" + mark + more);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().at("/balances/0/thousands").asString();
    }

    @Test
    void default_marks_apply_to_lines_below_and_a_changed_default_leaves_past_answers_unchanged() {
        assertThat(set("XX/37", "\"ceiling\": \"CENTRAL_GOVERNMENT\", \"hgis\": false")
                        .text("/defaultMarks/0/ceiling"))
                .isEqualTo("CENTRAL_GOVERNMENT");
        book("XX/37/2", 100, "");
        book("XX/37/2", 10, ", \"marks\": {\"ceiling\": \"OUTSIDE\", \"reason\": \"Lening\"}");
        long before = BOOK.ledgerNumber();

        assertThat(balance("XX/37", "CENTRAL_GOVERNMENT", "")).isEqualTo("100");
        assertThat(balance("XX/37", "OUTSIDE", "")).isEqualTo("10");
        assertThat(balance("XX/37", "NOT_HGIS", "")).isEqualTo("110");

        HttpReply unexplained = set("XX/37", "\"ceiling\": \"SOCIAL_SECURITY\"");
        assertThat(unexplained.text("/type")).endsWith("marks-replaced-without-reason");
        assertThat(set("XX/37", "\"ceiling\": \"SOCIAL_SECURITY\", \"reason\": \"Herschikking\"")
                        .status())
                .isEqualTo(201);

        assertThat(balance("XX/37", "SOCIAL_SECURITY", "")).isEqualTo("100");
        assertThat(balance("XX/37", "CENTRAL_GOVERNMENT", "&knownAt=" + before)).isEqualTo("100");
        assertThat(balance("XX/37", "HGIS_UNKNOWN", "")).isEqualTo("110");
        assertThat(reader.get("/v1/trail?item=XX/37&knownAt=" + before).text("/entries/0/marks/ceiling"))
                .isEqualTo("CENTRAL_GOVERNMENT");
    }

    @Test
    void default_marks_and_ceiling_keep_the_whole_source() {
        String source = """
            {"document":"Miljoenennota 2026","place":"bijlage 2","url":"https://example.org/m","sha256":"%s"}\
            """.formatted("ab".repeat(32));
        HttpReply marks = admin.post(MARKS, """
            {"item": "XX/40", "validFrom": 2026, "hgis": true, "source": %s}\
            """.formatted(source));
        HttpReply ceiling = BOOK.as("approver").post("/v1/ceilings", """
            {"ceiling": "INVESTMENT", "year": 2026, "moment": "2026-OWB", "thousands": 1, "source": %s}\
            """.formatted(source));

        assertThat(marks.json().at("/defaultMarks/0/source").toString())
                .as(marks.body())
                .isEqualTo(source);
        assertThat(ceiling.json().at("/source").toString()).as(ceiling.body()).isEqualTo(source);
    }

    @Test
    void line_that_departs_from_a_default_needs_a_reason_of_its_own_or_of_the_mutation() {
        set("XX/38", "\"ceiling\": \"HEALTH_CARE\"");

        HttpReply refused = propose("XX/38", "EXPENDITURE", 1, ", \"marks\": {\"ceiling\": \"OUTSIDE\"}", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/type")).endsWith("mark-reason-missing");
        assertThat(propose(
                                "XX/38",
                                "EXPENDITURE",
                                1,
                                ", \"marks\": {\"ceiling\": \"OUTSIDE\"}",
                                ", \"marks\": {\"window\": \"Voorjaarsnota 2026\", \"reason\": \"Lening\"}")
                        .status())
                .isEqualTo(201);
        assertThat(propose("XX/38", "EXPENDITURE", 2, ", \"marks\": {\"ceiling\": \"HEALTH_CARE\"}", "")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void unknown_mark_is_not_no_and_makes_a_marked_balance_incomplete() {
        book("XX/39", 50, ", \"marks\": {\"hgis\": true}");
        book("XX/39", 5, "");

        assertThat(balance("XX/39", "HGIS", "")).isEqualTo("50");
        assertThat(balance("XX/39", "HGIS_UNKNOWN", "")).isEqualTo("5");
        HttpReply none = reader.get("/v1/balances?item=XX/39&flow=EXPENDITURE&year=2026&mark=NOT_HGIS");
        assertThat(none.text("/balances/0/known")).isEqualTo("false");
        assertThat(reader.get("/v1/balances?item=XX/39&flow=EXPENDITURE&year=2026&mark=HGIS")
                        .text("/balances/0/complete"))
                .isEqualTo("false");
    }

    @Test
    void guarantee_is_a_mark_of_commitments_only() {
        HttpReply wrong = propose("XX/40", "EXPENDITURE", 1, ", \"marks\": {\"guarantee\": true}", "");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body()).contains("/postings/0/marks/guarantee");

        HttpReply right = propose("XX/40", "COMMITMENTS", 7, ", \"marks\": {\"guarantee\": true}", "");
        assertThat(right.text("/postings/0/marks/guarantee")).isEqualTo("true");
        assertThat(right.json().at("/postings/0/marks").has("category")).isFalse();
        assertThat(reader.get("/v1/mutations?mark=GUARANTEE").body()).contains(right.text("/id"));
        assertThat(reader.get("/v1/mutations?mark=NOT_GUARANTEE").body()).doesNotContain(right.text("/id"));
    }

    @Test
    void line_departs_from_the_class_of_its_mutation_with_a_reason_and_is_found_by_its_own_class() {
        HttpReply refused = propose(
                "XX/42", "EXPENDITURE", 8, ", \"marks\": {\"class\": \"TECHNICAL\"}", ", \"class\": \"WINDFALL\"");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/type")).endsWith("mark-reason-missing");
        HttpReply misplaced = propose("XX/42", "EXPENDITURE", 8, "", ", \"marks\": {\"class\": \"TECHNICAL\"}");
        assertThat(misplaced.status()).as(misplaced.body()).isEqualTo(400);

        book("XX/42", 3, "");
        HttpReply proposed = propose(
                "XX/42",
                "EXPENDITURE",
                8,
                ", \"marks\": {\"class\": \"TECHNICAL\", \"reason\": \"Desaldering\"}",
                ", \"class\": \"WINDFALL\"");
        String id = proposed.text("/id");
        assertThat(proposed.text("/postings/0/marks/class")).isEqualTo("TECHNICAL");
        BOOK.as("approver").post("/v1/mutations/" + id + "/approvals", "");
        BOOK.awaitProjections();

        assertThat(balance("XX/42", "TECHNICAL", "")).isEqualTo("8");
        assertThat(balance("XX/42", "CLASS_UNKNOWN", "")).isEqualTo("3");
        assertThat(reader.get("/v1/balances?item=XX/42&flow=EXPENDITURE&year=2026&mark=WINDFALL")
                        .text("/balances/0/known"))
                .isEqualTo("false");
        assertThat(reader.get("/v1/mutations?mark=TECHNICAL").body()).contains(id);
        assertThat(reader.get("/v1/mutations?mark=WINDFALL&item=XX/42").body()).doesNotContain(id);
        assertThat(reader.get("/v1/trail?item=XX/42&mark=TECHNICAL").text("/entries/0/marks/class"))
                .isEqualTo("TECHNICAL");
        assertThat(PageDocument.parse(
                                BOOK.browse("reader").get("/mutations/" + id).body())
                        .text())
                .contains("Klasse technisch", "gewijzigd; standaard:", "Klasse mee- of tegenvaller", "Desaldering");
    }

    @Test
    void default_marks_are_recorded_and_shown_on_the_page_of_the_item() {
        HttpReply done = BOOK.browse("xx-admin")
                .fillAndSubmitTo(
                        "/chapters/XX/items?item=XX/41",
                        "/chapters/XX/items/marks",
                        "key",
                        "key-of-the-form",
                        "item",
                        "XX/41",
                        "validFrom",
                        "2026",
                        "ceiling",
                        "INVESTMENT",
                        "hgis",
                        "false",
                        "source/document",
                        "Miljoenennota 2026");

        assertThat(done.status()).as(done.body()).isIn(200, 302, 303);
        String page = PageDocument.parse(BOOK.browse("reader")
                        .get("/chapters/XX/items?item=XX/41")
                        .body())
                .text();
        assertThat(page).contains("Standaardkenmerken", "Investeringen", "Miljoenennota 2026", "niet bekend");
        assertThat(page).doesNotContain("Standaardkenmerken vastleggen");
    }
}
