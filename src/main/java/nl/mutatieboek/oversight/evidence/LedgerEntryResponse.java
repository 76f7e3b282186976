package nl.mutatieboek.oversight.evidence;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import nl.mutatieboek.ledger.RawEntry;
import org.jspecify.annotations.Nullable;

/**
 * A raw entry in the API: every stored column under the name in {@link RawEntry}. Payload and metadata are
 * byte-for-byte as stored; the hash is hexadecimal.
 */
record LedgerEntryResponse(
        long ledgerNumber,
        String eventId,
        String streamType,
        String streamId,
        long sequence,
        String eventName,
        @Nullable String revision,
        @JsonRawValue String payload,
        @JsonRawValue String metadata,
        String recordedAt,
        String hash) {
    static LedgerEntryResponse of(RawEntry entry) {
        return new LedgerEntryResponse(
                entry.ledgerNumber(),
                entry.eventId(),
                entry.streamType(),
                entry.streamId(),
                entry.sequence(),
                entry.eventName(),
                entry.revision(),
                new String(entry.payload(), StandardCharsets.UTF_8),
                new String(entry.metadata(), StandardCharsets.UTF_8),
                entry.recordedAt(),
                HexFormat.of().formatHex(entry.hash()));
    }
}
