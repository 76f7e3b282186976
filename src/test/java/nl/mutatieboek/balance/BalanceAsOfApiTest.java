package nl.mutatieboek.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The three axes of time through the API: as presented, as effective, as known. */
@Tag("main")
class BalanceAsOfApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static TimeAxesFixture times;

    @BeforeAll
    static void write() {
        times = new TimeAxesFixture(BOOK);
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
        assertThat(times.thousands("knownAt=" + times.after().get(then))).isEqualTo(thousands);
    }

    @Test
    void item_before_its_first_entry_is_unknown_and_not_zero() {
        JsonNode row = times.row("knownAt=0");

        assertThat(row.get("known").asBoolean()).isFalse();
        assertThat(row.get("thousands").isNull()).isTrue();
        assertThat(row.get("complete").asBoolean()).isFalse();
        assertThat(times.get("/v1/balances?item=XX/91/1&flow=EXPENDITURE&year=2026&knownAt=0")
                        .at("/balances/0/complete")
                        .asBoolean(true))
                .isFalse();
        assertThat(times.row("knownAt=2000-01-01T00:00:00Z")).isEqualTo(row);
        assertThat(times.row("knownAt=" + (times.after().get("opening") - 1))
                        .get("known")
                        .asBoolean())
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
        assertThat(times.thousands("effectiveOn=" + day)).isEqualTo(thousands);
    }

    @ParameterizedTest
    @CsvSource({"2026-OWB, 527", "2026-O1, 727", "2027-OWB, 727"})
    void balance_is_shown_as_presented_in_a_moment(String moment, long thousands) {
        assertThat(times.thousands("moment=" + moment)).isEqualTo(thousands);
    }

    @Test
    void balance_is_shown_on_all_three_axes_at_once() {
        assertThat(times.thousands("moment=2026-OWB&effectiveOn=2026-12-31&knownAt="
                        + times.after().get("mistake")))
                .isEqualTo(1_000 + 30 - 500);
    }

    @Test
    void response_repeats_the_axes_and_states_its_ledger_number() {
        JsonNode axes = times.get("/v1/balances?item=XX/37&moment=2026-OWB&effectiveOn=2026-12-31&knownAt=5")
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
            assertThat(times.row("knownAt=" + stamp)).isEqualTo(times.row("knownAt=" + last));
            assertThat(times.row("knownAt=" + stamp.minusMillis(1)))
                    .isEqualTo(times.row("knownAt=" + lastAt(stamp.minusMillis(1))));
        }
    }

    @Test
    void both_parts_of_a_transfer_appear_at_the_same_ledger_number() {
        List<String> seen = new ArrayList<>();
        for (long number = times.after().get("reversed twice");
                number <= times.after().get("transfer");
                number++) {
            String known = "&flow=EXPENDITURE&year=2026&knownAt=" + number;
            JsonNode own = times.get("/v1/balances?item=XX/37" + known).at("/balances/0/thousands");
            JsonNode other = times.get("/v1/balances?item=XVII/1" + known).at("/balances/0/thousands");
            seen.add(own + " " + other);
        }

        assertThat(seen.stream().distinct()).containsExactly("734 null", "727 7");
    }

    @Test
    void pending_amount_is_shown_from_proposal_until_booking() {
        assertThat(times.row("").get("pending").asLong()).isEqualTo(90_000);
        assertThat(times.row("knownAt=" + times.after().get("transfer"))
                        .get("pending")
                        .asLong())
                .isZero();
        assertThat(times.row("knownAt=" + (times.after().get("opening") - 1))
                        .get("pending")
                        .asLong())
                .isEqualTo(1_000);
        assertThat(times.row("moment=2026-O1&effectiveOn=2025-09-15")
                        .get("pending")
                        .asLong())
                .isZero();
    }

    @Test
    void mutation_is_shown_as_it_was_known_at_a_ledger_number() {
        String open = "/v1/mutations/" + times.mistake();

        assertThat(times.get(open).get("state").asString()).isEqualTo("REVERSED");
        assertThat(times.get(open + "?knownAt=" + times.after().get("mistake"))
                        .get("state")
                        .asString())
                .isEqualTo("BOOKED");
        assertThat(BOOK.as("auditor").get(open + "?knownAt=1").status()).isEqualTo(404);
        assertThat(times.get("/v1/trail?item=XX/37&knownAt=" + times.after().get("mistake"))
                        .at("/entries/4/reversedBy")
                        .isNull())
                .isTrue();
    }

    @Test
    void mutation_not_yet_known_at_the_ledger_number_is_reported_with_404() {
        ApplicationFixture.HttpReply reply = BOOK.as("auditor").get("/v1/mutations/" + times.mistake() + "?knownAt=1");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text("/type")).endsWith(":mutation-not-known-yet");
        assertThat(reply.text("/detail")).startsWith("The ledger did not have this mutation at ledger number 1");
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
        for (long number = times.after().get("mistake"); number < times.after().get("reversed"); number++) {
            assertThat(times.get("/v1/mutations/" + times.mistake() + "?knownAt=" + number)
                            .get("state")
                            .asString())
                    .as("at " + number)
                    .isEqualTo("BOOKED");
        }
        assertThat(times.get("/v1/mutations/" + times.mistake() + "?knownAt="
                                + times.after().get("reversed"))
                        .get("state")
                        .asString())
                .isEqualTo("REVERSED");
    }

    @ParameterizedTest
    @CsvSource({"-1000000000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"})
    void known_at_instant_outside_the_calendar_is_refused(String instant) {
        assertThat(BOOK.as("auditor")
                        .get("/v1/balances/changes?item=XX/37&from=knownAt=" + instant.replace("+", "%2B"))
                        .status())
                .isEqualTo(400);
    }

    private static long lastAt(Instant instant) {
        return BOOK.bean(LedgerReader.class).readRawAfter(0, 1_000).stream()
                .filter(entry -> !Instant.parse(entry.recordedAt()).isAfter(instant))
                .mapToLong(RawEntry::ledgerNumber)
                .max()
                .orElse(0);
    }
}
