package nl.mutatieboek.exporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.mutatieboek.balance.PostingQueries;
import nl.mutatieboek.balance.RunningBalance.PostingPosition;
import nl.mutatieboek.balance.trail.TrailEntry.MutationDetails;
import nl.mutatieboek.balance.trail.TrailQueries;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.Event.PostingsBooked;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;

/**
 * Reads the postings that count at a point in time, in ledger order, by mutation. The balance projection selects them;
 * their content comes from the ledger. A sum of these beside a balance therefore compares recorded with derived data.
 */
record AsOfPostingReader(PostingQueries postingQueries, TrailQueries trail, LedgerReader entries) {
    private static final int PAGE = 500;

    /** Passes the postings of each mutation to a consumer, with one page in memory at a time. */
    void forEachMutation(ResolvedAsOf asOf, ExportProgressListener listener, Consumer<List<LedgerPosting>> mutation) {
        List<PostingPosition> positions = postingQueries.findPositions(asOf);
        List<LedgerPosting> current = new ArrayList<>();
        for (int from = 0; from < positions.size(); from += PAGE) {
            int to = Math.min(positions.size(), from + PAGE);
            for (LedgerPosting posting : page(positions.subList(from, to), asOf)) {
                if (!current.isEmpty()
                        && !current.getFirst()
                                .event()
                                .mutation()
                                .equals(posting.event().mutation())) {
                    mutation.accept(List.copyOf(current));
                    current.clear();
                }
                current.add(posting);
            }
            listener.onProgress(to, positions.size());
        }
        if (!current.isEmpty()) {
            mutation.accept(List.copyOf(current));
        }
    }

    private List<LedgerPosting> page(List<PostingPosition> positions, ResolvedAsOf asOf) {
        Map<Long, LedgerEntry> entriesByNumber = entries.readByNumbers(
                positions.stream().map(PostingPosition::ledgerNumber).distinct().toList());
        Map<MutationId, MutationDetails> detailsByMutation = trail.findMutationDetails(
                entriesByNumber.values().stream()
                        .map(entry -> postingsBooked(entry).mutation())
                        .toList(),
                asOf);
        List<LedgerPosting> page = new ArrayList<>(positions.size());
        for (PostingPosition position : positions) {
            LedgerEntry entry = entriesByNumber.get(position.ledgerNumber());
            if (entry == null) {
                throw new IllegalStateException("No entry for posting " + position);
            }
            PostingsBooked postings = postingsBooked(entry);
            MutationDetails details = detailsByMutation.get(postings.mutation());
            if (details == null) {
                throw new IllegalStateException("No mutation for posting " + position);
            }
            page.add(new LedgerPosting(position, entry.recordedAt(), postings, details));
        }
        return page;
    }

    private static PostingsBooked postingsBooked(LedgerEntry entry) {
        if (entry.event() instanceof PostingsBooked booked) {
            return booked;
        }
        throw new IllegalStateException("Not an entry with postings: " + entry);
    }
}
