package nl.mutatieboek.domain.chapter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.mutatieboek.domain.Event.PostingsBooked;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Posting;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * Index of a chapter's recorded postings, to find those that an import may repeat.
 *
 * <p>An entry takes 24 bytes, because imports may have millions of postings. The lookup is by hash, so the caller must
 * compare the mutations found.
 *
 * @param bookedByHash booked postings, in buckets by hash
 * @param unbookedMutations mutations without booked postings that this chapter proposed, or that have postings of this
 *     chapter, by year of the moment
 */
public record RecordedPostingIndex(
        PMap<Integer, PostingBucket> bookedByHash, PMap<BudgetYear, PSet<MutationId>> unbookedMutations) {
    static final RecordedPostingIndex NONE = new RecordedPostingIndex(HashTreePMap.empty(), HashTreePMap.empty());

    private static final int BUCKETS = 1 << 12;

    /** Entries of three numbers each: the hash, and the two halves of the mutation's identity. */
    static final class PostingBucket {
        private static final int WIDTH = 3;
        private static final PostingBucket EMPTY = new PostingBucket(new long[0]);

        private final long[] entries;

        private PostingBucket(long[] entries) {
            this.entries = entries;
        }

        private PostingBucket plus(int hash, MutationId mutation) {
            long[] updated = Arrays.copyOf(entries, entries.length + WIDTH);
            updated[entries.length] = hash;
            updated[entries.length + 1] = mutation.value().getMostSignificantBits();
            updated[entries.length + 2] = mutation.value().getLeastSignificantBits();
            return new PostingBucket(updated);
        }

        private List<MutationId> mutationsWithHash(int hash) {
            List<MutationId> found = new ArrayList<>();
            for (int i = 0; i < entries.length; i += WIDTH) {
                if (entries[i] == hash) {
                    found.add(new MutationId(new UUID(entries[i + 1], entries[i + 2])));
                }
            }
            return found;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof PostingBucket bucket && Arrays.equals(entries, bucket.entries);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(entries);
        }
    }

    RecordedPostingIndex unbookedMutations(BudgetYear year, MutationId mutation) {
        PSet<MutationId> ofYear = unbookedMutations.getOrDefault(year, HashTreePSet.empty());
        return new RecordedPostingIndex(bookedByHash, unbookedMutations.plus(year, ofYear.plus(mutation)));
    }

    /** Adds booked postings, except reversals and stated balances, which repeat nothing. */
    RecordedPostingIndex plus(PostingsBooked e) {
        PMap<Integer, PostingBucket> updated = bookedByHash;
        for (Posting posting : e.postings()) {
            if (e.reversal() == null && posting.becomes() == null) {
                int hash = hash(posting, e.moment());
                int bucket = hash & (BUCKETS - 1);
                updated = updated.plus(
                        bucket,
                        updated.getOrDefault(bucket, PostingBucket.EMPTY).plus(hash, e.mutation()));
            }
        }
        BudgetYear year = e.moment().year();
        PSet<MutationId> remaining =
                unbookedMutations.getOrDefault(year, HashTreePSet.empty()).minus(e.mutation());
        return new RecordedPostingIndex(
                updated, remaining.isEmpty() ? unbookedMutations.minus(year) : unbookedMutations.plus(year, remaining));
    }

    /** Returns all mutations that have this posting, and possibly some that do not. */
    public Set<MutationId> candidates(Posting posting, Moment moment) {
        int hash = hash(posting, moment);
        Set<MutationId> found = new LinkedHashSet<>(bookedByHash
                .getOrDefault(hash & (BUCKETS - 1), PostingBucket.EMPTY)
                .mutationsWithHash(hash));
        found.addAll(unbookedMutations.getOrDefault(moment.year(), HashTreePSet.empty()));
        return found;
    }

    private static int hash(Posting posting, Moment moment) {
        return Objects.hash(
                posting.item().account(),
                posting.flow().letter(),
                posting.year(),
                moment.toString(),
                posting.thousands().value());
    }
}
