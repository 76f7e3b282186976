package nl.mutatieboek.access;

import java.util.List;
import nl.mutatieboek.domain.value.Moment;

/** What the book holds that was not presented to parliament yet. */
@FunctionalInterface
public interface UnderEmbargo {
    /** The moments of which nothing may be told. */
    List<Moment> moments();
}
