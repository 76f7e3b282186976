package nl.mutatieboek.intake;

import java.util.Map;
import nl.mutatieboek.intake.format.LookAlikes;
import org.jspecify.annotations.Nullable;

/**
 * How a file is imported.
 *
 * @param dryRun whether to record nothing
 * @param lookAlikes what becomes of a mutation or item that looks like one that the book has
 * @param byRow the same for what begins at a row, where the importer chose otherwise
 */
public record ImportOptions(boolean dryRun, LookAlikes lookAlikes, Map<Long, LookAlikes> byRow) {
    public ImportOptions {
        byRow = Map.copyOf(byRow);
    }

    /** Look-alikes are refused. */
    public static ImportOptions of(boolean dryRun) {
        return new ImportOptions(dryRun, LookAlikes.REFUSE, Map.of());
    }

    /** @param stated what the file itself says in that row, which comes before the general choice */
    LookAlikes choice(long row, @Nullable LookAlikes stated) {
        LookAlikes chosen = byRow.get(row);
        if (chosen != null) {
            return chosen;
        }
        return stated == null ? lookAlikes : stated;
    }
}
