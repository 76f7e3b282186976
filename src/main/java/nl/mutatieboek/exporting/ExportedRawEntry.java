package nl.mutatieboek.exporting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import nl.mutatieboek.ledger.RawEntry;
import org.jspecify.annotations.Nullable;

/**
 * A raw entry in a file and in the API: every stored column under the name in {@link RawEntry}, with payload and
 * metadata byte for byte. In a file of all entries it has the hash of its predecessor, so that its own hash can be
 * recomputed. In a file of some entries receipts prove it, and it has no hash.
 *
 * @param previousHash hash of the previous entry, hexadecimal; 64 zeros for the first; null if it is not stated
 * @param hash hash of this entry, hexadecimal; null if it is not stated
 */
public record ExportedRawEntry(
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String previousHash,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String hash) {
    static ExportedRawEntry of(RawEntry entry) {
        return of(entry, null, null);
    }

    static ExportedRawEntry of(RawEntry entry, byte[] previousHash) {
        return of(entry, HexFormat.of().formatHex(previousHash), HexFormat.of().formatHex(entry.hash()));
    }

    /** Creates the entry with its own hash alone. */
    public static ExportedRawEntry withHash(RawEntry entry) {
        return of(entry, null, HexFormat.of().formatHex(entry.hash()));
    }

    private static ExportedRawEntry of(RawEntry entry, @Nullable String previousHash, @Nullable String hash) {
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
                previousHash,
                hash);
    }
}
