package nl.mutatieboek.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.UnreadableEntryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryJsonParserTest {
    private static final String STAMP = "2026-11-24T12:59:13.123Z";
    private static final EventJsonMapper JSON = EventJsonMapper.create();
    private static final EntryJsonParser READER = new EntryJsonParser(new ObjectMapper());

    private static RawEntry raw(String eventId, String metadata) {
        Event event = EventExamples.all().get("mutation-booked");
        return new RawEntry(
                7,
                eventId,
                "mutation",
                event.stream().id(),
                3,
                EventNames.nameOf(event.getClass()),
                null,
                JSON.payload(event),
                metadata.getBytes(StandardCharsets.UTF_8),
                STAMP,
                new byte[32]);
    }

    private static String metadata() {
        return new String(JSON.metadata(EventExamples.ORIGIN), StandardCharsets.UTF_8);
    }

    @Test
    void completes_its_command_if_it_has_the_identifier_of_the_command() {
        String command = EventExamples.ORIGIN.causation().toString();
        RawEntry last = raw(command, metadata());
        RawEntry before = raw("00000000-0000-5000-8000-000000000000", metadata());

        assertThat(JSON.read(last).completes()).isTrue();
        assertThat(JSON.read(before).completes()).isFalse();
    }

    @Test
    void passes_by_what_else_the_metadata_says() {
        RawEntry more = raw("any", metadata().replaceFirst("\\{", "{\"trace\":\"7\","));

        assertThat(JSON.read(more).origin()).isEqualTo(EventExamples.ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"who", "authority", "key", "content", "correlation", "causation", "name"})
    void refuses_metadata_without_one_of_its_keys(String key) {
        RawEntry without = raw("any", metadata().replace("\"" + key + "\":", "\"other\":"));

        assertThatThrownBy(() -> JSON.read(without))
                .isInstanceOf(UnreadableEntryException.class)
                .hasMessageContaining("Entry 7")
                .hasMessageContaining(key);
    }

    @Test
    void refuses_metadata_that_says_something_twice_or_nothing() {
        RawEntry twice = raw("any", metadata().replaceFirst("\\{", "{\"who\":\"other\","));

        assertThatThrownBy(() -> JSON.read(twice)).isInstanceOf(UnreadableEntryException.class);
        assertThatThrownBy(() -> JSON.read(raw("any", "null"))).isInstanceOf(UnreadableEntryException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {STAMP, "1969-12-31T23:59:59.999Z", "2024-02-29T00:00:00.000Z", "2026-11-24T12:59:13Z"})
    void reads_a_stamp_as_java_does(String stamp) {
        assertThat(READER.instant(stamp)).isEqualTo(Instant.parse(stamp));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-29T12:59:13.123Z",
        "2026-11-24T25:59:13.123Z",
        "2026-11-24T12:60:13.123Z",
        "2026-11-24T12:59:60.123Z",
        "2026-11-24T-1:59:13.123Z",
        "2026-11-24 12:59:13.123Z",
        "2026-11-24T12-59:13.123Z",
        "2026-11-24T12:59-13.123Z",
        "2026-11-24T12:59:13:123Z",
        "2026-11-24T12:59:13.12aZ",
        "2026-11-24T12:59:13.1234"
    })
    void refuses_a_stamp_that_is_no_time(String stamp) {
        assertThatThrownBy(() -> READER.instant(stamp)).isInstanceOf(DateTimeException.class);
    }
}
