package nl.mutatieboek.budget;

import java.util.function.Function;
import nl.mutatieboek.platform.EmbargoedException;

/** A point in time of which the embargo is not judged yet, because the scope of the response is not known yet. */
public final class UnscopedAsOf {
    private final ResolvedAsOf point;
    private final EmbargoPolicy embargo;

    UnscopedAsOf(ResolvedAsOf point, EmbargoPolicy embargo) {
        this.point = point;
        this.embargo = embargo;
    }

    /**
     * The point as far as the reader may see these chapters. Records the read if any of it is under embargo.
     *
     * @throws EmbargoedException if it names a moment under embargo, or if nothing was submitted yet
     */
    public ResolvedAsOf limitAndRecordRead(ResponseChapterScope scope) {
        return embargo.limitAndRecordRead(point, scope);
    }

    /** The same for a scope that depends on what the book knew at the point. */
    public ResolvedAsOf limitAndRecordRead(Function<ResolvedAsOf, ResponseChapterScope> scope) {
        return limitAndRecordRead(scope.apply(point));
    }
}
