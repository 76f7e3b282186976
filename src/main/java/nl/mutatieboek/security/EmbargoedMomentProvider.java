package nl.mutatieboek.security;

import java.util.List;
import nl.mutatieboek.domain.value.Moment;

/** Provides the moments that were not presented to parliament yet. */
@FunctionalInterface
public interface EmbargoedMomentProvider {
    /** Returns the moments under embargo. */
    List<Moment> moments();
}
