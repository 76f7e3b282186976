package nl.mutatieboek.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The trail of a balance, and the changes between two points, on the axes of time. */
@Tag("application")
class TrailAsOfApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static TimeAxesFixture times;

    @BeforeAll
    static void write() {
        times = new TimeAxesFixture(BOOK);
    }

    @Test
    void last_balance_of_the_trail_equals_the_balance_in_every_order() {
        for (String axes : List.of(
                "",
                "&moment=2026-OWB",
                "&effectiveOn=2026-12-31",
                "&knownAt=" + times.after().get("mistake"))) {
            for (String order : List.of("KNOWN_AT", "EFFECTIVE_ON", "MOMENT")) {
                JsonNode trail = times.get("/v1/trail?item=XX/37&flow=EXPENDITURE&year=2026&order=" + order + axes);
                assertThat(trail.at("/entries")
                                .get(trail.at("/entries").size() - 1)
                                .get("balance")
                                .asLong())
                        .as(order + axes)
                        .isEqualTo(times.thousands(axes.isEmpty() ? "" : axes.substring(1)));
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
        String axes = "item=XX/37&order=EFFECTIVE_ON&moment=2026-OWB&knownAt="
                + times.after().get("transfer");
        ApplicationFixture.HttpReply stream = BOOK.as("auditor")
                .send(BOOK.as("auditor").request("/v1/trail/entries?" + axes).header("Accept", "application/x-ndjson"));

        assertThat(stream.status()).isEqualTo(200);
        assertThat(stream.body().lines().map(line -> new JsonMapper().readTree(line)))
                .hasSize(7)
                .containsExactlyElementsOf(times.get("/v1/trail?" + axes).get("entries"));
    }

    @Test
    void pending_postings_are_listed_beside_the_trail() {
        JsonNode pending = times.get("/v1/trail?item=XX/37").get("pending");

        assertThat(pending).hasSize(1);
        assertThat(pending.get(0).get("thousands").asLong()).isEqualTo(90_000);
        assertThat(times.get("/v1/trail?item=XX/37&knownAt=" + times.after().get("transfer"))
                        .get("pending"))
                .isEmpty();
    }

    @Test
    void changes_between_two_as_of_points_add_up_to_the_difference() {
        for (String from : List.of("", "knownAt=0", "knownAt=" + times.after().get("backdated"), "moment=2026-OWB")) {
            for (String to : List.of("", "effectiveOn=2026-01-01", "moment=2026-O1,effectiveOn=2025-12-31")) {
                JsonNode changes = times.get(
                        "/v1/balances/changes?item=XX/37&flow=EXPENDITURE&year=2026&from=" + from + "&to=" + to);
                long sum = 0;
                for (JsonNode change : changes.get("changes")) {
                    sum += change.get("thousands").asLong();
                }
                Long one = times.thousands(from.replace(',', '&'));
                Long other = times.thousands(to.replace(',', '&'));
                assertThat(sum).as(from + " to " + to).isEqualTo((other == null ? 0 : other) - (one == null ? 0 : one));
                if (one != null || other != null) {
                    assertThat(changes.at("/totals/0/difference").asLong()).isEqualTo(sum);
                }
            }
        }
    }

    @Test
    void pages_of_changes_keep_the_as_of_points_of_the_first_page() {
        String question =
                "/v1/balances/changes?item=XX/37&from=knownAt=" + times.after().get("opening");
        List<JsonNode> all = new ArrayList<>();
        times.get(question).get("changes").forEach(all::add);
        List<JsonNode> paged = new ArrayList<>();
        String next = question + "&limit=2";
        while (!next.isEmpty()) {
            ApplicationFixture.HttpReply reply = BOOK.as("auditor").get(next);
            assertThat(reply.status()).as(next).isEqualTo(200);
            reply.json().get("changes").forEach(paged::add);
            next = reply.header("Link").replaceAll("<([^>]*)>; rel=\"next\"", "$1");
            assertThat(next)
                    .matches("|.*after=[0-9]+\\.[0-9]+.*to=knownAt="
                            + times.after().get("pending") + ".*");
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
        ApiClient auditor = BOOK.as("auditor");
        JsonNode entry = auditor.send(auditor.request(
                                "/v1/trail?item=XX/37&knownAt=" + times.after().get("mistake"))
                        .header("Accept-Language", language)
                        .GET())
                .json()
                .at("/entries/4");

        assertThat(entry.get("rule").asString()).startsWith(rule);
        assertThat(times.get(entry.get("href").asString()).get("state").asString())
                .as("as known then")
                .isEqualTo("BOOKED");
        assertThat(entry.at("/source/document").asString()).isEqualTo("36800-XX-2");
        assertThat(entry.at("/approved/by").asString()).isEqualTo("approver");
    }

    @Test
    void change_recorded_later_for_an_earlier_day_is_a_restatement() {
        JsonNode changes = times.get("/v1/balances/changes?item=XX/37&from=knownAt="
                        + times.after().get("later moment") + "&to=knownAt="
                        + times.after().get("mistake"))
                .get("changes");

        assertThat(changes)
                .extracting(change -> change.get("thousands").asLong() + " "
                        + change.get("restatement").asBoolean())
                .containsExactly("30 true", "4 false", "-500 true");
        assertThat(times.get("/v1/balances/changes?item=XX/37&from=effectiveOn=2025-09-16&to=")
                        .get("changes"))
                .extracting(change -> change.get("thousands").asLong() + " "
                        + change.get("restatement").asBoolean())
                .as("known at both points")
                .containsExactly("200 false", "4 false");
    }

    @Test
    void next_page_link_of_the_trail_keeps_the_as_of_of_the_first_page() {
        assertThat(BOOK.as("auditor")
                        .get("/v1/trail?item=XX/37&order=EFFECTIVE_ON&limit=3")
                        .header("Link"))
                .contains("&knownAt=" + times.after().get("pending"));
    }

    private static List<Long> amounts(String order) {
        return StreamSupport.stream(
                        times.get("/v1/trail?item=XX/37&order=" + order)
                                .get("entries")
                                .spliterator(),
                        false)
                .map(entry -> entry.get("thousands").asLong())
                .toList();
    }
}
