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

/** Reads entries of this version's shapes from their JSON. */
final class EntryJsonParser {
    private static final int STAMP_LENGTH = 24;
    private static final int TIME = 11;
    private static final int MOST_DAYS = 100_000;

    /** What the metadata said that a thread read last: all entries of a command say the same. */
    private static final ThreadLocal<@Nullable LastParsedMetadata> LAST = new ThreadLocal<>();

    private final Map<String, ObjectReader> events;
    private final ObjectReader origins;
    private final Map<String, LocalDate> days = new ConcurrentHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // Not handed out.
    private record LastParsedMetadata(byte[] metadata, EventMetadata origin, String causation) {}

    EntryJsonParser(ObjectMapper json) {
        this.events = EventNames.all().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, known -> json.readerFor(known.getValue())));
        this.origins = json.readerFor(EventMetadata.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** @param payload what the entry says in the shape of this version */
    LedgerEntry parse(RawEntry raw, byte[] payload) throws IOException {
        ObjectReader reader = events.get(raw.eventName());
        if (reader == null) {
            throw new EventNames.UnknownEventException(raw.eventName());
        }
        Event event = reader.readValue(payload);
        LastParsedMetadata told = told(raw.metadata());
        if (event == null) {
            throw new IllegalStateException("It says nothing");
        }
        return new LedgerEntry(
                raw.ledgerNumber(),
                parseInstant(raw.recordedAt()),
                event,
                told.origin(),
                told.causation().equals(raw.eventId()));
    }

    private LastParsedMetadata told(byte[] metadata) throws IOException {
        LastParsedMetadata before = LAST.get();
        if (before != null && Arrays.equals(before.metadata(), metadata)) {
            return before;
        }
        EventMetadata origin = origins.readValue(metadata);
        if (origin == null) {
            throw new IllegalStateException("It says nothing");
        }
        LastParsedMetadata told =
                new LastParsedMetadata(metadata, origin, origin.causation().toString());
        LAST.set(told);
        return told;
    }

    /** As {@link Instant#parse}, which takes longer than all the rest of the metadata. */
    Instant parseInstant(String stamp) {
        if (stamp.length() != STAMP_LENGTH || !stamp.endsWith("Z")) {
            return Instant.parse(stamp);
        }
        String text = stamp.substring(0, TIME - 1);
        LocalDate day = days.get(text);
        if (day == null) {
            day = LocalDate.parse(text);
            if (days.size() < MOST_DAYS) {
                days.put(text, day);
            }
        }
        return day.atTime(time(stamp)).toInstant(ZoneOffset.UTC);
    }

    private static LocalTime time(String stamp) {
        return LocalTime.of(
                digits(stamp, 'T', TIME, 2),
                digits(stamp, ':', TIME + 3, 2),
                digits(stamp, ':', TIME + 6, 2),
                digits(stamp, '.', TIME + 9, 3) * 1_000_000);
    }

    private static int digits(String stamp, char before, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            int digit = stamp.charAt(i) - '0';
            if (digit < 0 || digit > 9 || stamp.charAt(from - 1) != before) {
                throw new DateTimeException(stamp + " is no time of recording");
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
