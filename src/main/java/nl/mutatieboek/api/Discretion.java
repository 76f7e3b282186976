package nl.mutatieboek.api;

import java.util.Optional;
import nl.mutatieboek.domain.Refusal;

/** Why the rules say no can hold what is not for who asks. */
@FunctionalInterface
public interface Discretion {
    /** What he is told in the place of a refusal; nothing where he may be told that. */
    Optional<Problem> instead(Refusal refusal);
}
