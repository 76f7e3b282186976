package nl.mutatieboek.platform.http;

import java.util.Optional;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.platform.CodedException;

/** Decides whether a refusal may be disclosed, because it can contain data under embargo. */
@FunctionalInterface
public interface RefusalDisclosurePolicy {
    /** What he is told in the place of a refusal; nothing where he may be told that. */
    Optional<CodedException> substituteFor(Refusal refusal);
}
