package nl.mutatieboek.importing.reconciliation;

import java.util.List;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * How the book came to its own balance from a figure at which it and the file agreed, or from nothing: that figure and the
 * mutations make its own balance exactly.
 *
 * @param from where they agreed
 * @param ledgerNumber of the last entry before the mutations; 0 where there is none
 * @param moment of it; null where there is none
 * @param thousands the figure: what the file states, or stated for an earlier moment; zero where they never agreed
 * @param mutations the last of them, in the order in which they come
 * @param earlier how many come before those that are told
 * @param earlierThousands what those come to
 */
public record BalanceBridge(
        BridgeStart from,
        long ledgerNumber,
        @Nullable Moment moment,
        Thousands thousands,
        List<BridgeMutation> mutations,
        long earlier,
        Thousands earlierThousands) {
    public BalanceBridge {
        mutations = List.copyOf(mutations);
    }

    /** Where a file and the book agreed. */
    public enum BridgeStart {
        /** The balance up to a moment is what the file states; what follows is presented after it. */
        PRESENTED,
        /** The balance was what the file states until an entry; what follows was recorded since. */
        RECORDED,
        /** The file states for an earlier moment what the book has there; what follows is presented after that moment. */
        EARLIER_MOMENT,
        /** They never agreed: these are all mutations of it. */
        NOWHERE
    }

    /**
     * A mutation on the way.
     *
     * @param number such as {@code XX-2026-0007}
     * @param ledgerNumber of the first entry that books a line of it there
     * @param thousands what it changes there; never nothing
     */
    public record BridgeMutation(
            MutationId mutation, String number, String title, Moment moment, long ledgerNumber, Thousands thousands) {}
}
