package nl.mutatieboek.access;

import java.util.List;
import nl.mutatieboek.budget.term.Moment;

/** What the book holds that was not presented to parliament yet. */
@FunctionalInterface
public interface UnderEmbargo {
    /** The moments of which nothing may be told. */
    List<Moment> moments();
}
