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
        EARLY_EXECUTION_ALLOWED,
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
            case Event.MutationProposed e -> of(entry, HistoryEntryType.PROPOSED, null);
            case Event.MutationApproved e -> of(entry, HistoryEntryType.APPROVED, e.remark());
            case Event.MutationConfirmed e -> act(entry, HistoryEntryType.CONFIRMED, e.chapter(), e.remark(), null);
            case Event.MutationAgreed e -> of(entry, HistoryEntryType.AGREED, e.remark());
            case Event.MutationImported e -> of(entry, HistoryEntryType.TAKEN_FROM_DOCUMENT, e.document());
            case Event.EarlyExecutionAllowed e ->
                of(entry, HistoryEntryType.EARLY_EXECUTION_ALLOWED, e.letter() + ": " + e.reason());
            case Event.AttachmentAdded e ->
                of(entry, HistoryEntryType.ATTACHED, e.file().name());
            case Event.AttachmentWithdrawn e -> of(entry, HistoryEntryType.ATTACHMENT_WITHDRAWN, e.reason());
            case Event.MutationBooked e -> of(entry, HistoryEntryType.BOOKED, null);
            case Event.MutationRejected e -> of(entry, HistoryEntryType.REJECTED, e.reason());
            case Event.MutationReturned e -> of(entry, HistoryEntryType.RETURNED, e.reason());
            case Event.MutationWithdrawn e -> of(entry, HistoryEntryType.WITHDRAWN, e.reason());
            case Event.ReversalClaimed e -> act(entry, HistoryEntryType.REVERSAL_PROPOSED, null, null, e.reversal());
            case Event.ReversalReleased e -> act(entry, HistoryEntryType.REVERSAL_ENDED, null, null, e.reversal());
            case Event.MutationReversed e -> act(entry, HistoryEntryType.REVERSED, null, null, e.reversal());
        };
    }

    private static HistoryEntry of(LedgerEntry entry, HistoryEntryType type, @Nullable String reason) {
        return act(entry, type, null, reason, null);
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
