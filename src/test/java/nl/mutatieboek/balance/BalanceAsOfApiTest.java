package nl.mutatieboek.balance;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The three axes of time through the API: as presented, as effective, as known. */
@Tag("application")
class BalanceAsOfApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static final Map<String, Long> AFTER = new TreeMap<>();
    private static MutationId mistake;

    @BeforeAll
    static void write() {
        LedgerFixture scribe = new LedgerFixture(BOOK);
        scribe.moment("2026-OWB", "2025-09-16")
                .moment("2026-O1", "2026-06-01")
                .moment("2027-OWB", "2026-09-15")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/91", "XX/91/1", "XVII/1");
        scribe.book(proposal(MutationKind.OPENING, "2026-OWB", expenditure("XX/37", 2026, 1_000)));
        AFTER.put("opening", scribe.ledgerNumber());
        scribe.book(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37", 2026, 200)));
        AFTER.put("later moment", scribe.ledgerNumber());
        scribe.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 30))
                .effectiveOn(LocalDate.of(2025, 1, 1)));
        AFTER.put("backdated", scribe.ledgerNumber());
        scribe.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 4))
                .effectiveOn(LocalDate.of(2027, 1, 1)));
        AFTER.put("of the future", scribe.ledgerNumber());
        mistake = scribe.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, -500)));
        AFTER.put("mistake", scribe.ledgerNumber());
        MutationId reversal = scribe.reverse(mistake);
        AFTER.put("reversed", scribe.ledgerNumber());
        scribe.reverse(reversal);
        AFTER.put("reversed twice", scribe.ledgerNumber());
        scribe.book(proposal(
                MutationKind.TRANSFER, "2026-OWB", expenditure("XX/37", 2026, -7), expenditure("XVII/1", 2026, 7)));
        AFTER.put("transfer", scribe.ledgerNumber());
        scribe.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 90_000)));
        AFTER.put("pending", scribe.ledgerNumber());
        BOOK.awaitProjections();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "opening,        1000",
                "later moment,   1200",
                "backdated,      1230",
                "of the future,  1234",
                "mistake,        734",
                "reversed,       1234",
                "reversed twice, 734",
                "transfer,       727",
                "pending,        727",
            })
    void balance_is_shown_as_known_at_a_ledger_number(String then, Long thousands) {
        assertThat(thousands("knownAt=" + AFTER.get(then))).isEqualTo(thousands);
    }

    @Test
    void item_before_its_first_entry_is_unknown_and_not_zero() {
        JsonNode row = row("knownAt=0");

        assertThat(row.get("known").asBoolean()).isFalse();
        assertThat(row.get("thousands").isNull()).isTrue();
        assertThat(row.get("complete").asBoolean()).isFalse();
        assertThat(get("/v1/balances?item=XX/91/1&flow=EXPENDITURE&year=2026&knownAt=0")
                        .at("/balances/0/complete")
                        .asBoolean(true))
                .isFalse();
        assertThat(row("knownAt=2000-01-01T00:00:00Z")).isEqualTo(row);
        assertThat(row("knownAt=" + (AFTER.get("opening") - 1)).get("known").asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "2024-12-31, null",
                "2025-01-01, 30",
                "2025-09-15, 30",
                "2025-09-16, 523",
                "2026-05-31, 523",
                "2026-06-01, 723",
                "2026-12-31, 723",
                "2027-01-01, 727",
            })
    void balance_is_shown_as_effective_on_a_day(String day, Long thousands) {
        assertThat(thousands("effectiveOn=" + day)).isEqualTo(thousands);
    }

    @ParameterizedTest
    @CsvSource({"2026-OWB, 527", "2026-O1, 727", "2027-OWB, 727"})
    void balance_is_shown_as_presented_in_a_moment(String moment, long thousands) {
        assertThat(thousands("moment=" + moment)).isEqualTo(thousands);
    }

    @Test
    void balance_is_shown_on_all_three_axes_at_once() {
        assertThat(thousands("moment=2026-OWB&effectiveOn=2026-12-31&knownAt=" + AFTER.get("mistake")))
                .isEqualTo(1_000 + 30 - 500);
    }

    @Test
    void response_repeats_the_axes_and_states_its_ledger_number() {
        JsonNode axes = get("/v1/balances?item=XX/37&moment=2026-OWB&effectiveOn=2026-12-31&knownAt=5")
                .get("axes");

        assertThat(axes.toString())
                .isEqualTo(
                        "{\"effectiveOn\":\"2026-12-31\",\"knownAt\":\"5\",\"moment\":\"2026-OWB\",\"ledgerNumber\":5}");
    }

    @Test
    void known_at_instant_includes_every_entry_recorded_at_or_before_it() {
        for (RawEntry entry : BOOK.bean(LedgerReader.class).readRawAfter(0, 1_000)) {
            Instant stamp = Instant.parse(entry.recordedAt());
            long last = lastAt(stamp);
            assertThat(row("knownAt=" + stamp)).isEqualTo(row("knownAt=" + last));
            assertThat(row("knownAt=" + stamp.minusMillis(1)))
                    .isEqualTo(row("knownAt=" + lastAt(stamp.minusMillis(1))));
        }
    }

    private static long lastAt(Instant instant) {
        return BOOK.bean(LedgerReader.class).readRawAfter(0, 1_000).stream()
                .filter(entry -> !Instant.parse(entry.recordedAt()).isAfter(instant))
                .mapToLong(RawEntry::ledgerNumber)
                .max()
                .orElse(0);
    }

    @Test
    void both_parts_of_a_transfer_appear_at_the_same_ledger_number() {
        List<String> seen = new ArrayList<>();
        for (long number = AFTER.get("reversed twice"); number <= AFTER.get("transfer"); number++) {
            String known = "&flow=EXPENDITURE&year=2026&knownAt=" + number;
            JsonNode own = get("/v1/balances?item=XX/37" + known).at("/balances/0/thousands");
            JsonNode other = get("/v1/balances?item=XVII/1" + known).at("/balances/0/thousands");
            seen.add(own + " " + other);
        }

        assertThat(seen.stream().distinct()).containsExactly("734 null", "727 7");
    }

    @Test
    void pending_amount_is_shown_from_proposal_until_booking() {
        assertThat(row("").get("pending").asLong()).isEqualTo(90_000);
        assertThat(row("knownAt=" + AFTER.get("transfer")).get("pending").asLong())
                .isZero();
        assertThat(row("knownAt=" + (AFTER.get("opening") - 1)).get("pending").asLong())
                .isEqualTo(1_000);
        assertThat(row("moment=2026-O1&effectiveOn=2025-09-15").get("pending").asLong())
                .isZero();
    }

    @Test
    void last_balance_of_the_trail_equals_the_balance_in_every_order() {
        for (String axes :
                List.of("", "&moment=2026-OWB", "&effectiveOn=2026-12-31", "&knownAt=" + AFTER.get("mistake"))) {
            for (String order : List.of("KNOWN_AT", "EFFECTIVE_ON", "MOMENT")) {
                JsonNode trail = get("/v1/trail?item=XX/37&flow=EXPENDITURE&year=2026&order=" + order + axes);
                assertThat(trail.at("/entries")
                                .get(trail.at("/entries").size() - 1)
                                .get("balance")
                                .asLong())
                        .as(order + axes)
                        .isEqualTo(thousands(axes.isEmpty() ? "" : axes.substring(1)));
            }
        }
    }

    @Test
    void trail_is_ordered_by_the_requested_axis() {
        assertThat(amounts("KNOWN_AT")).containsExactly(1_000L, 200L, 30L, 4L, -500L, 500L, -500L, -7L);
        assertThat(amounts("EFFECTIVE_ON")).containsExactly(30L, 1_000L, -500L, 500L, -500L, -7L, 200L, 4L);
        assertThat(amounts("MOMENT")).containsExactly(1_000L, 30L, 4L, -500L, 500L, -500L, -7L, 200L);
    }

    @Test
    void trail_pages_continue_in_the_requested_order() {
        List<Long> seen = new ArrayList<>();
        String path = "/v1/trail?item=XX/37&order=EFFECTIVE_ON&limit=3";
        while (path != null) {
            ApplicationFixture.HttpReply page = BOOK.as("auditor").get(path);
            page.json()
                    .get("entries")
                    .forEach(entry -> seen.add(entry.get("thousands").asLong()));
            String link = page.header("Link");
            path = link.isEmpty() ? null : link.substring(1, link.indexOf('>'));
        }

        assertThat(seen).isEqualTo(amounts("EFFECTIVE_ON"));
    }

    @Test
    void trail_stream_has_the_same_entries_as_the_trail() {
        String axes = "item=XX/37&order=EFFECTIVE_ON&moment=2026-OWB&knownAt=" + AFTER.get("transfer");
        ApplicationFixture.HttpReply stream = BOOK.as("auditor")
                .send(BOOK.as("auditor").request("/v1/trail/entries?" + axes).header("Accept", "application/x-ndjson"));

        assertThat(stream.status()).isEqualTo(200);
        assertThat(stream.body().lines().map(line -> new JsonMapper().readTree(line)))
                .hasSize(7)
                .containsExactlyElementsOf(get("/v1/trail?" + axes).get("entries"));
    }

    @Test
    void pending_postings_are_listed_beside_the_trail() {
        JsonNode pending = get("/v1/trail?item=XX/37").get("pending");

        assertThat(pending).hasSize(1);
        assertThat(pending.get(0).get("thousands").asLong()).isEqualTo(90_000);
        assertThat(get("/v1/trail?item=XX/37&knownAt=" + AFTER.get("transfer")).get("pending"))
                .isEmpty();
    }

    @Test
    void mutation_is_shown_as_it_was_known_at_a_ledger_number() {
        String open = "/v1/mutations/" + mistake;

        assertThat(get(open).get("state").asString()).isEqualTo("REVERSED");
        assertThat(get(open + "?knownAt=" + AFTER.get("mistake")).get("state").asString())
                .isEqualTo("BOOKED");
        assertThat(BOOK.as("auditor").get(open + "?knownAt=1").status()).isEqualTo(404);
        assertThat(get("/v1/trail?item=XX/37&knownAt=" + AFTER.get("mistake"))
                        .at("/entries/4/reversedBy")
                        .isNull())
                .isTrue();
    }

    @Test
    void changes_between_two_as_of_points_add_up_to_the_difference() {
        for (String from : List.of("", "knownAt=0", "knownAt=" + AFTER.get("backdated"), "moment=2026-OWB")) {
            for (String to : List.of("", "effectiveOn=2026-01-01", "moment=2026-O1,effectiveOn=2025-12-31")) {
                JsonNode changes =
                        get("/v1/balances/changes?item=XX/37&flow=EXPENDITURE&year=2026&from=" + from + "&to=" + to);
                long sum = 0;
                for (JsonNode change : changes.get("changes")) {
                    sum += change.get("thousands").asLong();
                }
                Long one = thousands(from.replace(',', '&'));
                Long other = thousands(to.replace(',', '&'));
                assertThat(sum).as(from + " to " + to).isEqualTo((other == null ? 0 : other) - (one == null ? 0 : one));
                if (one != null || other != null) {
                    assertThat(changes.at("/totals/0/difference").asLong()).isEqualTo(sum);
                }
            }
        }
    }

    @Test
    void pages_of_changes_keep_the_as_of_points_of_the_first_page() {
        String question = "/v1/balances/changes?item=XX/37&from=knownAt=" + AFTER.get("opening");
        List<JsonNode> all = new ArrayList<>();
        get(question).get("changes").forEach(all::add);
        List<JsonNode> paged = new ArrayList<>();
        String next = question + "&limit=2";
        while (!next.isEmpty()) {
            ApplicationFixture.HttpReply reply = BOOK.as("auditor").get(next);
            assertThat(reply.status()).as(next).isEqualTo(200);
            reply.json().get("changes").forEach(paged::add);
            next = reply.header("Link").replaceAll("<([^>]*)>; rel=\"next\"", "$1");
            assertThat(next).matches("|.*after=[0-9]+\\.[0-9]+.*to=knownAt=" + AFTER.get("pending") + ".*");
        }

        assertThat(paged).isEqualTo(all).hasSizeGreaterThan(4);
        assertThat(BOOK.as("auditor").get(question + "&after=3").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "nl, een ramingsbijstelling noemt haar oorzaak",
        "en, a re-estimate names its cause",
        "fr, a re-estimate names its cause"
    })
    void trail_entry_names_its_rule_and_links_to_its_mutation(String language, String rule) {
        ApplicationFixture.ApiClient auditor = BOOK.as("auditor");
        JsonNode entry = auditor.send(auditor.request("/v1/trail?item=XX/37&knownAt=" + AFTER.get("mistake"))
                        .header("Accept-Language", language)
                        .GET())
                .json()
                .at("/entries/4");

        assertThat(entry.get("rule").asString()).startsWith(rule);
        assertThat(get(entry.get("dossier").asString()).get("state").asString())
                .as("as known then")
                .isEqualTo("BOOKED");
        assertThat(entry.at("/source/document").asString()).isEqualTo("36800-XX-2");
        assertThat(entry.at("/approved/by").asString()).isEqualTo("approver");
    }

    @Test
    void mutation_not_yet_known_at_the_ledger_number_is_reported_with_404() {
        ApplicationFixture.HttpReply reply = BOOK.as("auditor").get("/v1/mutations/" + mistake + "?knownAt=1");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text("/type")).endsWith(":mutation-not-known-yet");
        assertThat(reply.text("/detail")).startsWith("The ledger did not have this mutation at ledger number 1");
    }

    @Test
    void change_recorded_later_for_an_earlier_day_is_a_restatement() {
        JsonNode changes = get("/v1/balances/changes?item=XX/37&from=knownAt=" + AFTER.get("later moment")
                        + "&to=knownAt=" + AFTER.get("mistake"))
                .get("changes");

        assertThat(changes)
                .extracting(change -> change.get("thousands").asLong() + " "
                        + change.get("restatement").asBoolean())
                .containsExactly("30 true", "4 false", "-500 true");
        assertThat(get("/v1/balances/changes?item=XX/37&from=effectiveOn=2025-09-16&to=")
                        .get("changes"))
                .extracting(change -> change.get("thousands").asLong() + " "
                        + change.get("restatement").asBoolean())
                .as("known at both points")
                .containsExactly("200 false", "4 false");
    }

    @Test
    void all_errors_of_an_as_of_query_are_reported_together() {
        assertThat(BOOK.as("auditor")
                        .get("/v1/balances/changes?item=XX/37&from=effectiveOn=2025-02-30,moment=2026&to=knownAt=x")
                        .json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString() + " "
                                + error.get("code").asString()))
                .containsExactlyInAnyOrder("/from date", "/from moment", "/to known-at");
    }

    @ParameterizedTest
    @CsvSource({
        "from=knownAt:41, 400",
        "from=41, 400",
        "from=knownAt=1;knownAt=2, 400",
        "from=effectiveOn=2025-02-30, 400",
        "to=knownAt=4100, 400",
        "to=moment=2031-OWB, 404",
        "knownAt=1, 400",
    })
    void malformed_as_of_query_is_refused(String question, int status) {
        assertThat(BOOK.as("auditor")
                        .get("/v1/balances/changes?item=XX/37&" + question.replace(';', ','))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void state_of_a_mutation_changes_at_one_ledger_number() {
        for (long number = AFTER.get("mistake"); number < AFTER.get("reversed"); number++) {
            assertThat(get("/v1/mutations/" + mistake + "?knownAt=" + number)
                            .get("state")
                            .asString())
                    .as("at " + number)
                    .isEqualTo("BOOKED");
        }
        assertThat(get("/v1/mutations/" + mistake + "?knownAt=" + AFTER.get("reversed"))
                        .get("state")
                        .asString())
                .isEqualTo("REVERSED");
    }

    @Test
    void next_page_link_of_the_trail_keeps_the_as_of_of_the_first_page() {
        assertThat(BOOK.as("auditor")
                        .get("/v1/trail?item=XX/37&order=EFFECTIVE_ON&limit=3")
                        .header("Link"))
                .contains("&knownAt=" + AFTER.get("pending"));
    }

    @ParameterizedTest
    @CsvSource({"-1000000000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"})
    void known_at_instant_outside_the_calendar_is_refused(String instant) {
        assertThat(BOOK.as("auditor")
                        .get("/v1/balances/changes?item=XX/37&from=knownAt=" + instant.replace("+", "%2B"))
                        .status())
                .isEqualTo(400);
    }

    private static List<Long> amounts(String order) {
        return StreamSupport.stream(
                        get("/v1/trail?item=XX/37&order=" + order)
                                .get("entries")
                                .spliterator(),
                        false)
                .map(entry -> entry.get("thousands").asLong())
                .toList();
    }

    private static Long thousands(String axes) {
        JsonNode thousands = row(axes).get("thousands");
        return thousands.isNull() ? null : thousands.asLong();
    }

    private static JsonNode row(String axes) {
        JsonNode rows = get("/v1/balances?item=XX/37&flow=EXPENDITURE&year=2026&" + axes)
                .get("balances");
        assertThat(rows).as(axes).hasSize(1);
        // Its trail is asked at the same point, which has another name where two points are compared.
        return ((ObjectNode) rows.get(0)).without("trail");
    }

    private static JsonNode get(String path) {
        ApplicationFixture.HttpReply reply =
                BOOK.as("auditor").get(path.endsWith("&") ? path.substring(0, path.length() - 1) : path);
        assertThat(reply.status()).as(path + " " + reply.body()).isEqualTo(200);
        return reply.json();
    }
}
