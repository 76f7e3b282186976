package nl.mutatieboek.structure;

import java.util.function.Function;
import nl.mutatieboek.platform.http.ProblemException;

/** A point in time of which the embargo is not judged yet, because the scope of the response is not known yet. */
public final class UnboundedPoint {
    private final Point point;
    private final Embargo embargo;

    UnboundedPoint(Point point, Embargo embargo) {
        this.point = point;
        this.embargo = embargo;
    }

    /**
     * The point as far as the reader may see these chapters. Records the read if any of it is under embargo.
     *
     * @throws ProblemException 403 if it names a moment under embargo, or if nothing was submitted yet
     */
    public Point within(ChapterScope scope) {
        return embargo.bounded(point, scope);
    }

    /** The same for a scope that depends on what the book knew at the point. */
    public Point within(Function<Point, ChapterScope> scope) {
        return within(scope.apply(point));
    }
}
