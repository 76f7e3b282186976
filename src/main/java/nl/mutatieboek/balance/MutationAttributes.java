package nl.mutatieboek.balance;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Reversal;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of a mutation that sums depend on. A reversal has those of its original.
 *
 * @param reservation whether it reserves money
 * @param extrapolation whether it adds a year
 * @param yearEndMargin whether it carries a margin to the next year
 * @param lastYear last year in which it continues; {@link #NO_LAST_YEAR}, or {@link #STATED_YEARS_ONLY} if it does not
 * @param coverage coverage package, if any
 */
record MutationAttributes(
        boolean reservation,
        boolean extrapolation,
        boolean yearEndMargin,
        int lastYear,
        @Nullable String coverage) {
    static final int NO_LAST_YEAR = Integer.MAX_VALUE;
    static final int STATED_YEARS_ONLY = 0;

    private static final int RESERVES = 1;
    private static final int EXTRAPOLATES = 2;
    private static final int ENDS = 4;
    private static final int COVERS = 8;
    private static final int CARRIES = 16;

    static MutationAttributes of(Proposal proposal) {
        Reversal reversal = proposal.reversal();
        MutationKind kind = reversal == null ? proposal.kind() : reversal.originalKind();
        return new MutationAttributes(
                kind == MutationKind.RESERVATION,
                kind == MutationKind.EXTRAPOLATION,
                kind == MutationKind.YEAR_END_MARGIN,
                lastYear(proposal.continuation()),
                proposal.coverage());
    }

    /** Unknown continues: an official adjusts the extrapolation, with a reason. */
    private static int lastYear(Continuation continuation) {
        BudgetYear until = continuation.until();
        return switch (continuation.type()) {
            case INCIDENTAL -> STATED_YEARS_ONLY;
            case UNTIL -> until == null ? NO_LAST_YEAR : until.value();
            case STRUCTURAL, UNKNOWN -> NO_LAST_YEAR;
        };
    }

    void write(DataOutput out) throws IOException {
        boolean ends = lastYear != NO_LAST_YEAR;
        out.writeByte((reservation ? RESERVES : 0)
                | (extrapolation ? EXTRAPOLATES : 0)
                | (yearEndMargin ? CARRIES : 0)
                | (ends ? ENDS : 0)
                | (coverage != null ? COVERS : 0));
        if (ends) {
            out.writeInt(lastYear);
        }
        if (coverage != null) {
            out.writeUTF(coverage);
        }
    }

    static MutationAttributes read(DataInput in) throws IOException {
        int flags = in.readByte();
        return new MutationAttributes(
                (flags & RESERVES) != 0,
                (flags & EXTRAPOLATES) != 0,
                (flags & CARRIES) != 0,
                (flags & ENDS) != 0 ? in.readInt() : NO_LAST_YEAR,
                (flags & COVERS) != 0 ? in.readUTF() : null);
    }
}
