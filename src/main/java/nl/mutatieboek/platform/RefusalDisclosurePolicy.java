package nl.mutatieboek.platform;

import java.util.Optional;
import nl.mutatieboek.domain.Refusal;

/** Decides whether a refusal may be disclosed, because it can contain data under embargo. */
@FunctionalInterface
public interface RefusalDisclosurePolicy {
    /** Returns the failure to report in place of a refusal; empty if the refusal may be disclosed. */
    Optional<CodedException> substituteFor(Refusal refusal);
}
