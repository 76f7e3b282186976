package nl.mutatieboek.domain.value;

/**
 * What a reversal takes back.
 *
 * @param of the mutation whose postings it negates
 * @param originalKind the kind at the start of the chain of reversals; never {@code REVERSAL}
 * @param restores whether it is the reversal of a reversal, so that the original counts again
 */
public record Reversal(MutationId of, MutationKind originalKind, boolean restores) {
    public Reversal {
        if (originalKind == MutationKind.REVERSAL) {
            throw new IllegalArgumentException("A chain of reversals starts at something else");
        }
    }

    /** Whether it takes a mutation of that kind back. */
    public boolean undoes(MutationKind kind) {
        return originalKind == kind && !restores;
    }

    /** Whether it makes a mutation of that kind count again. */
    public boolean restores(MutationKind kind) {
        return originalKind == kind && restores;
    }
}
