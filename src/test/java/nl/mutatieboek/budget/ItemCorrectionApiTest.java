package nl.mutatieboek.budget;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Corrections of chapters, items and their names by two people, by API and page. */
@Tag("whole")
class ItemCorrectionApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty()
            .with("mutatieboek.moment-people=2")
            .withPerson("second", "ADMINISTRATOR")
            .withPerson("of-chapter", "ADMINISTRATOR:XX");

    private static final String ITEMS = "/v1/chapters/XX/items";
    private static final String CORRECTIONS = ITEMS + "/corrections";

    private static ApiClient first;
    private static ApiClient second;
    private static ApiClient auditor;

    @BeforeAll
    static void register() {
        first = BOOK.as("approver");
        second = BOOK.as("second");
        auditor = BOOK.as("auditor");
        new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .embargoedMoment("2026-O1", "2026-04-24")
                .chapter("XX")
                .items(2025, "XX/37", "XX/38", "XX/39", "XX/40", "XX/41", "XX/42", "XX/43", "XX/44", "XX/45");
    }

    private static String correction(String item, String name, int validFrom) {
        return """
            {"item": "%s", "registeredFrom": 2025, "name": "%s", "validFrom": %d, "reason": "Een typefout"}\
            """.formatted(item, name, validFrom);
    }

    private static HttpReply registrations(String item, String more) {
        return auditor.get(ITEMS + "/registrations?item=" + item + more);
    }

    @Test
    void item_correction_takes_two_people_and_leaves_earlier_as_of_answers_unchanged() {
        String requested = correction("XX/37", "Asiel", 2026);
        long before = BOOK.ledgerNumber();

        HttpReply proposed = first.post(CORRECTIONS, requested);

        assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
        assertThat(proposed.text("/registrations/0/validFrom")).isEqualTo("2025");
        assertThat(proposed.text("/corrections/0/by")).isEqualTo("approver");
        assertThat(first.post(CORRECTIONS, requested).text("/type")).endsWith("item-correction-proposed-before");
        HttpReply confirmed = second.post(CORRECTIONS, requested);
        assertThat(confirmed.text("/registrations/0/validFrom")).isEqualTo("2026");
        assertThat(confirmed.json().at("/corrections")).isEmpty();
        assertThat(auditor.get(proposed.header("Location")).body()).isEqualTo("""
            {"item":"XX/37","registrations":[{"name":"Asiel","validFrom":2026,"validUntil":null}],"names":[],"defaultMarks":[],\
            "corrections":[],"nameCorrections":[]}\
            """);

        assertThat(registrations("XX/37", "&knownAt=" + before).text("/registrations/0/name"))
                .isEqualTo("Item XX/37");
        assertThat(registrations("XX/37", "&knownAt=" + (before + 1)).text("/registrations/0/validFrom"))
                .isEqualTo("2025");
        assertThat(auditor.get(ITEMS + "?item=XX/37&knownAt=" + before).text("/items/0/validFrom"))
                .isEqualTo("2025");
        assertThat(auditor.get(ITEMS + "?item=XX/37").text("/items/0/name")).isEqualTo("Asiel");
        assertThat(auditor.get("/v1/ledger/entries?after=" + before).body())
                .containsSubsequence("chapter-change-proposed", "item-corrected", "Een typefout");
    }

    @Test
    void item_correction_is_confirmed_by_a_chapter_administrator() {
        String requested = correction("XX/38", "Terugkeer", 2026);
        String item = "{\"item\": \"XX/38\"}";
        first.post(CORRECTIONS, requested);

        assertThat(BOOK.as("of-chapter").post(ITEMS + "/withdrawals", item).text("/type"))
                .endsWith("item-correction-by-somebody-else");
        HttpReply withdrawn = first.post(ITEMS + "/withdrawals", item);
        assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(201);
        assertThat(withdrawn.json().at("/corrections")).isEmpty();
        assertThat(first.post(ITEMS + "/withdrawals", item).text("/type")).endsWith("no-item-correction-proposed");

        first.post(CORRECTIONS, requested);
        assertThat(BOOK.as("of-chapter").post(CORRECTIONS, requested).text("/registrations/0/name"))
                .isEqualTo("Terugkeer");
    }

    @Test
    void item_correction_dry_run_shows_the_result_and_records_nothing() {
        long before = BOOK.ledgerNumber();

        HttpReply tried = first.post(CORRECTIONS + "?dryRun=true", correction("XX/39", "Anders", 2026));

        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.text("/corrections/0/name")).isEqualTo("Anders");
        assertThat(first.post(ITEMS + "/names?dryRun=true", "{\"item\": \"XX/39\", \"year\": 2026, \"name\": \"N\"}")
                        .text("/names/0/name"))
                .isEqualTo("N");
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void yearly_item_name_is_recorded_shown_and_corrected() {
        String names = ITEMS + "/names";
        assertThat(first.post(names, "{\"item\": \"XX/40\", \"year\": 2027, \"name\": \"Assiel\"}")
                        .status())
                .isEqualTo(201);
        long named = BOOK.ledgerNumber();
        String balances = "/v1/balances?item=XX/40&flow=EXPENDITURE&year=2027&atLeast=";
        assertThat(auditor.get(balances + named).body()).contains("\"name\":\"Assiel\"");
        String right = """
            {"item": "XX/40", "year": 2027, "name": "Assiel", "rightName": "Asiel", "reason": "Een typefout"}\
            """;

        assertThat(first.post(names + "/corrections", right).text("/nameCorrections/0/rightName"))
                .isEqualTo("Asiel");
        assertThat(second.post(names + "/corrections", right).text("/names/0/name"))
                .isEqualTo("Asiel");

        assertThat(auditor.get(balances + BOOK.ledgerNumber()).body()).contains("\"name\":\"Asiel\"");
        assertThat(auditor.get(balances + named + "&knownAt=" + named).body()).contains("\"name\":\"Assiel\"");
        assertThat(first.post(names, "{\"item\": \"XX/40\", \"year\": 2027, \"name\": \"Assiel\"}")
                        .text("/type"))
                .endsWith("named-before");
    }

    @Test
    void item_corrections_are_equal_after_a_rebuild() {
        String requested = correction("XX/44", "Kustwacht", 2026);
        first.post(CORRECTIONS, requested);
        second.post(CORRECTIONS, requested);
        first.post(CORRECTIONS, correction("XX/45", "Waits", 2026));
        BOOK.awaitProjections();
        String before =
                registrations("XX/44", "").body() + registrations("XX/45", "").body();

        String rebuild = first.post("/v1/rebuilds", "{}").header("Location");
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(auditor.get(rebuild).text("/state")).isEqualTo("EQUAL"));

        assertThat(registrations("XX/44", "").body()
                        + registrations("XX/45", "").body())
                .isEqualTo(before)
                .contains("Kustwacht", "Waits");
    }

    @Test
    void chapter_is_named_and_corrected_by_its_code() {
        first.post("/v1/chapters", "{\"chapter\": \"VI\", \"name\": \"Justitie\", \"validFrom\": 2025}");
        String requested = """
            {"item": "VI", "registeredFrom": 2025, "name": "Justitie en Veiligheid", "validFrom": 2024, "reason": "Te kort"}\
            """;
        first.post("/v1/chapters/VI/items/corrections", requested);
        second.post("/v1/chapters/VI/items/corrections", requested);
        first.post("/v1/chapters/VI/items/names", "{\"item\": \"VI\", \"year\": 2030, \"name\": \"Justitie (nieuw)\"}");
        BOOK.awaitProjections();

        assertThat(auditor.get("/v1/chapters/VI").body())
                .contains("\"name\":\"Justitie (nieuw)\"", "\"validFrom\":2024");
        assertThat(auditor.get("/v1/chapters/VI/items/registrations?item=VI").body())
                .contains("Justitie en Veiligheid", "\"year\":2030");
    }

    @Test
    void item_correction_that_hits_a_mutation_under_embargo_is_refused_without_details() {
        new LedgerFixture(BOOK).book(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/41", 2027, 5)));

        HttpReply refused = first.post(CORRECTIONS, correction("XX/41", "Later", 2028));
        HttpReply byOther = second.post(CORRECTIONS, correction("XX/41", "Later", 2028));

        assertThat(refused.text("/type")).endsWith("item-used");
        assertThat(refused.text("/detail")).contains("2027");
        assertThat(byOther.text("/type")).endsWith("under-embargo");
        assertThat(byOther.body()).doesNotContain("2027");
    }

    @ParameterizedTest(name = "{0} {1} is answered with {2} {3} at {4}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        corrections       | {"item": "XX/42", "registeredFrom": 2024, "validFrom": 2025, "reason": "r"}             | 409 | item-not-registered-from | -
        corrections       | {"item": "XX/42", "registeredFrom": 2025, "validFrom": 2025, "reason": "r"}             | 409 | item-unchanged           | -
        corrections       | {"item": "XX/42", "registeredFrom": 2025, "validFrom": 2012, "reason": "r"}             | 409 | chapter-not-valid        | -
        corrections       | {"item": "VI/1", "registeredFrom": "x", "validFrom": 2025, "validUntil": 2024}          | 400 | malformed                | /item /registeredFrom /validUntil /reason
        names             | {"item": "XX/99", "year": 2026, "name": "N"}                                            | 409 | unknown-item             | -
        names             | {"item": "XX/42", "year": 1800, "name": " "}                                            | 400 | malformed                | /year /name
        names/corrections | {"item": "XX/42", "year": 2026, "name": "N", "rightName": "M", "reason": "r"}           | 409 | not-named-so             | -
        withdrawals       | {"item": "XX/42"}                                                                       | 409 | no-item-correction-proposed | -
        """)
    void invalid_item_correction_request_is_refused_and_records_nothing(
            String path, String body, int status, String code, String pointers) {
        long before = BOOK.ledgerNumber();

        HttpReply reply = first.post(ITEMS + "/" + path, body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.text("/type")).isEqualTo("urn:mutatieboek:problem:" + code);
        assertThat(reply.json().path("errors").findValuesAsString("pointer"))
                .containsExactly(pointers == null ? new String[0] : pointers.split(" "));
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void registrations_of_an_unknown_item_or_chapter_are_not_found() {
        for (String path : List.of(ITEMS + "/registrations?item=XX/99", ITEMS + "/registrations?item=XIV/1")) {
            assertThat(auditor.get(path).status()).isEqualTo(404);
        }
        assertThat(auditor.get(ITEMS + "/registrations").status()).isEqualTo(400);
    }

    @Test
    void item_page_shows_a_pending_correction_and_accepts_its_confirmation() {
        PageClient one = BOOK.browse("approver");
        PageClient other = BOOK.browse("second");
        String page = "/chapters/XX/items?item=XX/43";

        String proposed = send(
                        one,
                        page,
                        "/chapters/XX/items/corrections",
                        "item",
                        "XX/43",
                        "registeredFrom",
                        "2025",
                        "name",
                        "Grenzen",
                        "validFrom",
                        "2025",
                        "validUntil",
                        "2030",
                        "reason",
                        "Typefout")
                .body();

        assertThat(PageDocument.parse(proposed).text())
                .contains("Correctie voorgesteld door approver", "Intrekken wat u voorstelde")
                .doesNotContain("Bevestig");
        assertThat(other.get(page).page().text()).contains("Bevestigen").doesNotContain("Intrekken wat u voorstelde");
        String confirmed = send(
                        other,
                        page,
                        "/chapters/XX/items/corrections",
                        "item",
                        "XX/43",
                        "registeredFrom",
                        "2025",
                        "name",
                        "Grenzen",
                        "validFrom",
                        "2025",
                        "validUntil",
                        "2030",
                        "reason",
                        "Typefout")
                .body();
        assertThat(PageDocument.parse(confirmed).text())
                .contains("Grenzen XX/43", "2025–2030")
                .doesNotContain("Correctie voorgesteld");

        HttpReply wrong = send(one, page, "/chapters/XX/items/names", "item", "XX/43", "year", "26", "name", "Grenzen");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(send(one, page, "/chapters/XX/items/names", "item", "XX/43", "year", "2026", "name", "Grens")
                        .body())
                .contains("Grens");
        assertThat(one.get("/chapters/XX").page().text()).contains("XX/43", "Namen en geldigheid");
    }

    private static HttpReply send(PageClient browser, String page, String to, String... form) {
        return browser.fillAndSubmitTo(
                page,
                to,
                Stream.concat(Stream.of("key", UUID.randomUUID().toString()), Stream.of(form))
                        .toArray(String[]::new));
    }
}
