package nl.mutatieboek.exporting;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import nl.mutatieboek.ledger.RawEntry;
import org.jspecify.annotations.Nullable;

/**
 * A raw entry: every stored column, with payload and metadata byte for byte, and the hash of its predecessor, so that
 * its own hash can be recomputed.
 *
 * @param previousHash hash of the previous entry, hexadecimal; 64 zeros for the first
 * @param hash hash of this entry, hexadecimal
 */
record ExportedRawEntry(
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
        String previousHash,
        String hash) {
    static ExportedRawEntry of(RawEntry entry, byte[] previousHash) {
        HexFormat hexadecimal = HexFormat.of();
        return new ExportedRawEntry(
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
                hexadecimal.formatHex(previousHash),
                hexadecimal.formatHex(entry.hash()));
    }
}
