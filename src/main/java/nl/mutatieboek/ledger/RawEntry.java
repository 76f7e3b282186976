package nl.mutatieboek.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A stored entry of the ledger, not decoded: its own columns, and those that its command stores once.
 *
 * @param ledgerNumber its number, from 1 without gaps
 * @param eventId identifier of the event; the last event of a command has the command's own
 * @param streamType calendar, chapter or mutation
 * @param streamId identifier of the stream
 * @param sequence its position in the stream, from 0
 * @param eventName stable name of the event
 * @param revision revision of its shape; null is the first
 * @param payload the event, JSON in UTF-8
 * @param metadata actor, authority and command, JSON in UTF-8
 * @param recordedAt recording time, UTC with milliseconds: {@code 2026-11-24T12:59:13.123Z}
 * @param hash SHA-256 of the previous hash and the sealed bytes of this entry
 */
@SuppressWarnings("ArrayRecordComponent") // Read-only by convention; copying a million payloads is too slow.
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
    public RawEntry withRecordedAt(String other) {
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
                other,
                hash);
    }

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
