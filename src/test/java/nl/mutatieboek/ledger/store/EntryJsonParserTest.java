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
                event.streamId().id(),
                3,
                EventNames.nameOf(event.getClass()),
                null,
                JSON.writePayload(event),
                metadata.getBytes(StandardCharsets.UTF_8),
                STAMP,
                new byte[32]);
    }

    private static String metadata() {
        return new String(JSON.writeMetadata(EventExamples.ORIGIN), StandardCharsets.UTF_8);
    }

    @Test
    void entry_with_the_command_identifier_completes_its_command() {
        String command = EventExamples.ORIGIN.causationId().toString();
        RawEntry last = raw(command, metadata());
        RawEntry before = raw("00000000-0000-5000-8000-000000000000", metadata());

        assertThat(JSON.decode(last).completesCommand()).isTrue();
        assertThat(JSON.decode(before).completesCommand()).isFalse();
    }

    @Test
    void unknown_metadata_keys_are_ignored() {
        RawEntry more = raw("any", metadata().replaceFirst("\\{", "{\"trace\":\"7\","));

        assertThat(JSON.decode(more).metadata()).isEqualTo(EventExamples.ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actorId",
                "authority",
                "idempotencyKey",
                "contentHash",
                "correlationId",
                "causationId",
                "nameReference"
            })
    void metadata_without_a_required_key_is_rejected(String key) {
        RawEntry without = raw("any", metadata().replace("\"" + key + "\":", "\"other\":"));

        assertThatThrownBy(() -> JSON.decode(without))
                .isInstanceOf(UnreadableEntryException.class)
                .hasMessageContaining("Entry 7")
                .hasMessageContaining(key);
    }

    @Test
    void metadata_with_a_duplicate_key_or_null_is_rejected() {
        RawEntry twice = raw("any", metadata().replaceFirst("\\{", "{\"actorId\":\"other\","));

        assertThatThrownBy(() -> JSON.decode(twice)).isInstanceOf(UnreadableEntryException.class);
        assertThatThrownBy(() -> JSON.decode(raw("any", "null"))).isInstanceOf(UnreadableEntryException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {STAMP, "1969-12-31T23:59:59.999Z", "2024-02-29T00:00:00.000Z", "2026-11-24T12:59:13Z"})
    void timestamp_is_parsed_as_by_java_time(String stamp) {
        assertThat(READER.parseInstant(stamp)).isEqualTo(Instant.parse(stamp));
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
    void malformed_timestamp_is_rejected(String stamp) {
        assertThatThrownBy(() -> READER.parseInstant(stamp)).isInstanceOf(DateTimeException.class);
    }
}
