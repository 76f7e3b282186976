package nl.mutatieboek.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** API of a moment for a chapter, where two people close it. */
@Tag("main")
class ChapterMomentApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK =
            ApplicationFixture.empty().with("mutatieboek.moment-people=2").withPerson("second", "ADMINISTRATOR");

    private static final String NO_BILL =
            "\"document\":null,\"presentedOn\":null,\"act\":null,\"adoptedOn\":null," + "\"effectiveFrom\":null";

    private static ApiClient approver;
    private static ApiClient second;

    @BeforeAll
    static void register() {
        approver = BOOK.as("approver");
        second = BOOK.as("second");
        approver.post("/v1/chapters", "{\"chapter\": \"XX\", \"name\": \"AenM\", \"validFrom\": 2025}");
        for (String moment : new String[] {"2026-OWB 2025-09-16", "2026-VB 2026-02-18", "2026-O1 2026-04-24"}) {
            String[] words = moment.split(" ");
            approver.post("/v1/moments", "{\"moment\": \"%s\", \"submittedOn\": \"%s\"}".formatted(words[0], words[1]));
        }
    }

    @Test
    void moment_is_closed_and_reopened_by_two_people() {
        HttpReply wanted = approver.post("/v1/moments/2026-O1/closings", "{\"chapter\": \"XX\"}", "first");
        assertThat(wanted.status()).isEqualTo(201);
        assertThat(wanted.json().at("/closed").asBoolean()).isFalse();
        assertThat(approver.post("/v1/moments/2026-O1/closings", "{\"chapter\": \"XX\"}")
                        .text("/type"))
                .endsWith("second-person-asked");

        HttpReply closed = second.post("/v1/moments/2026-O1/closings", "{\"chapter\": \"XX\"}");
        assertThat(closed.json().at("/closed").asBoolean()).isTrue();
        // A repeat gets the answer of the first request, whatever happened since.
        assertThat(approver.post("/v1/moments/2026-O1/closings", "{\"chapter\": \"XX\"}", "first")
                        .body())
                .isEqualTo(wanted.body());

        String reopening = "{\"chapter\": \"XX\", \"reason\": \"Een tabel vergeten\"}";
        assertThat(second.post("/v1/moments/2026-O1/reopenings", reopening)
                        .json()
                        .at("/closed")
                        .asBoolean())
                .isTrue();
        assertThat(approver.post("/v1/moments/2026-O1/reopenings", reopening)
                        .json()
                        .at("/closed")
                        .asBoolean())
                .isFalse();
        assertThat(approver.post("/v1/moments/2026-O1/reopenings", reopening).text("/type"))
                .endsWith("moment-is-open");
        assertThat(approver.get("/v1/moments/2026-O1").json().at("/closedFor").toString())
                .isEqualTo("[]");
    }

    @Test
    void pending_moment_change_shows_its_proposer_who_can_withdraw_it() {
        String moment = "/v1/moments/2026-VB";
        String sitting = "{\"chapter\": \"XX\"}";
        String reopening = "{\"chapter\": \"XX\", \"reason\": \"Een tabel vergeten\"}";
        assertThat(approver.post(moment + "/closings?dryRun=true", sitting).text("/proposedBy"))
                .isEqualTo("approver");
        HttpReply wanted = approver.post(moment + "/closings", sitting);

        assertThat(wanted.text("/proposedBy")).isEqualTo("approver");
        assertThat(proposed())
                .isEqualTo("[{\"chapter\":\"XX\",\"change\":\"CLOSING\",\"by\":\"approver\",\"reason\":null," + NO_BILL
                        + "}]");
        assertThat(second.post(moment + "/withdrawals", sitting).text("/proposer"))
                .isEqualTo("approver");
        assertThat(approver.post(moment + "/withdrawals?dryRun=true", sitting).status())
                .isEqualTo(200);
        HttpReply withdrawn = approver.post(moment + "/withdrawals", sitting);
        assertThat(withdrawn.status()).isEqualTo(201);
        assertThat(withdrawn.json().at("/proposedBy").isNull()).isTrue();
        assertThat(withdrawn.json().at("/closed").asBoolean()).isFalse();
        assertThat(proposed()).isEqualTo("[]");
        assertThat(approver.get(moment + "?knownAt=" + wanted.text("/ledgerNumber"))
                        .json()
                        .at("/proposed"))
                .hasSize(1);
        assertThat(approver.post(moment + "/withdrawals", sitting).text("/type"))
                .endsWith("nothing-proposed");

        second.post(moment + "/closings", sitting);
        approver.post(moment + "/closings", sitting);
        assertThat(proposed()).isEqualTo("[]");
        second.post(moment + "/reopenings", reopening);
        assertThat(proposed())
                .isEqualTo("[{\"chapter\":\"XX\",\"change\":\"REOPENING\",\"by\":\"second\","
                        + "\"reason\":\"Een tabel vergeten\"," + NO_BILL + "}]");
        assertThat(second.post(moment + "/withdrawals", sitting)
                        .json()
                        .at("/closed")
                        .asBoolean())
                .isTrue();
        second.post(moment + "/reopenings", reopening);
        approver.post(moment + "/reopenings", reopening);
        assertThat(proposed()).isEqualTo("[]");
    }

    private static String proposed() {
        BOOK.awaitProjections();
        return approver.get("/v1/moments/2026-VB").json().at("/proposed").toString();
    }

    @Test
    void presentation_and_adoption_are_recorded_after_a_second_persons_same_request() {
        String presentation = """
            {"chapter": "XX", "document": "36800-XX-2", "presentedOn": "2025-09-16"}\
            """;
        HttpReply proposed = approver.post("/v1/moments/2026-OWB/presentations", presentation);
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
        assertThat(proposed.text("/proposedBy")).isEqualTo("approver");
        assertThat(proposed.text("/document")).isEqualTo("36800-XX-2");
        assertThat(approver.get("/v1/moments/2026-OWB").json().at("/bills")).isEmpty();
        assertThat(approver.get("/v1/moments/2026-OWB").text("/proposed/0/change"))
                .isEqualTo("PRESENTATION");
        assertThat(approver.get("/v1/moments/2026-OWB").text("/proposed/0/presentedOn"))
                .isEqualTo("2025-09-16");
        assertThat(approver.post("/v1/moments/2026-OWB/presentations", presentation)
                        .text("/type"))
                .endsWith("second-person-asked");
        HttpReply presented = second.post("/v1/moments/2026-OWB/presentations", presentation);
        assertThat(presented.status()).isEqualTo(201);
        assertThat(presented.json().at("/act").isNull()).isTrue();
        assertThat(presented.json().at("/proposedBy").isNull()).isTrue();

        String adoption = """
            {"chapter": "XX", "act": "Stb. 2026, 112", "adoptedOn": "2026-02-17", "effectiveFrom": "2026-01-01"}\
            """;
        HttpReply wanted = second.post("/v1/moments/2026-OWB/adoptions", adoption);
        assertThat(wanted.text("/act")).isEqualTo("Stb. 2026, 112");
        assertThat(wanted.text("/proposedBy")).isEqualTo("second");
        approver.post("/v1/moments/2026-OWB/adoptions", adoption);
        assertThat(approver.get("/v1/moments/2026-OWB").json().at("/bills").toString())
                .isEqualTo("""
                    [{"chapter":"XX","document":"36800-XX-2","presentedOn":"2025-09-16","act":"Stb. 2026, 112",\
                    "adoptedOn":"2026-02-17","effectiveFrom":"2026-01-01"}]\
                    """);
    }

    /** Sends the same request by two people. */
    private static HttpReply postByTwoPeople(String path, String body) {
        approver.post(path, body);
        return second.post(path, body);
    }

    @Test
    void bill_revocation_leaves_earlier_as_of_answers_unchanged() {
        String moment = "/v1/moments/2026-ISB-1";
        second.post("/v1/moments", "{\"moment\": \"2026-ISB-1\", \"submittedOn\": \"2026-02-02\"}");
        postByTwoPeople(moment + "/presentations", """
            {"chapter": "XX", "document": "36900-XX-1", "presentedOn": "2026-02-02"}\
            """);
        postByTwoPeople(moment + "/adoptions", """
            {"chapter": "XX", "act": "Stb. 2026, 113", "adoptedOn": "2026-06-30", "effectiveFrom": "2026-06-01"}\
            """);
        long before = BOOK.ledgerNumber();
        String why = "{\"chapter\": \"XX\", \"reason\": \"De Eerste Kamer stemde een week later\"}";

        HttpReply tried = second.post(moment + "/revocations?dryRun=true", why);
        assertThat(tried.text("/revoked")).as(tried.body()).isEqualTo("ADOPTION");
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
        HttpReply proposed = approver.post(moment + "/revocations", why);
        assertThat(proposed.text("/proposedBy")).isEqualTo("approver");
        assertThat(second.get(moment).text("/bills/0/act")).isEqualTo("Stb. 2026, 113");
        HttpReply first = second.post(moment + "/revocations", why);
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.text("/revoked")).isEqualTo("ADOPTION");
        assertThat(second.get(moment).json().at("/bills/0/act").isNull()).isTrue();
        assertThat(second.get(moment + "?knownAt=" + before).text("/bills/0/act"))
                .isEqualTo("Stb. 2026, 113");

        assertThat(postByTwoPeople(moment + "/revocations", why).text("/revoked"))
                .isEqualTo("PRESENTATION");
        assertThat(second.get(moment).json().at("/bills")).isEmpty();
        assertThat(second.post(moment + "/revocations", why).text("/type")).endsWith(":bill-not-presented");
        assertThat(second.post(moment + "/revocations", "{\"chapter\": \"XX\"}").status())
                .isEqualTo(400);
    }

    @Test
    void moment_correction_takes_two_people_and_leaves_earlier_as_of_answers_unchanged() {
        String moment = "/v1/moments/2026-SW";
        approver.post("/v1/moments", "{\"moment\": \"2026-SW\", \"submittedOn\": \"2028-05-17\"}");
        long before = BOOK.ledgerNumber();
        String correction = "{\"submittedOn\": \"2028-05-24\", \"reason\": \"Een week te vroeg\"}";

        HttpReply tried = approver.post(moment + "/corrections?dryRun=true", correction);
        HttpReply proposed = approver.post(moment + "/corrections", correction);
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(tried.json().at("/corrections")).isEqualTo(proposed.json().at("/corrections"));
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
        assertThat(proposed.text("/submittedOn")).isEqualTo("2028-05-17");
        assertThat(proposed.text("/corrections/0/by")).isEqualTo("approver");
        assertThat(approver.post(moment + "/corrections", correction).text("/type"))
                .endsWith(":correction-proposed-before");
        HttpReply triedBySecond = second.post(moment + "/corrections?dryRun=true", correction);
        assertThat(triedBySecond.text("/submittedOn")).isEqualTo("2028-05-24");
        assertThat(triedBySecond.json().at("/corrections")).isEmpty();
        assertThat(approver.get(moment).text("/submittedOn")).isEqualTo("2028-05-17");
        assertThat(second.post(moment + "/corrections", correction).text("/submittedOn"))
                .isEqualTo("2028-05-24");

        assertThat(approver.get(moment + "?knownAt=" + before).text("/submittedOn"))
                .isEqualTo("2028-05-17");
        assertThat(approver.get(moment).json().at("/corrections").isEmpty()).isTrue();
    }

    @Test
    void moment_correction_can_be_withdrawn_and_proposed_again() {
        String moment = "/v1/moments/2027-SW";
        String withdrawals = moment + "/corrections/withdrawals";
        approver.post("/v1/moments", "{\"moment\": \"2027-SW\", \"submittedOn\": \"2028-06-14\"}");
        String correction = "{\"submittedOn\": \"2028-06-21\", \"reason\": \"Een week te vroeg\"}";
        assertThat(approver.post(withdrawals, "").text("/type")).endsWith(":no-correction-proposed");
        assertThat(approver.post("/v1/moments/2040-SW/corrections/withdrawals", "")
                        .status())
                .isEqualTo(404);

        approver.post(moment + "/corrections", correction);
        assertThat(BOOK.as("auditor").post(withdrawals, "").status()).isEqualTo(403);
        HttpReply tried = approver.post(withdrawals + "?dryRun=true", "");
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.json().at("/corrections")).isEmpty();
        assertThat(approver.get(moment).text("/corrections/0/by")).isEqualTo("approver");
        long proposed = BOOK.ledgerNumber();
        HttpReply withdrawn = approver.post(withdrawals, "");
        assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(201);
        assertThat(withdrawn.json().at("/corrections")).isEmpty();
        assertThat(withdrawn.text("/submittedOn")).isEqualTo("2028-06-14");
        assertThat(approver.get(moment + "?knownAt=" + proposed).json().at("/corrections"))
                .hasSize(1);

        HttpReply anew = second.post(moment + "/corrections", correction);
        assertThat(anew.text("/corrections/0/by")).isEqualTo("second");
        assertThat(approver.post(withdrawals, "").json().at("/corrections")).isEmpty();
    }

    @Test
    void adoption_dry_run_works_while_its_bill_is_being_recorded() throws Exception {
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int year = 1991; year <= 2020; year++) {
                String moment = "/v1/moments/%d-OWB".formatted(year);
                String submitted = "%d-09-16".formatted(year - 1);
                String presentation = """
                    {"chapter": "XX", "document": "36800-XX-2", "presentedOn": "%s"}\
                    """.formatted(submitted);
                second.post(
                        "/v1/moments", "{\"moment\": \"%d-OWB\", \"submittedOn\": \"%s\"}".formatted(year, submitted));
                approver.post(moment + "/presentations", presentation);
                Future<HttpReply> bill = others.submit(() -> second.post(moment + "/presentations", presentation));
                HttpReply act = tried(moment, submitted);
                while (act.status() == 409) {
                    assertThat(act.text("/type")).endsWith("bill-not-presented");
                    act = tried(moment, submitted);
                }
                assertThat(act.status()).isEqualTo(200);
                assertThat(act.text("/document")).isEqualTo("36800-XX-2");
                assertThat(bill.get().status()).isEqualTo(201);
            }
        }
    }

    private static HttpReply tried(String moment, String adopted) {
        return approver.post(moment + "/adoptions?dryRun=true", """
            {"chapter": "XX", "act": "Stb. 2026, 112", "adoptedOn": "%s", "effectiveFrom": "%d-01-01"}\
            """.formatted(
                        adopted, Integer.parseInt(adopted.substring(0, 4)) + 1));
    }

    @ParameterizedTest(name = "{0} {1} is answered with {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
        2026-VB/presentations | {"chapter": "XX", "document": "36800-XX-2", "presentedOn": "2025-09-16"} | 409 | not-a-bill
        2026-O1/adoptions     | {"chapter": "XX", "act": "Stb.", "adoptedOn": "2026-06-30", "effectiveFrom": "2026-06-01"} | 409 | bill-not-presented
        2027-OWB/presentations | {"chapter": "XX", "document": "36800-XX-2", "presentedOn": "2025-09-16"} | 404 | unknown-moment
        2026-O1/presentations | {"chapter": "VI", "document": "36800-XX-2", "presentedOn": "2025-09-16"} | 409 | unknown-chapter
        2026-O1/presentations | {"chapter": "XX", "document": " ", "presentedOn": "2025-09-31"} | 400 | malformed
        2026-VB/reopenings    | {"chapter": "XX"} | 400 | malformed
        """)
    void invalid_moment_request_is_refused_with_status_and_code(String path, String body, int status, String code) {
        HttpReply reply = approver.post("/v1/moments/" + path, body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.text("/type")).endsWith(":" + code);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
        /v1/moments/2026-O1/closings      | {"chapter": "XX"}
        /v1/moments/2026-O1/presentations | {"chapter": "XX", "document": "36900-XX-2", "presentedOn": "2026-04-24"}
        /v1/moments                       | {"moment": "2026-SBS", "submittedOn": "2026-09-15"}
        /v1/chapters                      | {"chapter": "VI", "name": "JenV", "validFrom": 2025}
        /v1/chapters/XX/items             | {"item": "XX/91", "name": "Apparaat", "validFrom": 2025}
        """)
    void moment_dry_run_returns_200_and_records_nothing(String path, String body) {
        long before = BOOK.ledgerNumber();

        HttpReply tried = approver.post(path + "?dryRun=true", body);

        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(tried.json().at("/ledgerNumber").isNull()).isTrue();
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void moment_changes_are_forbidden_for_non_administrators() {
        for (String endpoint :
                new String[] {"closings", "reopenings", "withdrawals", "presentations", "adoptions", "revocations"}) {
            assertThat(BOOK.as("proposer")
                            .post("/v1/moments/2026-O1/" + endpoint, "{}")
                            .status())
                    .as(endpoint)
                    .isEqualTo(403);
        }
    }
}
