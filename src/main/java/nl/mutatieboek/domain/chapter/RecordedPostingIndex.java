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

    /** Entries of three numbers each: the hash, and the two halves of the mutation's identity. */
    static final class PostingBucket {
        private static final int WIDTH = 3;
        private static final PostingBucket EMPTY = new PostingBucket(new long[0]);

        private final long[] entries;

        private PostingBucket(long[] entries) {
            this.entries = entries;
        }

        /** Adds an entry once: a waiting posting is already here when it is booked. */
        private PostingBucket plus(int hash, MutationId mutation) {
            long high = mutation.value().getMostSignificantBits();
            long low = mutation.value().getLeastSignificantBits();
            for (int i = 0; i < entries.length; i += WIDTH) {
                if (entries[i] == hash && entries[i + 1] == high && entries[i + 2] == low) {
                    return this;
                }
            }
            long[] updated = Arrays.copyOf(entries, entries.length + WIDTH);
            updated[entries.length] = hash;
            updated[entries.length + 1] = high;
            updated[entries.length + 2] = low;
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

    /** Adds booked postings, except reversals and stated balances, which repeat nothing. */
    RecordedPostingIndex plus(PostingsBooked e) {
        List<ProposedAmount> amounts = e.postings().stream()
                .filter(posting -> e.reversal() == null && posting.becomes() == null)
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
        PMap<Integer, PostingBucket> updated = byHash;
        for (int hash : hashes) {
            updated = plus(updated, hash, mutation);
        }
        return updated;
    }

    private static PMap<Integer, PostingBucket> plus(PMap<Integer, PostingBucket> all, int hash, MutationId mutation) {
        int bucket = hash & (BUCKETS - 1);
        return all.plus(bucket, all.getOrDefault(bucket, PostingBucket.EMPTY).plus(hash, mutation));
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
