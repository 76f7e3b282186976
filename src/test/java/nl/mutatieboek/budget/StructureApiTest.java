package nl.mutatieboek.budget;

import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** API of chapters, items and moments. */
@Tag("main")
class StructureApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static final String XX = """
        {"chapter": "XX", "name": "Asiel en Migratie", "validFrom": 2025}\
        """;
    private static final String ARTICLE = """
        {"item": "XX/37", "name": "Asiel en Migratie", "validFrom": 2025, "validUntil": 2040}\
        """;
    private static final String MOMENT = """
        {"moment": "2025-OWB", "submittedOn": "2024-09-17"}\
        """;

    private static ApiClient approver;

    @BeforeAll
    static void register() {
        approver = BOOK.as("approver");
        assertThat(approver.post("/v1/chapters", XX, "xx").status()).isEqualTo(201);
        assertThat(approver.post("/v1/chapters/XX/items", ARTICLE, "37").status())
                .isEqualTo(201);
        assertThat(approver.post("/v1/moments", MOMENT, "owb").status()).isEqualTo(201);
    }

    @Test
    void opened_chapter_is_returned_at_its_location() {
        HttpReply opened = approver.post("/v1/chapters", XX, "xx");

        assertThat(opened.body()).isEqualTo("""
            {"chapter":"XX","name":"Asiel en Migratie","validFrom":2025,"validUntil":null,"budgetStatement":true,\
            "ledgerNumber":1}\
            """);
        assertThat(get(opened.header("Location")).body()).isEqualTo("""
            {"chapter":"XX","name":"Asiel en Migratie","validFrom":2025,"validUntil":null,"budgetStatement":true}\
            """);
        assertThat(get("/v1/chapters").text("/chapters/0/chapter")).isEqualTo("XX");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59-18:00", "-999999999-01-01T00:00:00+18:00"})
    void public_time_out_of_any_range_is_refused(String time) {
        HttpReply refused = approver.post(
                "/v1/moments",
                "{\"moment\": \"2026-O1\", \"submittedOn\": \"2026-06-01\", \"publicAt\": \"" + time + "\"}");

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/publicAt");
    }

    @Test
    void registered_item_is_returned_by_its_full_path() {
        HttpReply registered = approver.post("/v1/chapters/XX/items", ARTICLE, "37");

        assertThat(registered.json().at("/ledgerNumber").asLong()).isEqualTo(2);
        assertThat(get(registered.header("Location")).body()).isEqualTo("""
            {"items":[{"item":"XX/37","name":"Asiel en Migratie","validFrom":2025,"validUntil":2040}]}\
            """);
        assertThat(get("/v1/chapters/XX/items?item=XX/38").body()).isEqualTo("{\"items\":[]}");
    }

    @Test
    void moment_is_returned_with_the_chapters_for_which_it_is_closed() {
        approver.post("/v1/moments", "{\"moment\": \"2024-SW\", \"submittedOn\": \"2025-05-21\", \"assumed\": true}");

        HttpReply closed = approver.post("/v1/moments/2024-SW/closings", "{\"chapter\": \"XX\"}");

        assertThat(closed.status()).isEqualTo(201);
        assertThat(get(closed.header("Location")).body()).isEqualTo("""
            {"moment":"2024-SW","submittedOn":"2025-05-21","assumed":true,"publicAt":null,"embargoEnded":false,"embargoEndedFor":[],\
            "firstYear":2024,"lastYear":2024,"closedFor":["XX"],"proposed":[],"corrections":[],"bills":[]}\
            """);
        assertThat(get("/v1/moments").text("/moments/0/moment")).isEqualTo("2025-OWB");
        assertThat(get("/v1/moments").text("/moments/1/moment")).isEqualTo("2024-SW");
    }

    @ParameterizedTest(name = "{0} {1} is answered with {2} {3} at {4}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        /v1/chapters                  | {"chapter": "XX", "name": "Other", "validFrom": 2025}                    | 409 | chapter-exists            | -
        /v1/chapters                  | {"chapter": "xx", "name": " ", "validFrom": "2025"}                     | 400 | malformed                 | /chapter /name /validFrom
        /v1/chapters                  | {"chapter": "A", "name": "N", "validFrom": 2025, "validUntil": 2024}    | 400 | malformed                 | /validUntil
        /v1/chapters                  | {"chapter": "A", "name": "N", "validFrom": -2025}                       | 400 | malformed                 | /validFrom
        /v1/chapters                  | {"chapter": "A", "name": "N", "validFrom": 9223372036854775807}         | 400 | malformed                 | /validFrom
        /v1/chapters                  | {"chapter": "A", "name": "N", "validFrom": 9223372036854775808}         | 400 | malformed                 | /validFrom
        /v1/chapters                  | {"chapter": "A", "name": "N", "validFrom": 2025, "budgetStatement": 1}  | 400 | malformed                 | /budgetStatement
        /v1/chapters/XX/items         | {"item": "VI/37", "name": "N", "validFrom": 2025}                       | 400 | malformed                 | /item
        /v1/chapters/XX/items         | {"item": "XX/37", "name": "N", "validFrom": 2030}                       | 409 | item-exists               | -
        /v1/chapters/XX/items         | {"item": "XX/38/1", "name": "N", "validFrom": 2025}                     | 409 | unknown-item              | -
        /v1/chapters/XX/items         | {"item": "XX/37~91", "name": "N", "validFrom": 2025}                    | 409 | open-item-never-registered | -
        /v1/chapters/XX/items         | {"item": "XX/38", "name": "N", "validFrom": 2024}                       | 409 | chapter-not-valid         | -
        /v1/chapters/VI/items         | {"item": "VI/37", "name": "N", "validFrom": 2025}                       | 404 | unknown-chapter           | -
        /v1/chapters/xx/items         | {"item": "XX/38", "name": "N", "validFrom": 2025}                       | 404 | not-found                 | -
        /v1/moments                   | {"moment": "2025-OWB", "submittedOn": "2024-09-18"}                     | 409 | moment-exists             | -
        /v1/moments                   | {"moment": "2025-NVW", "submittedOn": "2025-02-30"}                     | 400 | malformed                 | /moment /submittedOn
        /v1/moments/2025-O1/closings  | {"chapter": "XX"}                                                       | 404 | unknown-moment            | -
        /v1/moments/2025-OWB/closings | {"chapter": "VI"}                                                       | 409 | unknown-chapter           | -
        /v1/moments/2025-OWB/closings | {}                                                                      | 400 | malformed                 | /chapter
        """)
    void invalid_structure_request_is_refused_and_records_nothing(
            String path, String body, int status, String code, String pointers) {
        long before = BOOK.ledgerNumber();

        HttpReply reply = approver.post(path, body);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.text("/type")).isEqualTo("urn:mutatieboek:problem:" + code);
        assertThat(reply.json().path("errors").findValuesAsString("pointer"))
                .containsExactly(pointers == null ? new String[0] : pointers.split(" "));
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/chapters?effectiveOn=2025-01-01, 400",
        "/v1/chapters?effectiveOn=2025-02-30, 400",
        "/v1/chapters/XX/items?knownAt=4100, 400",
        "/v1/chapters/XX?knownAt=2025-10-01T00:00:00Z, 404",
        "/v1/chapters/XX?knownAt=yesterday, 400",
        "/v1/chapters/XX?moment=2025-OWB, 400",
        "/v1/moments?moment=2025-NVW, 400",
        "/v1/moments/2025-OWB?effective=2025-01-01, 400",
        "/v1/moments?atLeast=-1, 400",
        "/v1/moments?atLeast=1&atLeast=1, 400",
        "/v1/moments?atLeast=%00, 400",
        "/v1/moments/2025-O1, 404",
        "/v1/moments/2025-XX, 404",
        "/v1/chapters/VI, 404",
        "/v1/chapters/VI/items, 404",
    })
    void structure_query_with_invalid_parameters_or_unknown_names_gets_a_problem(String path, int status) {
        HttpReply reply = BOOK.as("auditor").get(path);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }

    private static HttpReply get(String path) {
        String atLeast = (path.contains("?") ? "&" : "?") + "atLeast=" + BOOK.ledgerNumber();
        return BOOK.as("auditor").get(path + atLeast);
    }
}
