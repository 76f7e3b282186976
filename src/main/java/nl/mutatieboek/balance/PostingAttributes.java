package nl.mutatieboek.balance;

import java.util.Arrays;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Reversal;

/**
 * Attributes of a posting besides its amount.
 *
 * @param effect effect on the balance of the account
 * @param reverses whether it reverses another posting
 * @param basis how the amount is known
 * @param precision precision of the source
 * @param marks marks that the line or its mutation states
 */
record PostingAttributes(BalanceEffect effect, boolean reverses, Basis basis, Precision precision, BudgetMarks marks) {
    private static final int BASIS_BITS = 3;

    /** Effect on the balance of an account. */
    enum BalanceEffect {
        /** A change. */
        CHANGE,
        /** An opening. */
        OPENING,
        /** A balance stated in a document, or a reserve set apart below an article. */
        STATED
    }

    static PostingAttributes of(Proposal proposal, Posting posting) {
        Reversal reversal = proposal.reversal();
        Basis basis = posting.basis();
        return new PostingAttributes(
                effect(reversal == null ? proposal.kind() : reversal.originalKind(), posting),
                reversal != null && !reversal.restores(),
                basis == null ? proposal.basis() : basis,
                proposal.precision(),
                proposal.marksOf(posting).budget().of(posting.flow()));
    }

    private static BalanceEffect effect(MutationKind kind, Posting posting) {
        if (kind == MutationKind.OPENING) {
            return BalanceEffect.OPENING;
        }
        boolean reserved =
                kind == MutationKind.RESERVATION && posting.item().account().depth() > 1;
        return reserved || posting.resultingThousands() != null ? BalanceEffect.STATED : BalanceEffect.CHANGE;
    }

    /** Basis and precision in one byte: 0 for an amount read in exact thousands. */
    byte packedCertainty() {
        return (byte) (basis.rank() | precision.zeros() << BASIS_BITS);
    }

    /**
     * Counts postings with a basis worse than READ or a precision coarser than thousands. Reversals subtract, so that a
     * reversed posting leaves no trace.
     */
    static final class CertaintyCounts {
        /** A count for each rank except the best, then for each number of zeros except none. */
        private static final int SIZE = Basis.WORST + Precision.MAX_ZEROS;

        private static final int[] NONE = {};

        private int[] counts = NONE;

        /** @param postings how many more; a reversal is one less */
        void add(byte certainty, int postings) {
            if (certainty == 0) {
                return;
            }
            int rank = certainty & ((1 << BASIS_BITS) - 1);
            int zeros = certainty >> BASIS_BITS;
            if (rank > 0) {
                all()[rank - 1] += postings;
            }
            if (zeros > 0) {
                all()[Basis.WORST + zeros - 1] += postings;
            }
        }

        void add(CertaintyCounts other) {
            for (int i = 0; i < other.counts.length; i++) {
                all()[i] += other.counts[i];
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

        /** Position from 1 of the last non-zero count; 0 if all are zero. */
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
