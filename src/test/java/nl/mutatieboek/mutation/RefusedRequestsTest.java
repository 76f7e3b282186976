package nl.mutatieboek.mutation;

import static nl.mutatieboek.mutation.RefusedRequestFixture.PROPOSALS;
import static nl.mutatieboek.mutation.SmallReserveBook.reserveDrawJson;
import static nl.mutatieboek.mutation.SmallReserveBook.transferJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Refused requests: each gets a clear problem, and nothing is recorded. */
@Tag("main")
class RefusedRequestsTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = RefusedRequestFixture.BOOK;

    @BeforeAll
    static void record() {
        SmallReserveBook.recordSampleBook(BOOK);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nl.mutatieboek.mutation.MalformedProposalCases#malformedProposals")
    void malformed_proposal_is_refused_with_its_errors_and_records_nothing(
            String what, String body, List<String> errors) {
        long before = BOOK.ledgerNumber();

        HttpReply reply = BOOK.as("proposer").post(PROPOSALS, body);

        assertProblem(reply, 400, "malformed");
        assertThat(errors(reply)).isEqualTo(errors);
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nl.mutatieboek.mutation.RuleRefusalCases#requestsAgainstTheRules")
    void request_against_the_rules_is_refused_and_records_nothing(
            String what, String name, String path, String body, int status, String code) {
        long before = BOOK.ledgerNumber();

        HttpReply reply = BOOK.as(name).post(path, body);

        assertProblem(reply, status, code);
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void overdrawn_reserve_problem_states_its_amounts_in_both_languages() {
        HttpReply dutch =
                BOOK.as("proposer").send(posted(reserveDrawJson(46_323)).header("Accept-Language", "nl"));
        HttpReply english =
                BOOK.as("proposer").send(posted(reserveDrawJson(46_323)).header("Accept-Language", "fr, en;q=0.5"));

        assertThat(dutch.header("Content-Language")).isEqualTo("nl");
        assertThat(dutch.body()).isEqualTo("""
            {"type":"urn:mutatieboek:problem:reserve-overdrawn","title":"Reservering ontoereikend","status":409,\
            "detail":"De reservering XX/92/asielmaatregelen dekt geen 46.323 aan uitgaven in 2026: op 16 september 2025, \
            bij moment 2026-OWB, is 46.322 beschikbaar (46.322 geboekt, 0 geclaimd door mutaties in behandeling). \
            Bedragen × € 1.000.","instance":"/v1/mutations","item":"XX/92/asielmaatregelen","flow":"EXPENDITURE",\
            "year":2026,"effectiveOn":"2025-09-16","moment":"2026-OWB","booked":46322,"pending":0,"available":46322,\
            "asked":46323}\
            """);
        assertThat(english.text("/detail")).isEqualTo("""
            Reserve XX/92/asielmaatregelen does not cover 46,323 of expenditure in 2026: on 16 September 2025, at moment \
            2026-OWB, 46,322 is available (46,322 booked, 0 claimed by pending mutations). Amounts × € 1,000.\
            """);
    }

    @Test
    void all_request_errors_are_reported_together_including_a_missing_key() {
        HttpRequest.Builder request = BOOK.as("proposer")
                .request(PROPOSALS)
                .header("Content-Type", "application/json")
                .header("Accept-Language", "nl")
                .POST(BodyPublishers.ofString(
                        reserveDrawJson(1).replace("READ", "x").replace("Een mutatie", "")));

        HttpReply reply = BOOK.as("proposer").send(request);

        assertProblem(reply, 400, "malformed");
        assertThat(reply.json().at("/errors").findValuesAsString("in")).containsExactly("header", "body", "body");
        assertThat(errors(reply)).containsExactly("/Idempotency-Key key-missing", "/title text-blank", "/basis basis");
        assertThat(reply.text("/detail")).startsWith("Dit verzoek heeft 3 fouten");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void malformed_idempotency_key_is_refused_with_400(String what, List<String> keys) {
        long before = BOOK.ledgerNumber();
        HttpRequest.Builder request = BOOK.as("proposer")
                .request(PROPOSALS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(reserveDrawJson(1)));
        keys.forEach(key -> request.header("Idempotency-Key", key));

        HttpReply reply = BOOK.as("proposer").send(request);

        assertProblem(reply, 400, "malformed");
        assertThat(errors(reply).getFirst()).startsWith("/Idempotency-Key key");
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    static Stream<Arguments> malformed_idempotency_key_is_refused_with_400() {
        return Stream.of(
                arguments("none", List.of()),
                arguments("an empty one", List.of("")),
                arguments("an empty one between quotation marks", List.of("\"\"")),
                arguments("one with a space", List.of("a b")),
                arguments("one with a space between quotation marks", List.of("\"a b\"")),
                arguments("one with half its quotation marks", List.of("\"a")),
                arguments("one with an escape that is none", List.of("\"a\\n\"")),
                arguments("one of 256 characters", List.of("x".repeat(256))),
                arguments("two", List.of("a", "b")));
    }

    @Test
    void idempotency_key_of_255_characters_is_accepted_with_or_without_quotes() {
        String key = "~" + "x".repeat(253) + "!";

        HttpReply bare = BOOK.as("proposer").post(PROPOSALS + "?dryRun=true", transferJson(1), key);
        HttpReply quoted = BOOK.as("proposer").post(PROPOSALS + "?dryRun=true", transferJson(1), '"' + key + '"');

        assertThat(bare.status()).isEqualTo(200);
        assertThat(quoted.text("/id")).isEqualTo(bare.text("/id"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void unreadable_request_body_is_refused_and_records_nothing(
            String what, String type, BodyPublisher body, int status, String code) {
        long before = BOOK.ledgerNumber();

        HttpRequest.Builder request = BOOK.as("proposer")
                .request(PROPOSALS)
                .header("Idempotency-Key", "k")
                .POST(body);
        HttpReply reply = BOOK.as("proposer").send(type.isEmpty() ? request : request.header("Content-Type", type));

        assertProblem(reply, status, code);
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    static Stream<Arguments> unreadable_request_body_is_refused_and_records_nothing() {
        byte[] huge = new byte[10_000_000];
        Arrays.fill(huge, (byte) ' ');
        byte[] tooLarge = Arrays.copyOf(huge, 1_000_001);
        byte[] largest = Arrays.copyOf(huge, 1_000_000);
        String json = "application/json";
        return Stream.of(
                arguments("10 MB of JSON", json, BodyPublishers.ofByteArray(huge), 413, "too-large"),
                arguments("10 MB of JSON in chunks", json, chunked(huge), 413, "too-large"),
                arguments("a byte too many", json, BodyPublishers.ofByteArray(tooLarge), 413, "too-large"),
                arguments("a byte too many in chunks", json, chunked(tooLarge), 413, "too-large"),
                arguments("just not too many", json, chunked(largest), 400, "malformed"),
                arguments("plain text", "text/plain", text(reserveDrawJson(1)), 415, "media-type"),
                arguments("a form", "application/x-www-form-urlencoded", text("kind=OPENING"), 415, "media-type"),
                arguments("XML", "application/xml", text("<mutation/>"), 415, "media-type"),
                arguments("problem JSON", "application/problem+json", text(reserveDrawJson(1)), 415, "media-type"),
                arguments("JSON in Latin", json + "; charset=ISO-8859-1", text(reserveDrawJson(1)), 415, "media-type"),
                arguments("JSON in nonsense", json + "; charset=nonsense", text(reserveDrawJson(1)), 415, "media-type"),
                arguments("any media type", "*/*", text(reserveDrawJson(1)), 415, "media-type"),
                arguments("no media type", "", text(reserveDrawJson(1)), 415, "media-type"),
                arguments("a media type that is none", "json", text(reserveDrawJson(1)), 415, "media-type"),
                arguments(
                        "Latin that says it is JSON",
                        json,
                        BodyPublishers.ofString("{\"é\": 1}", StandardCharsets.ISO_8859_1),
                        400,
                        "malformed"),
                arguments(
                        "UTF-16 that says it is JSON",
                        json,
                        BodyPublishers.ofString(reserveDrawJson(1), StandardCharsets.UTF_16),
                        400,
                        "malformed"),
                arguments(
                        "UTF-32 that says it is JSON",
                        json,
                        BodyPublishers.ofString(reserveDrawJson(1), Charset.forName("UTF-32")),
                        400,
                        "malformed"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void request_without_matching_endpoint_gets_a_problem_response(
            String method, String path, String accept, int status, String code) {
        HttpReply reply = BOOK.as("approver")
                .send(BOOK.as("approver")
                        .request(path)
                        .header("Accept", accept)
                        .method(method, BodyPublishers.noBody()));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.header("API-Version")).isEqualTo("1.0.0");
        assertThat(reply.text("/type")).isEqualTo("urn:mutatieboek:problem:" + code);
    }

    static Stream<Arguments> request_without_matching_endpoint_gets_a_problem_response() {
        return Stream.of(
                arguments("GET", "/v1/nothing", "*/*", 404, "not-found"),
                arguments("GET", "/v1", "*/*", 404, "not-found"),
                arguments("GET", "/v1/mutations/", "*/*", 404, "not-found"),
                arguments("POST", "/v1/nothing", "*/*", 404, "not-found"),
                arguments("DELETE", "/v1/mutations", "*/*", 405, "method"),
                arguments("PUT", "/v1/chapters", "*/*", 405, "method"),
                arguments("GET", "/v1/mutations", "text/html", 406, "not-acceptable"),
                arguments("GET", "/v1/mutations", "nonsense", 406, "not-acceptable"));
    }

    private static void assertProblem(HttpReply reply, int status, String code) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.text("/type")).isEqualTo("urn:mutatieboek:problem:" + code);
        assertThat(reply.json().at("/status").asInt()).isEqualTo(status);
        assertThat(reply.text("/title")).isNotBlank();
        assertThat(reply.text("/detail")).isNotBlank();
        assertThat(reply.text("/instance")).startsWith("/v1/");
    }

    private static List<String> errors(HttpReply reply) {
        return reply.json()
                .at("/errors")
                .valueStream()
                .map(error -> error.at("/pointer").asString() + " "
                        + error.at("/code").asString())
                .toList();
    }

    private static HttpRequest.Builder posted(String body) {
        return BOOK.as("proposer")
                .request(PROPOSALS)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k")
                .POST(BodyPublishers.ofString(body));
    }

    private static BodyPublisher text(String body) {
        return BodyPublishers.ofString(body);
    }

    private static BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }
}
