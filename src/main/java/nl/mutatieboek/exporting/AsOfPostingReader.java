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
 * The postings that count at a point, in ledger order, mutation by mutation. Which of them count the balances say; what they say
 * the ledger does. So a sum of these beside a balance compares what was recorded with what was derived.
 */
final class AsOfPostingReader {
    private static final int PAGE = 500;

    private final PostingQueries lines;
    private final TrailQueries trail;
    private final LedgerReader entries;

    AsOfPostingReader(PostingQueries lines, TrailQueries trail, LedgerReader entries) {
        this.lines = lines;
        this.trail = trail;
        this.entries = entries;
    }

    /** Hands over the postings of one mutation after the other; a page of them is in memory at a time. */
    void forEachMutation(ResolvedAsOf point, ExportProgressListener reached, Consumer<List<LedgerPosting>> mutation) {
        List<PostingPosition> places = lines.findPositions(point);
        List<LedgerPosting> held = new ArrayList<>();
        for (int from = 0; from < places.size(); from += PAGE) {
            int to = Math.min(places.size(), from + PAGE);
            for (LedgerPosting posting : page(places.subList(from, to), point)) {
                if (!held.isEmpty()
                        && !held.getFirst()
                                .event()
                                .mutation()
                                .equals(posting.event().mutation())) {
                    mutation.accept(List.copyOf(held));
                    held.clear();
                }
                held.add(posting);
            }
            reached.onProgress(to, places.size());
        }
        if (!held.isEmpty()) {
            mutation.accept(List.copyOf(held));
        }
    }

    private List<LedgerPosting> page(List<PostingPosition> places, ResolvedAsOf point) {
        Map<Long, LedgerEntry> booked = entries.readByNumbers(
                places.stream().map(PostingPosition::ledgerNumber).distinct().toList());
        Map<MutationId, MutationDetails> dossiers = trail.findMutationDetails(
                booked.values().stream()
                        .map(entry -> postings(entry).mutation())
                        .toList(),
                point);
        List<LedgerPosting> page = new ArrayList<>(places.size());
        for (PostingPosition place : places) {
            LedgerEntry entry = booked.get(place.ledgerNumber());
            if (entry == null) {
                throw new IllegalStateException("A line without its entry: " + place);
            }
            PostingsBooked postings = postings(entry);
            MutationDetails dossier = dossiers.get(postings.mutation());
            if (dossier == null) {
                throw new IllegalStateException("A line without its dossier: " + place);
            }
            page.add(new LedgerPosting(place, entry.recordedAt(), postings, dossier));
        }
        return page;
    }

    private static PostingsBooked postings(LedgerEntry entry) {
        if (entry.event() instanceof PostingsBooked booked) {
            return booked;
        }
        throw new IllegalStateException("A line that nothing booked: " + entry);
    }
}
