package nl.mutatieboek.importing.reconciliation;

import java.util.List;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Explains a balance of the ledger from an amount on which the ledger and the file agree, or from zero. That amount
 * plus all mutations is exactly the balance of the ledger.
 *
 * @param from kind of starting point
 * @param ledgerNumber last entry before the mutations; 0 if there is none
 * @param moment moment of that entry; null if there is none
 * @param thousands starting amount: as stated in the file, or stated for an earlier moment; zero if they never agreed
 * @param mutations the last mutations, in order
 * @param earlier number of mutations before the listed ones
 * @param earlierThousands sum of those
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

    /** Kind of starting point, where file and ledger agree. */
    public enum BridgeStart {
        /** The balance up to a moment equals the file; the mutations were presented later. */
        PRESENTED,
        /** The balance up to an entry equals the file; the mutations were recorded later. */
        RECORDED,
        /** File and ledger agree on an earlier moment; the mutations were presented later. */
        EARLIER_MOMENT,
        /** File and ledger never agreed; these are all mutations. */
        NOWHERE
    }

    /**
     * A mutation between the starting point and the balance.
     *
     * @param number such as {@code XX-2026-0007}
     * @param ledgerNumber first entry that books a part of it on this balance
     * @param thousands change of this balance; never zero
     */
    public record BridgeMutation(
            MutationId mutation, String number, String title, Moment moment, long ledgerNumber, Thousands thousands) {}
}
