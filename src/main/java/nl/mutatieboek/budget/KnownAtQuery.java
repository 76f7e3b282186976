package nl.mutatieboek.budget;

import nl.mutatieboek.platform.http.DomainTerm;
import nl.mutatieboek.platform.http.EmptyMeansAbsent;
import nl.mutatieboek.platform.http.QueryParameters;
import org.jspecify.annotations.Nullable;

/**
 * Bounds a read of the ledger itself, which is always up to date.
 *
 * @param knownAt an instant or a ledger number
 */
public record KnownAtQuery(
        @EmptyMeansAbsent @DomainTerm("known-at") @Nullable String knownAt) implements QueryParameters {}
