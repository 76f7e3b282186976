package nl.mutatieboek.importing;

import java.util.Map;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import org.jspecify.annotations.Nullable;

/**
 * How a file is imported.
 *
 * @param dryRun whether to record nothing
 * @param lookAlikes what becomes of a mutation or item that looks like one that the book has
 * @param byRow the same for what begins at a row, where the importer chose otherwise
 */
public record ImportOptions(boolean dryRun, LookAlikePolicy lookAlikes, Map<Long, LookAlikePolicy> byRow) {
    public ImportOptions {
        byRow = Map.copyOf(byRow);
    }

    /** Look-alikes are refused. */
    public static ImportOptions of(boolean dryRun) {
        return new ImportOptions(dryRun, LookAlikePolicy.REFUSE, Map.of());
    }

    /** @param stated what the file itself says in that row, which comes before the general choice */
    LookAlikePolicy choice(long row, @Nullable LookAlikePolicy stated) {
        LookAlikePolicy chosen = byRow.get(row);
        if (chosen != null) {
            return chosen;
        }
        return stated == null ? lookAlikes : stated;
    }
}
