package nl.mutatieboek.ledger.store;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.ledger.EventMetadata;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.RawEntry;
import org.jspecify.annotations.Nullable;

/** Parses entries in the current shape from JSON. */
final class EntryJsonParser {
    private static final int TIMESTAMP_LENGTH = 24;
    private static final int TIME_OFFSET = 11;
    private static final int MAX_CACHED_DAYS = 100_000;

    /** Metadata that a thread parsed last: all entries of a command have the same. */
    private static final ThreadLocal<@Nullable LastParsedMetadata> LAST = new ThreadLocal<>();

    private final Map<String, ObjectReader> events;
    private final ObjectReader metadataReader;
    private final Map<String, LocalDate> days = new ConcurrentHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // Not handed out.
    private record LastParsedMetadata(byte[] metadata, EventMetadata eventMetadata, String causation) {}

    EntryJsonParser(ObjectMapper json) {
        this.events = EventNames.all().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, known -> json.readerFor(known.getValue())));
        this.metadataReader =
                json.readerFor(EventMetadata.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** Parses an entry. The payload must have the current shape. */
    LedgerEntry parse(RawEntry raw, byte[] payload) throws IOException {
        ObjectReader reader = events.get(raw.eventName());
        if (reader == null) {
            throw new EventNames.UnknownEventException(raw.eventName());
        }
        Event event = reader.readValue(payload);
        LastParsedMetadata parsed = parseMetadata(raw.metadata());
        if (event == null) {
            throw new IllegalStateException("JSON null is not an entry");
        }
        return new LedgerEntry(
                raw.ledgerNumber(),
                parseInstant(raw.recordedAt()),
                event,
                parsed.eventMetadata(),
                parsed.causation().equals(raw.eventId()));
    }

    private LastParsedMetadata parseMetadata(byte[] metadata) throws IOException {
        LastParsedMetadata last = LAST.get();
        if (last != null && Arrays.equals(last.metadata(), metadata)) {
            return last;
        }
        EventMetadata eventMetadata = metadataReader.readValue(metadata);
        if (eventMetadata == null) {
            throw new IllegalStateException("JSON null is not an entry");
        }
        LastParsedMetadata parsed = new LastParsedMetadata(
                metadata, eventMetadata, eventMetadata.causationId().toString());
        LAST.set(parsed);
        return parsed;
    }

    /** Parses a timestamp. Faster than {@link Instant#parse}, which takes longer than the rest of the metadata. */
    Instant parseInstant(String timestamp) {
        if (timestamp.length() != TIMESTAMP_LENGTH || !timestamp.endsWith("Z")) {
            return Instant.parse(timestamp);
        }
        String text = timestamp.substring(0, TIME_OFFSET - 1);
        LocalDate day = days.get(text);
        if (day == null) {
            day = LocalDate.parse(text);
            if (days.size() < MAX_CACHED_DAYS) {
                days.put(text, day);
            }
        }
        return day.atTime(time(timestamp)).toInstant(ZoneOffset.UTC);
    }

    private static LocalTime time(String timestamp) {
        return LocalTime.of(
                digits(timestamp, 'T', TIME_OFFSET, 2),
                digits(timestamp, ':', TIME_OFFSET + 3, 2),
                digits(timestamp, ':', TIME_OFFSET + 6, 2),
                digits(timestamp, '.', TIME_OFFSET + 9, 3) * 1_000_000);
    }

    private static int digits(String timestamp, char separator, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            int digit = timestamp.charAt(i) - '0';
            if (digit < 0 || digit > 9 || timestamp.charAt(from - 1) != separator) {
                throw new DateTimeException(timestamp + " is not a recording time");
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
