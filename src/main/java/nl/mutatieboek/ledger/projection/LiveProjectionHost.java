package nl.mutatieboek.ledger.projection;

import java.util.List;
import nl.mutatieboek.ledger.projection.ProjectionDigest.ProjectionComparison;

/** The projections that answer, beside those that were made anew from the ledger. */
public interface LiveProjectionHost extends ProjectionReader {
    /**
     * What a comparison has shown.
     *
     * @param checkpointNumber up to which entry the live ones had come from a checkpoint; 0 where they were derived since the start
     * @param projections of each, in order
     */
    record LiveComparisonResult(long checkpointNumber, List<ProjectionComparison> projections) {
        public LiveComparisonResult {
            projections = List.copyOf(projections);
        }
    }

    /** Compares each with its counterpart, as of the number up to which that is complete. */
    LiveComparisonResult compareWith(ProjectionRunner anew);

    /**
     * Answers with these from now on, once they are brought on to where the live ones are.
     *
     * @param before is run when nothing but taking their place is left to do; if it throws, they do not
     */
    void replaceWith(ProjectionRunner anew, Runnable before);
}
