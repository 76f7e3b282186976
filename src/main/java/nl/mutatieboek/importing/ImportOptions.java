package nl.mutatieboek.importing;

import java.util.Map;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import org.jspecify.annotations.Nullable;

/**
 * Options of an import.
 *
 * @param dryRun whether to decide everything and record nothing
 * @param lookAlikes what to do with a mutation or item that looks like one in the ledger
 * @param lookAlikePolicyByRow the same by first row, where the user chose otherwise
 */
public record ImportOptions(
        boolean dryRun, LookAlikePolicy lookAlikes, Map<Long, LookAlikePolicy> lookAlikePolicyByRow) {
    public ImportOptions {
        lookAlikePolicyByRow = Map.copyOf(lookAlikePolicyByRow);
    }

    /** @param stated policy in the row itself, which overrides the general one; null if there is none */
    LookAlikePolicy lookAlikePolicyFor(long row, @Nullable LookAlikePolicy stated) {
        LookAlikePolicy chosen = lookAlikePolicyByRow.get(row);
        if (chosen != null) {
            return chosen;
        }
        return stated == null ? lookAlikes : stated;
    }
}
