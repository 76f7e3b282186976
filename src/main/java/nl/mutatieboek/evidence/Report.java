package nl.mutatieboek.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the verifier found.
 *
 * @param ledgerNumber the number of the last entry that holds, and all before it with it
 * @param hash that entry's hash, hexadecimal: kept outside the database, it also shows a chain rewritten together with its
 *     head
 * @param fault the first fault of the ledger; null when it holds
 * @param recomputed the rows that were derived again; none when the ledger does not hold
 */
public record Report(
        long ledgerNumber, String hash, @Nullable Fault fault, List<Recomputed> recomputed) {
    public Report {
        recomputed = List.copyOf(recomputed);
    }

    /** Whether nothing was found. */
    public boolean clean() {
        return fault == null
                && recomputed.stream().allMatch(rows -> rows.differences().isEmpty());
    }

    /**
     * Rows that were derived again.
     *
     * @param name what they are
     * @param completeTo the ledger number up to which they were compared
     * @param rows how many were recomputed
     * @param differences one sentence each
     */
    public record Recomputed(String name, long completeTo, long rows, List<String> differences) {
        public Recomputed {
            differences = List.copyOf(differences);
        }
    }
}
