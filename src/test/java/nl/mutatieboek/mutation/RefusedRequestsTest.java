package nl.mutatieboek.mutation;

import static nl.mutatieboek.mutation.SmallReserveBook.RESERVE;
import static nl.mutatieboek.mutation.SmallReserveBook.mutationJson;
import static nl.mutatieboek.mutation.SmallReserveBook.postingJson;
import static nl.mutatieboek.mutation.SmallReserveBook.propose;
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
@Tag("application")
class RefusedRequestsTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty().withPerson("inspector", "INSPECTORATE");

    private static final String PROPOSALS = "/v1/mutations";

    @BeforeAll
    static void record() {
        SmallReserveBook.recordSampleBook(BOOK);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void malformed_proposal_is_refused_with_its_errors_and_records_nothing(
            String what, String body, List<String> errors) {
        long before = BOOK.ledgerNumber();

        HttpReply reply = BOOK.as("proposer").post(PROPOSALS, body);

        assertProblem(reply, 400, "malformed");
        assertThat(errors(reply)).isEqualTo(errors);
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    static Stream<Arguments> malformed_proposal_is_refused_with_its_errors_and_records_nothing() {
        String good = reserveDrawJson(1);
        return Stream.of(
                malformed(
                        "a NUL in the title",
                        good.replace("Een mutatie", "Een\\u0000mutatie"),
                        "/title text-character"),
                malformed(
                        "a bell in the note of a line",
                        withLine(good, "\"note\": \"\\u0007\""),
                        "/postings/0/note text-character"),
                malformed("half a character", good.replace("Een mutatie", "Een \\ud83d"), "/title text-character"),
                malformed("a blank title", good.replace("Een mutatie", " \\t "), "/title text-blank"),
                malformed("a title too long", good.replace("Een mutatie", "x".repeat(201)), "/title text-too-long"),
                malformed("a line break in the title", good.replace("Een mutatie", "a\\nb"), "/title text-character"),
                malformed("an overflow", amount("9223372036854775807"), "/postings/0/thousands amount"),
                malformed("an overflow of 64 bits", amount("9223372036854775808"), "/postings/0/thousands too-large"),
                malformed(
                        "an overflow the other way", amount("-9223372036854775809"), "/postings/0/thousands too-large"),
                malformed("one more than the largest amount", amount("1000000000000"), "/postings/0/thousands amount"),
                malformed("a fraction", amount("1.5"), "/postings/0/thousands not-a-whole-number"),
                malformed("a fraction of nothing", amount("1.0"), "/postings/0/thousands not-a-whole-number"),
                malformed("an exponent", amount("1e3"), "/postings/0/thousands not-a-whole-number"),
                malformed("an amount as text", amount("\"1\""), "/postings/0/thousands not-a-whole-number"),
                malformed("an amount that is true", amount("true"), "/postings/0/thousands not-a-whole-number"),
                malformed("no amount", amount("null"), "/postings/0/thousands missing"),
                malformed(
                        "a negative year",
                        good.replace("\"year\": 2026", "\"year\": -2026"),
                        "/postings/0/year budget-year",
                        "/postings/1/year budget-year"),
                malformed(
                        "a year of another age",
                        good.replace("\"year\": 2026", "\"year\": 4294969322"),
                        "/postings/0/year budget-year",
                        "/postings/1/year budget-year"),
                malformed("30 February", with(good, "\"effectiveOn\": \"2026-02-30\""), "/effectiveOn date"),
                malformed(
                        "a date with a time",
                        with(good, "\"effectiveOn\": \"2026-02-03T00:00:00Z\""),
                        "/effectiveOn date"),
                malformed("a Dutch date", with(good, "\"effectiveOn\": \"03-02-2026\""), "/effectiveOn date"),
                malformed("a date as a number", with(good, "\"effectiveOn\": 20260203"), "/effectiveOn not-text"),
                malformed(
                        "no postings",
                        good.replaceAll("(?s)\"postings\": .*", "\"postings\": []}"),
                        "/postings list-length"),
                malformed(
                        "postings that are no list",
                        good.replaceAll("(?s)\"postings\": .*", "\"postings\": {}}"),
                        "/postings not-a-list"),
                malformed(
                        "a posting that is nothing",
                        good.replaceAll("(?s)\"postings\": .*", "\"postings\": [null, 1]}"),
                        "/postings/0 missing",
                        "/postings/1 not-an-object"),
                malformed(
                        "5,001 postings",
                        mutationJson(
                                "OPENING", "2026-OWB", String.join(",", java.util.Collections.nCopies(5_001, "{}"))),
                        "/postings list-length"),
                malformed(
                        "an empty object",
                        "{}",
                        "/kind missing",
                        "/title missing",
                        "/explanation missing",
                        "/moment missing",
                        "/basis missing",
                        "/source missing",
                        "/postings missing"),
                malformed(
                        "no document",
                        good.replace("{\"document\": \"36800-XX-2\"}", "{}"),
                        "/source/document missing"),
                malformed(
                        "a digest in capitals",
                        with(good, "\"source\": {\"document\": \"d\", \"sha256\": \"" + "AB".repeat(32) + "\"}")
                                .replace("\"source\": {\"document\": \"36800-XX-2\"},", ""),
                        "/source/sha256 sha256"),
                malformed(
                        "a script as address",
                        with(good, "\"source\": {\"document\": \"d\", \"url\": \"javascript:alert(1)\"}")
                                .replace("\"source\": {\"document\": \"36800-XX-2\"},", ""),
                        "/source/url url"),
                malformed(
                        "a kind that is none", good.replace("RESERVE_ALLOCATION", "reserve_allocation"), "/kind kind"),
                malformed("a reversal", good.replace("RESERVE_ALLOCATION", "REVERSAL"), "/kind kind"),
                malformed("a moment that is none", good.replace("2026-OWB", "2026-ISB"), "/moment moment"),
                malformed("a basis that is none", good.replace("READ", "KNOWN"), "/basis basis"),
                malformed(
                        "a flow that is none",
                        good.replace("EXPENDITURE", "SPENDING"),
                        "/postings/0/flow flow",
                        "/postings/1/flow flow"),
                malformed("a chapter as item", good.replace(RESERVE, "XX"), "/postings/0/item item"),
                malformed("an item with an empty code", good.replace(RESERVE, "XX//92"), "/postings/0/item item"),
                malformed(
                        "until without UNTIL",
                        with(good, "\"continuation\": \"STRUCTURAL\", \"until\": 2029"),
                        "/until continuation"),
                malformed("UNTIL without until", with(good, "\"continuation\": \"UNTIL\""), "/until continuation"),
                malformed("until alone", with(good, "\"until\": 2029"), "/until continuation"),
                malformed(
                        "a continuation that is none",
                        with(good, "\"continuation\": \"ALWAYS\", \"until\": 1"),
                        "/continuation continuation",
                        "/until budget-year"),
                malformed(
                        "a precision that is none",
                        with(good, "\"precisionThousands\": 500"),
                        "/precisionThousands precision"),
                malformed("a class that is none", with(good, "\"class\": \"policy\""), "/class class"),
                malformed("new policy as text", with(good, "\"newPolicy\": \"true\""), "/newPolicy not-true-or-false"),
                malformed(
                        "a correction of a number", with(good, "\"corrects\": \"XX-2026-0001\""), "/corrects mutation"),
                malformed(
                        "a field that nobody knows",
                        with(good, "\"efectiveOn\": \"2026-02-03\""),
                        "/efectiveOn unknown-field"),
                malformed(
                        "a field with strange characters",
                        with(good, "\"a/b~c\\ud800\": 1"),
                        "/a~1b~0c? unknown-field"),
                malformed(
                        "a field of a line that nobody knows",
                        withLine(good, "\"amount\": 1"),
                        "/postings/0/amount unknown-field"),
                malformed("a field twice", with(good, "\"title\": \"Nog een\""), "/title field-twice"),
                malformed("a field of a line twice", withLine(good, "\"year\": 2027"), "/postings/0/year field-twice"),
                malformed(
                        "a re-estimate without its cause and with a wrong year",
                        good.replace("RESERVE_ALLOCATION", "RE_ESTIMATE").replace("\"year\": 2026", "\"year\": 0"),
                        "/postings/0/year budget-year",
                        "/postings/1/year budget-year",
                        "/cause field-missing",
                        "/prognosis not-stated-either"),
                malformed(
                        "a re-estimate without its cause",
                        good.replace("RESERVE_ALLOCATION", "RE_ESTIMATE"),
                        "/cause field-missing",
                        "/prognosis not-stated-either"),
                malformed(
                        "a cause that is not asked",
                        with(good, "\"cause\": \"c\", \"prognosisNotStated\": true"),
                        "/cause field-not-of-kind",
                        "/prognosisNotStated field-not-of-kind"),
                malformed(
                        "a link of the was-wordt table twice",
                        with(
                                good.replace("RESERVE_ALLOCATION", "REORGANISATION"),
                                "\"lineage\": [{\"was\": \"XX/37\", \"becomes\": \"XX/38\"},"
                                        + " {\"was\": \"XX/37\", \"becomes\": \"XX/38\"}]"),
                        "/lineage lineage"),
                malformed(
                        "a link of the was-wordt table that changes nothing",
                        with(
                                good.replace("RESERVE_ALLOCATION", "REORGANISATION"),
                                "\"lineage\": [{\"was\": \"XX/37\", \"becomes\": \"XX/37\"}]"),
                        "/lineage/0/becomes item"),
                malformed("broken JSON", good.substring(0, good.length() - 3), " json"),
                malformed("JSON with something after it", good + "{}", " json"),
                malformed("JSON with a comma too many", good.replace("]}", "],}"), " json"),
                malformed("JSON with a comment", "/* c */" + good, " json"),
                malformed("JSON with single quotes", good.replace('"', '\''), " json"),
                malformed("a number that is none", amount("NaN"), " json"),
                malformed("a leading zero", amount("01"), " json"),
                malformed("a leading plus", amount("+1"), " json"),
                malformed("a list", "[" + good + "]", " not-an-object"),
                malformed("a text", "\"x\"", " not-an-object"),
                malformed("null", "null", " not-an-object"),
                malformed("white space", "  ", " json"),
                malformed("JSON 100,000 deep", "[".repeat(100_000), " json-too-deep"),
                malformed(
                        "JSON 100,000 deep that ends",
                        "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000),
                        " json-too-deep"),
                malformed("a number of 10,000 digits", amount("1".repeat(10_000)), " json-too-deep"),
                malformed("a byte order mark", "\uFEFF" + good, " byte-order-mark"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void request_against_the_rules_is_refused_and_records_nothing(
            String what, String name, String path, String body, int status, String code) {
        long before = BOOK.ledgerNumber();

        HttpReply reply = BOOK.as(name).post(path, body);

        assertProblem(reply, status, code);
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    static Stream<Arguments> request_against_the_rules_is_refused_and_records_nothing() {
        String pending = propose(BOOK, transferJson(5));
        String own = PROPOSALS + "/" + pending;
        String booked = PROPOSALS + "/"
                + BOOK.as("auditor").get(PROPOSALS + "?state=BOOKED").text("/mutations/0/id");
        return Stream.of(
                arguments("too large a draw", "proposer", PROPOSALS, reserveDrawJson(46_323), 409, "reserve-overdrawn"),
                arguments(
                        "unbalanced", "proposer", PROPOSALS, reserveDrawJson(2).replace("-2", "-3"), 409, "unbalanced"),
                arguments(
                        "an unknown item",
                        "proposer",
                        PROPOSALS,
                        reserveDrawJson(1).replace("XX/37~91", "XX/38"),
                        409,
                        "unknown-item"),
                arguments(
                        "an unknown chapter",
                        "proposer",
                        PROPOSALS,
                        reserveDrawJson(1).replace("XX/37~91", "VI/37"),
                        409,
                        "unknown-chapter"),
                arguments(
                        "an unknown moment",
                        "proposer",
                        PROPOSALS,
                        reserveDrawJson(1).replace("2026-OWB", "2027-OWB"),
                        409,
                        "unknown-moment"),
                arguments(
                        "a closed moment",
                        "proposer",
                        PROPOSALS,
                        reserveDrawJson(1).replace("2026-OWB", "2025-O1"),
                        409,
                        "moment-is-closed"),
                arguments(
                        "a year that the moment does not touch",
                        "proposer",
                        PROPOSALS,
                        reserveDrawJson(1).replace("\"year\": 2026", "\"year\": 2031"),
                        409,
                        "year-outside-moment"),
                arguments(
                        "a cash shift that does not sum to zero over the years",
                        "proposer",
                        PROPOSALS,
                        reserveDrawJson(1)
                                .replace("RESERVE_ALLOCATION", "CASH_SHIFT")
                                .replace(": 1}", ": 2}"),
                        409,
                        "unbalanced-over-years"),
                arguments(
                        "a cash shift within one year",
                        "proposer",
                        PROPOSALS,
                        reserveDrawJson(1).replace("RESERVE_ALLOCATION", "CASH_SHIFT"),
                        409,
                        "one-year-only"),
                arguments(
                        "a cash shift that only moves between articles, in each of its years",
                        "proposer",
                        PROPOSALS,
                        mutationJson(
                                "CASH_SHIFT",
                                "2026-OWB",
                                String.join(
                                        ", ",
                                        postingJson("XX/37", 2026, -5),
                                        postingJson("XX/37~91", 2026, 5),
                                        postingJson("XX/37", 2027, -3),
                                        postingJson("XX/37~91", 2027, 3))),
                        409,
                        "no-shift-between-years"),
                arguments(
                        "a mutation of somebody else's chapter",
                        "counterpart",
                        PROPOSALS,
                        reserveDrawJson(1),
                        403,
                        "not-of-chapter"),
                arguments(
                        "by the proposer as approver",
                        "proposer",
                        own + "/approvals",
                        "",
                        409,
                        "proposer-may-not-consent"),
                arguments(
                        "an approval by another chapter", "counterpart", own + "/approvals", "", 403, "not-of-chapter"),
                arguments(
                        "a confirmation by the own chapter",
                        "approver",
                        own + "/confirmations",
                        "",
                        403,
                        "not-of-chapter"),
                arguments(
                        "an agreement that is not asked",
                        "inspector",
                        own + "/agreements",
                        "",
                        409,
                        "consent-not-asked"),
                arguments(
                        "a withdrawal by somebody else", "approver", own + "/withdrawals", "", 409, "not-the-proposer"),
                arguments("an approval of what is booked", "approver", booked + "/approvals", "", 409, "not-pending"),
                arguments(
                        "a reversal of what is pending",
                        "approver",
                        own + "/reversals",
                        "{\"reason\": \"r\"}",
                        409,
                        "not-booked"),
                arguments("a rejection without a reason", "approver", own + "/rejections", "", 400, "malformed"),
                arguments(
                        "an approval with a reason",
                        "approver",
                        own + "/approvals",
                        "{\"reason\": \"r\"}",
                        400,
                        "malformed"),
                arguments(
                        "a dry run misspelt",
                        "proposer",
                        PROPOSALS + "?dryrun=true",
                        reserveDrawJson(1),
                        400,
                        "malformed"),
                arguments(
                        "a dry run that is neither",
                        "proposer",
                        PROPOSALS + "?dryRun=1",
                        reserveDrawJson(1),
                        400,
                        "malformed"),
                arguments(
                        "a dry run of too large a draw",
                        "proposer",
                        PROPOSALS + "?dryRun=true",
                        reserveDrawJson(46_323),
                        409,
                        "reserve-overdrawn"),
                arguments("somebody who only reads", "auditor", PROPOSALS, reserveDrawJson(1), 403, "not-allowed"),
                arguments("an act that is none", "approver", own + "/blessings", "", 404, "not-found"));
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

    private static Arguments malformed(String what, String body, String... errors) {
        return arguments(what, body, List.of(errors));
    }

    private static String amount(String json) {
        return mutationJson(
                "OPENING",
                "2026-OWB",
                postingJson("XX/37", 2026, 1).replace("\"thousands\": 1", "\"thousands\": " + json));
    }

    private static String with(String proposal, String field) {
        return proposal.replace("\"moment\"", field + ", \"moment\"");
    }

    private static String withLine(String proposal, String field) {
        return proposal.replaceFirst("\"flow\"", java.util.regex.Matcher.quoteReplacement(field + ", \"flow\""));
    }

    private static BodyPublisher text(String body) {
        return BodyPublishers.ofString(body);
    }

    private static BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }
}
