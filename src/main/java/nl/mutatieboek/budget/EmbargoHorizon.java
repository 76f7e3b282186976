package nl.mutatieboek.budget;

import java.util.Set;
import nl.mutatieboek.domain.value.Moment;
import org.jspecify.annotations.Nullable;

/**
 * How far a reader sees the chapters of a response.
 *
 * @param embargoed moments under embargo for these chapters that the reader may see
 * @param firstHidden the first moment that the reader may not see, and with it all later ones; null if there is none
 */
record EmbargoHorizon(Set<Moment> embargoed, @Nullable Moment firstHidden) {
    /** Nothing is under embargo. */
    static final EmbargoHorizon OPEN = new EmbargoHorizon(Set.of(), null);

    EmbargoHorizon {
        embargoed = Set.copyOf(embargoed);
    }
}
