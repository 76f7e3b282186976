package nl.mutatieboek.domain.value;

/**
 * Reference from a reversal to its original.
 *
 * @param of the reversed mutation
 * @param originalKind kind at the start of the chain of reversals; never {@code REVERSAL}
 * @param restores whether it reverses a reversal, so that the original counts again
 */
public record Reversal(MutationId of, MutationKind originalKind, boolean restores) {
    public Reversal {
        if (originalKind == MutationKind.REVERSAL) {
            throw new IllegalArgumentException("The original kind must not be REVERSAL");
        }
    }

    /** Whether it reverses a mutation of this kind. */
    public boolean undoes(MutationKind kind) {
        return originalKind == kind && !restores;
    }

    /** Whether it makes a mutation of this kind count again. */
    public boolean restores(MutationKind kind) {
        return originalKind == kind && restores;
    }
}
