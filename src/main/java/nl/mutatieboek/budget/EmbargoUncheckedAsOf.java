package nl.mutatieboek.budget;

import java.util.function.Function;
import nl.mutatieboek.platform.EmbargoedException;

/** A point in time before the embargo is applied, because the scope of the response is not known yet. */
public record EmbargoUncheckedAsOf(ResolvedAsOf point, EmbargoPolicy embargo) {
    /**
     * Bounds the point to what the reader may see of these chapters. Records the read if any of it is under embargo.
     *
     * @throws EmbargoedException if it names a moment under embargo, or if nothing was submitted yet
     */
    public ResolvedAsOf limitAndRecordRead(EmbargoCheckScope scope) {
        return embargo.limitAndRecordRead(point, scope);
    }

    /** Bounds the point for a scope that depends on the structure at the point. */
    public ResolvedAsOf limitAndRecordRead(Function<ResolvedAsOf, EmbargoCheckScope> scope) {
        return limitAndRecordRead(scope.apply(point));
    }
}
