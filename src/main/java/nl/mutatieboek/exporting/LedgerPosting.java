package nl.mutatieboek.exporting;

import java.time.Instant;
import nl.mutatieboek.balance.RunningBalance.PostingPosition;
import nl.mutatieboek.balance.trail.TrailEntry.MutationDetails;
import nl.mutatieboek.domain.Event.PostingsBooked;
import nl.mutatieboek.domain.value.Posting;

/**
 * A posting as the ledger has it.
 *
 * @param place where it stands in the ledger
 * @param recordedAt when its entry was recorded
 * @param event what its entry says
 * @param dossier the mutation that it belongs to
 */
record LedgerPosting(PostingPosition place, Instant recordedAt, PostingsBooked event, MutationDetails dossier) {
    Posting posting() {
        return event.postings().get(place.line());
    }
}
