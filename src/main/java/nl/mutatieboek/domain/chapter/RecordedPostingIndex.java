package nl.mutatieboek.domain.chapter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.mutatieboek.domain.Event.PostingsBooked;
import nl.mutatieboek.domain.Event.ProposedAmount;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Thousands;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * Index of a chapter's recorded postings, to find those that an import may repeat: booked, waiting for consents, or of a
 * mutation that ended.
 *
 * <p>An entry takes 24 bytes, because imports may have millions of postings. The lookup is by hash, so the caller must
 * compare the mutations found.
 *
 * @param byHash postings in buckets by hash
 * @param unbookedMutations mutations without booked postings that this chapter proposed, or that have postings of this
 *     chapter
 */
public record RecordedPostingIndex(PMap<Integer, PostingBucket> byHash, PSet<MutationId> unbookedMutations) {
    static final RecordedPostingIndex NONE = new RecordedPostingIndex(HashTreePMap.empty(), HashTreePSet.empty());

    private static final int BUCKETS = 1 << 12;

    /**
     * Entries of three numbers each: the hash, and the two halves of the mutation's identity. An amount may be repeated
     * thousands of times, so adding one copies the last entries only.
     */
    static final class PostingBucket {
        private static final int WIDTH = 3;
        private static final int CHUNK = 64 * WIDTH;
        private static final PostingBucket EMPTY = new PostingBucket(new long[0][], new long[0]);

        private final long[][] chunks;
        private final long[] last;

        private PostingBucket(long[][] chunks, long[] last) {
            this.chunks = chunks;
            this.last = last;
        }

        private PostingBucket plus(int hash, MutationId mutation) {
            long[] updated = Arrays.copyOf(last, last.length + WIDTH);
            updated[last.length] = hash;
            updated[last.length + 1] = mutation.value().getMostSignificantBits();
            updated[last.length + 2] = mutation.value().getLeastSignificantBits();
            if (updated.length < CHUNK) {
                return new PostingBucket(chunks, updated);
            }
            long[][] more = Arrays.copyOf(chunks, chunks.length + 1);
            more[chunks.length] = updated;
            return new PostingBucket(more, EMPTY.last);
        }

        /** Whether there is such an entry; the last ones are found first. */
        private boolean contains(int hash, MutationId mutation) {
            boolean found = contains(last, hash, mutation);
            for (int i = chunks.length - 1; i >= 0 && !found; i--) {
                found = contains(chunks[i], hash, mutation);
            }
            return found;
        }

        private static boolean contains(long[] entries, int hash, MutationId mutation) {
            long high = mutation.value().getMostSignificantBits();
            long low = mutation.value().getLeastSignificantBits();
            for (int i = 0; i < entries.length; i += WIDTH) {
                if (entries[i] == hash && entries[i + 1] == high && entries[i + 2] == low) {
                    return true;
                }
            }
            return false;
        }

        private List<MutationId> mutationsWithHash(int hash) {
            List<MutationId> found = new ArrayList<>();
            for (long[] chunk : chunks) {
                addMutationsWithHash(chunk, hash, found);
            }
            addMutationsWithHash(last, hash, found);
            return found;
        }

        private static void addMutationsWithHash(long[] entries, int hash, List<MutationId> found) {
            for (int i = 0; i < entries.length; i += WIDTH) {
                if (entries[i] == hash) {
                    found.add(new MutationId(new UUID(entries[i + 1], entries[i + 2])));
                }
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof PostingBucket bucket
                    && Arrays.equals(last, bucket.last)
                    && Arrays.deepEquals(chunks, bucket.chunks);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.deepHashCode(chunks) + Arrays.hashCode(last);
        }
    }

    /** Adds booked postings, except reversals and stated balances, which repeat nothing. */
    RecordedPostingIndex plus(PostingsBooked e) {
        List<ProposedAmount> amounts = e.postings().stream()
                .filter(posting -> e.reversal() == null && posting.resultingThousands() == null)
                .map(posting -> new ProposedAmount(posting.item(), posting.flow(), posting.year(), posting.thousands()))
                .toList();
        return new RecordedPostingIndex(
                plus(e.moment().year(), e.mutation(), amounts), unbookedMutations.minus(e.mutation()));
    }

    /** Adds postings that wait for consents, of a mutation in a moment of this year. */
    RecordedPostingIndex plusUnbooked(BudgetYear year, MutationId mutation, List<ProposedAmount> amounts) {
        return new RecordedPostingIndex(plus(year, mutation, amounts), unbookedMutations.plus(mutation));
    }

    /** Adds each amount, and the sum of each account: a document may publish several postings as one. */
    private PMap<Integer, PostingBucket> plus(BudgetYear year, MutationId mutation, List<ProposedAmount> amounts) {
        Set<Integer> hashes = new LinkedHashSet<>();
        Map<BudgetAccount, Thousands> sums = new LinkedHashMap<>();
        for (ProposedAmount amount : amounts) {
            BudgetAccount account = new BudgetAccount(amount.item().account(), amount.flow(), amount.year());
            hashes.add(hash(account, amount.thousands(), year));
            sums.merge(account, amount.thousands(), Thousands::plus);
        }
        sums.forEach((account, sum) -> hashes.add(hash(account, sum, year)));
        // A waiting posting is already here when it is booked.
        boolean waiting = unbookedMutations.contains(mutation);
        PMap<Integer, PostingBucket> updated = byHash;
        for (int hash : hashes) {
            int at = hash & (BUCKETS - 1);
            PostingBucket bucket = updated.getOrDefault(at, PostingBucket.EMPTY);
            if (!waiting || !bucket.contains(hash, mutation)) {
                updated = updated.plus(at, bucket.plus(hash, mutation));
            }
        }
        return updated;
    }

    /** Returns all mutations that have this posting, and possibly some that do not. */
    public Set<MutationId> candidates(Posting posting, Moment moment) {
        int hash = hash(BudgetAccount.ofPosting(posting), posting.thousands(), moment.year());
        return new LinkedHashSet<>(
                byHash.getOrDefault(hash & (BUCKETS - 1), PostingBucket.EMPTY).mutationsWithHash(hash));
    }

    private static int hash(BudgetAccount account, Thousands thousands, BudgetYear year) {
        return Objects.hash(account.item(), account.flow().letter(), account.year(), thousands.value(), year);
    }
}
