package nl.mutatieboek.oversight.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import nl.mutatieboek.domain.MatterEvent;
import nl.mutatieboek.domain.matter.ParliamentaryMatter;
import nl.mutatieboek.domain.value.MatterDetails;
import nl.mutatieboek.domain.value.MatterFollowUp;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.MatterState;
import nl.mutatieboek.domain.value.MutationId;
import org.jspecify.annotations.Nullable;

/**
 * An amendment, a motion or an undertaking as a reader sees it at a point in time.
 *
 * @param matter without the steps that the reader may not see or that lie beyond the point
 * @param history the entries that the reader may see, in the order of recording
 */
public record TrackedMatter(ParliamentaryMatter matter, List<MatterHistoryEntry> history) {
    /** By what needs attention first, then by date. */
    public static final Comparator<TrackedMatter> BY_STATE_AND_DATE = Comparator.comparing(TrackedMatter::state)
            .thenComparing(one -> one.matter().since())
            .thenComparing(one -> one.id().toString());

    /**
     * An entry in the history of a matter.
     *
     * @param step number of the step in the stream of its chapter, by which it can be revoked; 0 if it is no step
     * @param revokedFor why it was revoked; null while it counts
     */
    public record MatterHistoryEntry(
            long ledgerNumber,
            Instant recordedAt,
            MatterEvent event,
            int step,
            @Nullable String revokedFor) {
        /** What happened; a revocation is shown at the step that it revokes. */
        public MatterEntryType type() {
            return switch (event) {
                case MatterEvent.MatterRecorded e -> MatterEntryType.RECORDED;
                case MatterEvent.MatterChanged e -> MatterEntryType.CHANGED;
                case MatterEvent.MatterDecided e -> MatterEntryType.DECIDED;
                case MatterEvent.MatterLinked e -> MatterEntryType.LINKED;
                case MatterEvent.MatterFollowedUp e -> MatterEntryType.FOLLOWED_UP;
                case MatterEvent.MatterCorrected e -> MatterEntryType.CORRECTED;
                case MatterEvent.MatterStepRevoked e ->
                    throw new IllegalStateException("A revocation is no entry of its own");
            };
        }

        /** Day in parliament; null if the entry has none of its own. */
        public @Nullable LocalDate on() {
            return switch (event) {
                case MatterEvent.MatterRecorded e -> e.details().submittedOn();
                case MatterEvent.MatterStep e -> e.on();
                case MatterEvent.MatterStepRevoked e -> null;
            };
        }
    }

    /** What an entry in the history of a matter records. */
    public enum MatterEntryType {
        RECORDED,
        CHANGED,
        DECIDED,
        LINKED,
        FOLLOWED_UP,
        CORRECTED
    }

    public TrackedMatter {
        history = List.copyOf(history);
    }

    public MatterId id() {
        return matter.id();
    }

    public MatterDetails details() {
        return matter.details();
    }

    public MatterState state() {
        return matter.state();
    }

    public List<MutationId> mutations() {
        return matter.mutations();
    }

    /** The last follow-up; null if there is none. */
    public @Nullable MatterFollowUp lastFollowUp() {
        List<MatterFollowUp> followUps = matter.followUps();
        return followUps.isEmpty() ? null : followUps.getLast();
    }
}
