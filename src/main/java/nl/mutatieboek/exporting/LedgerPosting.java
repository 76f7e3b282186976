package nl.mutatieboek.exporting;

import java.time.Instant;
import nl.mutatieboek.balance.RunningBalance.PostingPosition;
import nl.mutatieboek.balance.trail.TrailEntry.MutationDetails;
import nl.mutatieboek.domain.Event.PostingsBooked;
import nl.mutatieboek.domain.value.Posting;

/**
 * A posting as recorded in the ledger.
 *
 * @param place position in the ledger
 * @param recordedAt time at which its entry was recorded
 * @param event event of its entry
 * @param details mutation that it belongs to
 */
record LedgerPosting(PostingPosition place, Instant recordedAt, PostingsBooked event, MutationDetails details) {
    Posting posting() {
        return event.postings().get(place.line());
    }
}
