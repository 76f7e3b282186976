package nl.mutatieboek.budget;

import java.util.List;
import java.util.Set;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Hides entries in the history of a mutation that are under embargo, such as its reversal in a moment under embargo.
 */
@Component
public class HistoryVisibilityPolicy {
    private final LedgerReader entries;
    private final EmbargoPolicy embargo;

    HistoryVisibilityPolicy(LedgerReader entries, EmbargoPolicy embargo) {
        this.entries = entries;
        this.embargo = embargo;
    }

    /** Whether the read model contains anything that may have to be hidden. */
    public boolean mayHideEntries() {
        return embargo.hasHiddenMoments();
    }

    /** Returns those of the entries that the reader may see. */
    public List<LedgerEntry> visibleEntries(List<LedgerEntry> history) {
        return history.stream().filter(entry -> !isHidden(entry.event())).toList();
    }

    /** Whether a whole mutation is under embargo for the reader; false if it is not in the book. */
    public boolean isHiddenOrRecordRead(MutationId mutation) {
        List<LedgerEntry> history = entries.readStream(StreamId.of(mutation));
        if (history.isEmpty() || !(history.getFirst().event() instanceof Event.MutationProposed proposed)) {
            return false;
        }
        Proposal proposal = proposed.proposal();
        return embargo.isHiddenOrRecordRead(proposal.moment(), proposal.chapters());
    }

    /**
     * Whether the reader may not see a mutation of which one chapter's postings are public: it stays under embargo until
     * that has ended for all these chapters.
     */
    public boolean isHiddenBesidePostings(Moment moment, Set<ChapterCode> chapters) {
        return EmbargoPolicy.isHiddenUntilAllArePublic(chapters) && embargo.isHiddenOrRecordRead(moment, chapters);
    }

    private boolean isHidden(Event event) {
        MutationId reversal = reversal(event);
        return reversal != null && isHiddenOrRecordRead(reversal);
    }

    private static @Nullable MutationId reversal(Event event) {
        return switch (event) {
            case Event.ReversalClaimed e -> e.reversal();
            case Event.ReversalReleased e -> e.reversal();
            case Event.MutationReversed e -> e.reversal();
            default -> null;
        };
    }
}
