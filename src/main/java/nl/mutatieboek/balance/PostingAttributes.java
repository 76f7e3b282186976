package nl.mutatieboek.balance;

import java.util.Arrays;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Reversal;

/**
 * What a line says of its figure besides the amount.
 *
 * @param effect whether its account has a balance by it, instead of changes only
 * @param reverses whether it is part of a reversal that takes its original back
 * @param basis how it is known
 * @param precision to what its source rounded
 */
record PostingAttributes(BalanceEffect effect, boolean reverses, Basis basis, Precision precision) {
    private static final int BASIS_BITS = 3;

    /** What a line does to the balance of its account. */
    enum BalanceEffect {
        /** A change. */
        CHANGE,
        /** An opening. */
        OPENING,
        /** A balance that a document states, or a reserve that is set apart below an article. */
        STATED
    }

    static PostingAttributes of(Proposal proposal, Posting posting) {
        Reversal reversal = proposal.reversal();
        Basis basis = posting.basis();
        return new PostingAttributes(
                effect(reversal == null ? proposal.kind() : reversal.originalKind(), posting),
                reversal != null && !reversal.restores(),
                basis == null ? proposal.basis() : basis,
                proposal.precision());
    }

    private static BalanceEffect effect(MutationKind kind, Posting posting) {
        if (kind == MutationKind.OPENING) {
            return BalanceEffect.OPENING;
        }
        boolean reserved =
                kind == MutationKind.RESERVATION && posting.item().account().depth() > 1;
        return reserved || posting.becomes() != null ? BalanceEffect.STATED : BalanceEffect.CHANGE;
    }

    /** Basis and precision in one byte: 0 for a figure that was read in thousands. */
    byte packedCertainty() {
        return (byte) (basis.rank() | precision.zeros() << BASIS_BITS);
    }

    /**
     * How many lines of a sum are known less well than read, and are coarser than thousands. Reversals count down, so that what
     * was taken back leaves no mark.
     */
    static final class CertaintyCounts {
        /** One for each rank of a basis but the best, then one for each number of zeros but none. */
        static final int SIZE = Basis.WORST + Precision.MAX_ZEROS;

        private static final int[] NONE = {};

        private int[] counts = NONE;

        /** @param sign 1, or −1 for a line that takes its original back */
        void add(byte sureness, int sign) {
            if (sureness != 0) {
                addTo(all(), 0, sureness, sign);
            }
        }

        static void addTo(int[] counts, int at, byte sureness, int sign) {
            int rank = sureness & ((1 << BASIS_BITS) - 1);
            int zeros = sureness >> BASIS_BITS;
            if (rank > 0) {
                counts[at + rank - 1] += sign;
            }
            if (zeros > 0) {
                counts[at + Basis.WORST + zeros - 1] += sign;
            }
        }

        void add(CertaintyCounts other) {
            if (other.counts.length > 0) {
                add(other.counts, 0);
            }
        }

        /** Adds the counts that lie in an array from a place on. */
        void add(int[] more, int from) {
            int[] all = all();
            for (int i = 0; i < SIZE; i++) {
                all[i] += more[from + i];
            }
        }

        private int[] all() {
            if (counts.length == 0) {
                counts = new int[SIZE];
            }
            return counts;
        }

        Basis worstBasis() {
            return Basis.ranked(last(0, Basis.WORST));
        }

        Precision coarsestPrecision() {
            return Precision.ofZeros(last(Basis.WORST, SIZE));
        }

        /** The number, from 1, of the last of some counts that is not zero; 0 when all are. */
        private int last(int from, int to) {
            int last = Math.min(to, counts.length);
            while (last > from && counts[last - 1] == 0) {
                last--;
            }
            return Math.max(0, last - from);
        }

        @Override
        public String toString() {
            return Arrays.toString(counts);
        }
    }
}
