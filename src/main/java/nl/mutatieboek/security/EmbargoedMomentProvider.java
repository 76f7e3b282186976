package nl.mutatieboek.security;

import java.util.List;
import nl.mutatieboek.domain.value.Moment;

/** What the book holds that was not presented to parliament yet. */
@FunctionalInterface
public interface EmbargoedMomentProvider {
    /** The moments of which nothing may be told. */
    List<Moment> moments();
}
