package nl.mutatieboek.budget;

import nl.mutatieboek.platform.http.EmptyMeansAbsent;
import nl.mutatieboek.platform.http.ValidDomainTerm;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;

/**
 * Bounds a read of the ledger itself, which is always up to date.
 *
 * @param knownAt an instant or a ledger number
 */
public record KnownAtQuery(
        @EmptyMeansAbsent @ValidDomainTerm("known-at") @Nullable
        String knownAt) implements ValidatedQuery {}
