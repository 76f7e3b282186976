package nl.mutatieboek.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The system clock is set forward and back by days while a book is served: as-of answers do not change. */
@Tag("whole")
class ClockChangeTest {
    private static final String NOON = "2026-11-24T12:00:00.000Z";
    private static final String TOMORROW = "2026-11-25T12:00:00.000Z";
    private static final String LAST_YEAR = "2025-11-24T12:00:00.000Z";
    private static final String NEXT_WEEK = "2026-12-01T12:00:00.000Z";

    private final AdjustableClock clock = new AdjustableClock();

    @RegisterExtension
    private final ApplicationFixture book = ApplicationFixture.empty().with(Clock.class, clock);

    private final Map<String, String> knewThen = new LinkedHashMap<>();
    private int registered;

    @Test
    void timestamps_and_as_of_answers_stay_stable_when_the_clock_is_changed() {
        assertThat(recordAt(NOON)).isEqualTo(NOON);
        assertKnown(NOON, 1);
        assertThat(recordAt(TOMORROW)).isEqualTo(TOMORROW);
        assertKnown("2026-11-24T18:00:00.000Z", 1);
        // Back, before all that is there.
        assertThat(recordAt(LAST_YEAR)).isEqualTo(TOMORROW);
        assertKnown(LAST_YEAR, 0);
        assertKnown("2026-11-25T11:59:59.999Z", 1);
        // An as-of answer for that instant is final: later entries have a later time.
        assertKnown(TOMORROW, 3);
        assertThat(recordAt(LAST_YEAR)).isEqualTo("2026-11-25T12:00:00.001Z");
        assertKnown(TOMORROW, 3);
        assertThat(known("2026-11-25T12:00:00.002Z").status()).isEqualTo(400);
        book.restart();
        assertThat(recordAt(LAST_YEAR)).isEqualTo("2026-11-25T12:00:00.001Z");
        assertKnown("2026-11-25T12:00:00.001Z", 5);
        assertThat(recordAt(NEXT_WEEK)).isEqualTo(NEXT_WEEK);
        assertKnown("2026-11-30T00:00:00.000Z", 5);
        assertKnown(NEXT_WEEK, 6);

        for (int number = 0; number <= registered; number++) {
            assertThat(moments(known(Integer.toString(number)))).isEqualTo(number);
        }
        knewThen.forEach((instant, then) ->
                assertThat(known(instant).body()).as("known at %s", instant).isEqualTo(then));
    }

    /** The as-of state of an instant is the state at this number, now and later. */
    private void assertKnown(String instant, int number) {
        HttpReply reply = known(instant);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(moments(reply)).as("known at %s", instant).isEqualTo(number);
        String before = knewThen.putIfAbsent(instant, reply.body());
        assertThat(reply.body()).isEqualTo(before == null ? reply.body() : before);
    }

    private static int moments(HttpReply reply) {
        return reply.json().get("moments").size();
    }

    private HttpReply known(String at) {
        book.awaitProjections();
        return book.as("auditor").get("/v1/moments?knownAt=" + at);
    }

    /** Registers a moment at this clock time; returns its recording time. */
    private String recordAt(String instant) {
        clock.says = Instant.parse(instant);
        int year = 2020 + registered++;
        HttpReply reply = book.as("approver")
                .post("/v1/moments", "{\"moment\":\"%d-OWB\",\"submittedOn\":\"%d-09-16\"}".formatted(year, year - 1));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        JsonNode entries = book.as("auditor")
                .get("/v1/ledger/entries?after=%d&limit=1".formatted(registered - 1))
                .json();
        return entries.at("/entries/0/recordedAt").asString();
    }

    private static final class AdjustableClock extends Clock {
        private volatile Instant says = Instant.parse(NOON);

        @Override
        public Instant instant() {
            return says;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
