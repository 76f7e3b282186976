package nl.mutatieboek.platform.http;

import java.util.Optional;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.platform.CodedException;

/** Why the rules say no can hold what is not for who asks. */
@FunctionalInterface
public interface RefusalDisclosurePolicy {
    /** What he is told in the place of a refusal; nothing where he may be told that. */
    Optional<CodedException> substituteFor(Refusal refusal);
}
