package nl.mutatieboek.ledger;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger as it is stored: every column, nothing interpreted.
 *
 * @param ledgerNumber its place in the ledger, from 1 without gaps
 * @param eventId the identifier of the event; of a command's last event it is the command's own
 * @param streamType calendar, chapter or mutation
 * @param streamId which one
 * @param sequence its place in that stream, from 0
 * @param eventName the stable name of the event
 * @param revision the revision of its shape; null is the first
 * @param payload the event, JSON in UTF-8
 * @param metadata who, on whose authority and in answer to what, JSON in UTF-8
 * @param recordedAt when, UTC with milliseconds: {@code 2026-11-24T12:59:13.123Z}
 * @param hash the SHA-256 of the previous hash and this entry's sealed bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Read-only by agreement; copying a million payloads helps nobody.
public record RawEntry(
        long ledgerNumber,
        String eventId,
        String streamType,
        String streamId,
        long sequence,
        String eventName,
        @Nullable String revision,
        byte[] payload,
        byte[] metadata,
        String recordedAt,
        byte[] hash) {
    /** The same entry with another hash. */
    public RawEntry withHash(byte[] other) {
        return new RawEntry(
                ledgerNumber,
                eventId,
                streamType,
                streamId,
                sequence,
                eventName,
                revision,
                payload,
                metadata,
                recordedAt,
                other);
    }
}
