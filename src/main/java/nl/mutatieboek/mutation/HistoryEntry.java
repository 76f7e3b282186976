package nl.mutatieboek.mutation;

import java.time.Instant;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.RecordedActor;
import org.jspecify.annotations.Nullable;

/**
 * An entry in the history of a mutation, for its page.
 *
 * @param type type of event
 * @param by the actor; for a booking the one who gave the last consent
 * @param chapter other chapter concerned
 * @param reason reason or remark, if there is one
 * @param relatedMutation the mutation that reverses this one, or would
 */
record HistoryEntry(
        long ledgerNumber,
        Instant recordedAt,
        HistoryEntryType type,
        RecordedActor by,
        @Nullable ChapterCode chapter,
        @Nullable String reason,
        @Nullable MutationId relatedMutation) {
    enum HistoryEntryType {
        PROPOSED,
        APPROVED,
        CONFIRMED,
        AGREED,
        TAKEN_FROM_DOCUMENT,
        EXCEPTED,
        ATTACHED,
        ATTACHMENT_WITHDRAWN,
        BOOKED,
        REJECTED,
        RETURNED,
        WITHDRAWN,
        REVERSAL_PROPOSED,
        REVERSAL_ENDED,
        REVERSED
    }

    static HistoryEntry of(LedgerEntry entry) {
        if (!(entry.event() instanceof Event.MutationEvent event)) {
            throw new IllegalStateException("Event does not belong to a mutation: " + entry);
        }
        return switch (event) {
            case Event.MutationProposed e -> act(entry, HistoryEntryType.PROPOSED, null, null, null);
            case Event.MutationApproved e -> act(entry, HistoryEntryType.APPROVED, null, e.remark(), null);
            case Event.MutationConfirmed e -> act(entry, HistoryEntryType.CONFIRMED, e.chapter(), e.remark(), null);
            case Event.MutationAgreed e -> act(entry, HistoryEntryType.AGREED, null, e.remark(), null);
            case Event.MutationImported e -> act(entry, HistoryEntryType.TAKEN_FROM_DOCUMENT, null, e.document(), null);
            case Event.EarlyExecutionAllowed e ->
                act(entry, HistoryEntryType.EXCEPTED, null, e.letter() + ": " + e.reason(), null);
            case Event.AttachmentAdded e ->
                act(entry, HistoryEntryType.ATTACHED, null, e.file().name(), null);
            case Event.AttachmentWithdrawn e ->
                act(entry, HistoryEntryType.ATTACHMENT_WITHDRAWN, null, e.reason(), null);
            case Event.MutationBooked e -> act(entry, HistoryEntryType.BOOKED, null, null, null);
            case Event.MutationRejected e -> act(entry, HistoryEntryType.REJECTED, null, e.reason(), null);
            case Event.MutationReturned e -> act(entry, HistoryEntryType.RETURNED, null, e.reason(), null);
            case Event.MutationWithdrawn e -> act(entry, HistoryEntryType.WITHDRAWN, null, e.reason(), null);
            case Event.ReversalClaimed e -> act(entry, HistoryEntryType.REVERSAL_PROPOSED, null, null, e.reversal());
            case Event.ReversalReleased e -> act(entry, HistoryEntryType.REVERSAL_ENDED, null, null, e.reversal());
            case Event.MutationReversed e -> act(entry, HistoryEntryType.REVERSED, null, null, e.reversal());
        };
    }

    private static HistoryEntry act(
            LedgerEntry entry,
            HistoryEntryType sort,
            @Nullable ChapterCode chapter,
            @Nullable String reason,
            @Nullable MutationId other) {
        return new HistoryEntry(
                entry.ledgerNumber(), entry.recordedAt(), sort, entry.metadata().actor(), chapter, reason, other);
    }
}
