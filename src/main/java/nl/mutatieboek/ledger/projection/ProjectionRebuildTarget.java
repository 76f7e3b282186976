package nl.mutatieboek.ledger.projection;

import java.util.List;
import nl.mutatieboek.ledger.projection.ProjectionDigest.ProjectionComparison;

/** The live projections, which a rebuild compares with derived ones and replaces. */
public interface ProjectionRebuildTarget extends ProjectionReader {
    /**
     * Result of a comparison.
     *
     * @param checkpointNumber number of the checkpoint from which the live projections started; 0 if they replayed the
     *     whole ledger
     * @param projections comparison of each, in order
     */
    record LiveComparisonResult(long checkpointNumber, List<ProjectionComparison> projections) {
        public LiveComparisonResult {
            projections = List.copyOf(projections);
        }
    }

    /** Compares each live projection with the derived one, as of the number to which the derived one is complete. */
    LiveComparisonResult compareWith(ProjectionRunner derived);

    /**
     * Replays the rest of the ledger into the derived projections and makes them live.
     *
     * @param beforeSwitch runs directly before the switch; its exception prevents it
     */
    void replaceWith(ProjectionRunner derived, Runnable beforeSwitch);
}
