package nl.mutatieboek.importing;

import java.util.Map;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import org.jspecify.annotations.Nullable;

/**
 * How a file is imported.
 *
 * @param dryRun whether to record nothing
 * @param lookAlikes what becomes of a mutation or item that looks like one that the book has
 * @param lookAlikePolicyByRow the same for what begins at a row, where the importer chose otherwise
 */
public record ImportOptions(
        boolean dryRun, LookAlikePolicy lookAlikes, Map<Long, LookAlikePolicy> lookAlikePolicyByRow) {
    public ImportOptions {
        lookAlikePolicyByRow = Map.copyOf(lookAlikePolicyByRow);
    }

    /** Look-alikes are refused. */
    public static ImportOptions refusingLookAlikes(boolean dryRun) {
        return new ImportOptions(dryRun, LookAlikePolicy.REFUSE, Map.of());
    }

    /** @param stated what the file itself says in that row, which comes before the general choice */
    LookAlikePolicy lookAlikePolicyFor(long row, @Nullable LookAlikePolicy stated) {
        LookAlikePolicy chosen = lookAlikePolicyByRow.get(row);
        if (chosen != null) {
            return chosen;
        }
        return stated == null ? lookAlikes : stated;
    }
}
